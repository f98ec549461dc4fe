import { expect, test } from "vitest";
import { basicInterval, percentileInterval } from "../../lib/statistics/bootstrap-interval.js";

/** 0, 1, ..., 100 in disorder: the quantile at p is 100 p. */
const replicates = Array.from({ length: 101 }, (_, i) => (37 * i) % 101);

test("the percentile interval lies between the quantiles", () => {
  const { lower, upper, ...rest } = percentileInterval(replicates, 0.9);
  expect([lower, upper]).toEqual([expect.closeTo(5, 10), expect.closeTo(95, 10)]);
  expect(rest).toEqual({ level: 0.9, method: "percentile bootstrap" });
});

test("the basic interval mirrors them in the estimate", () => {
  const { lower, upper, ...rest } = basicInterval(40, replicates, 0.9);
  expect([lower, upper]).toEqual([expect.closeTo(-15, 10), expect.closeTo(75, 10)]);
  expect(rest).toEqual({ level: 0.9, method: "basic bootstrap" });
});

test("no replicates or a NaN have no limits", () => {
  expect(percentileInterval([], 0.9)).toMatchObject({ lower: NaN, upper: NaN });
  expect(basicInterval(1, [1, NaN], 0.9)).toMatchObject({ lower: NaN, upper: NaN });
  expect(basicInterval(NaN, [1, 2], 0.9)).toMatchObject({ lower: NaN, upper: NaN });
});

test("what is no level is refused", () => {
  expect(() => percentileInterval([1], 1)).toThrow(new RangeError("invalid level: 1"));
});
