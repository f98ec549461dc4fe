import { expect, test } from "vitest";
import { equivalence } from "../../lib/statistics/equivalence.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("equivalence"))("equivalence: $id", (item) => {
  const { tLower, tUpper, pLower, pUpper, pEquivalence } = equivalence(
    item.input.x,
    item.input.lower,
    item.input.upper,
    0.9,
  );
  const actual = { tLower, tUpper, pLower, pUpper, pEquivalence };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("the 90 % interval inside the margins is a p below 5 %, and touching them is 5 %", () => {
  const values = [0.3, -0.2, 0.5, 0.1, -0.4, 0.2];
  const { interval } = equivalence(values, -1, 1, 0.9);
  expect(equivalence(values, interval.lower, 1, 0.9).pLower).toBeCloseTo(0.05, 12);
  expect(equivalence(values, -1, interval.upper, 0.9).pUpper).toBeCloseTo(0.05, 12);
  expect(equivalence(values, -1, 1, 0.99).interval.upper).toBeGreaterThan(interval.upper);
});

test("a mean outside the margins is never equivalent", () => {
  expect(equivalence([3, 3.1, 2.9], -1, 1, 0.9).pEquivalence).toBeGreaterThan(0.99);
});

test("none, one, constant and unobserved values have no p, and it says so", () => {
  const why = (values: number[]) => equivalence(values, -1, 1, 0.9);
  expect(why([])).toMatchObject({ pEquivalence: NaN, violated: ["fewer than two values"] });
  expect(why([1])).toMatchObject({ pEquivalence: NaN, violated: ["fewer than two values"] });
  expect(why([0.1, 0.1, 0.1])).toMatchObject({ pEquivalence: NaN, violated: ["all values are equal"] });
  expect(why([1, NaN])).toMatchObject({ pEquivalence: NaN, violated: ["a value is not observed"] });
});

test("margins in the wrong order are refused", () => {
  expect(() => equivalence([1, 2], 1, 1, 0.9)).toThrow(new RangeError("invalid lower: 1"));
});
