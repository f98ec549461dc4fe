import { expect, test } from "vitest";
import { autocovariances, longRunVariance, neweyWestLag } from "../../lib/statistics/long-run-variance.js";

test("the rule gives the lags of Newey and West", () => {
  expect([10, 40, 100, 250, 1000].map(neweyWestLag)).toEqual([2, 3, 4, 4, 6]);
});

test("autocovariances divide by n at every lag", () => {
  // Deviations -1.5, -0.5, 0.5, 1.5.
  expect(Array.from(autocovariances([1, 2, 3, 4], 4))).toEqual([5 / 4, 1.25 / 4, -1.5 / 4, -2.25 / 4, 0]);
});

test("Bartlett weights fall evenly to zero just after the last lag", () => {
  expect(longRunVariance([3, 2, 1])).toBeCloseTo(3 + 2 * ((2 / 3) * 2 + (1 / 3) * 1), 14);
  expect(longRunVariance([3])).toBe(3);
});

test("nothing observed, NaN and constants", () => {
  expect([autocovariances([], 0)[0], autocovariances([1, NaN], 0)[0], autocovariances([5, 5], 1)[1]]).toEqual([
    NaN,
    NaN,
    0,
  ]);
});

test("a lag that is no count is refused", () => {
  expect(() => autocovariances([1, 2], -1)).toThrow(new RangeError("invalid lag: -1"));
  expect(() => autocovariances([1, 2], 0.5)).toThrow(new RangeError("invalid lag: 0.5"));
});
