import fc from "fast-check";
import { expect, test } from "vitest";
import { holmSidak, sidak } from "../../lib/statistics/sidak.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("multiple-testing"))("multiple-testing: $id", (item) => {
  expect(differences({ sidak: sidak(item.input.p) }, item)).toEqual([]);
});

test("adjusted p-values keep the order, are never below the given ones and never above 1", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
      const adjusted = sidak(p);
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
  const [first, none, second] = sidak([0.01, NaN, 0.04]);
  expect(none).toBeNaN();
  expect([first, second]).toEqual(Array.from(sidak([0.01, 0.04])));
});

test("none gives none, one stays as it is", () => {
  expect(sidak([]).length).toBe(0);
  expect(sidak([0.3])[0]).toBeCloseTo(0.3, 15);
});

test("what is not a probability is refused", () => {
  expect(() => sidak([0.5, 2])).toThrow(new RangeError("invalid p-value: 2"));
  expect(() => sidak([-0.1])).toThrow(new RangeError("invalid p-value: -0.1"));
});

test.each(golden("multiple-testing"))("stepping down: $id", (item) => {
  expect(differences({ holmSidak: holmSidak(item.input.p) }, item)).toEqual([]);
});

test("a tiny p-value loses no digits", () => {
  expect(sidak([1e-20, 0.5])[0]).toBeCloseTo(2e-20, 34);
  expect(holmSidak([1e-20, 0.5])[0]).toBeCloseTo(2e-20, 34);
});
