import fc from "fast-check";
import { expect, test } from "vitest";
import { hochberg } from "../../lib/statistics/hochberg.js";
import { holm } from "../../lib/statistics/holm.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("multiple-testing"))("multiple-testing: $id", (item) => {
  expect(differences({ hochberg: hochberg(item.input.p) }, item)).toEqual([]);
});

test("adjusted p-values keep the order, are never below the given ones and never above 1", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
      const adjusted = hochberg(p);
      p.forEach((value, i) => {
        expect(adjusted[i]!).toBeGreaterThanOrEqual(value * (1 - 1e-15));
        expect(adjusted[i]!).toBeLessThanOrEqual(1);
        p.forEach((other, j) => {
          if (value < other) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!);
        });
      });
    }),
  );
});

test("a test without an answer stays without one and is not counted", () => {
  const [first, none, second] = hochberg([0.01, NaN, 0.04]);
  expect(none).toBeNaN();
  expect([first, second]).toEqual(Array.from(hochberg([0.01, 0.04])));
});

test("none gives none, one stays as it is", () => {
  expect(hochberg([]).length).toBe(0);
  expect(hochberg([0.3])[0]).toBeCloseTo(0.3, 15);
});

test("what is not a probability is refused", () => {
  expect(() => hochberg([0.5, 2])).toThrow(new RangeError("invalid p-value: 2"));
  expect(() => hochberg([-0.1])).toThrow(new RangeError("invalid p-value: -0.1"));
});

test("is never greater than Holm's", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
      const other = holm(p);
      hochberg(p).forEach((value, i) => {
        expect(value).toBeLessThanOrEqual(other[i]!);
      });
    }),
  );
});
