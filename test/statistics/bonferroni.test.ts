import fc from "fast-check";
import { expect, test } from "vitest";
import { bonferroni } from "../../lib/statistics/bonferroni.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("multiple-testing"))("multiple-testing: $id", (item) => {
  expect(differences({ bonferroni: bonferroni(item.input.p) }, item)).toEqual([]);
});

test("adjusted p-values keep the order, are never below the given ones and never above 1", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
      const adjusted = bonferroni(p);
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
  const [first, none, second] = bonferroni([0.01, NaN, 0.04]);
  expect(none).toBeNaN();
  expect([first, second]).toEqual(Array.from(bonferroni([0.01, 0.04])));
});

test("none gives none, one stays as it is", () => {
  expect(bonferroni([]).length).toBe(0);
  expect(bonferroni([0.3])[0]).toBeCloseTo(0.3, 15);
});

test("what is not a probability is refused", () => {
  expect(() => bonferroni([0.5, 2])).toThrow(new RangeError("invalid p-value: 2"));
  expect(() => bonferroni([-0.1])).toThrow(new RangeError("invalid p-value: -0.1"));
});

test("each is multiplied by the number of tests", () => {
  // Published by peers' tests.
  expect(Array.from(bonferroni([0.01, 0.04, 0.1, 0.2]))).toEqual([0.04, 0.16, 0.4, 0.8]);
  expect(bonferroni([0.01, 0.02, 0.03, 0.04, 0.05])).toMatchObject({ 0: 0.05, 4: 0.25 });
});
