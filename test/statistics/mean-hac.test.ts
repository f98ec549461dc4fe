import { expect, test } from "vitest";
import { meanHac } from "../../lib/statistics/mean-hac.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("mean-hac"))("mean-hac: $id", (item) => {
  const found = meanHac(item.input.x, item.input.lag);
  const actual = {
    mean: found.mean,
    seIid: found.independentError,
    seNeweyWest: found.standardError,
    tNeweyWest: found.t,
    autocorrelations: found.autocorrelations,
    longRunVariance: found.longRunVariance,
    effectiveSampleSize: found.effectiveSize,
    ljungBoxQ: found.ljungBoxQ,
    ljungBoxP: found.ljungBoxP,
  };
  expect(differences(actual, item)).toEqual([]);
});

test("without lags the values count as independent", () => {
  const found = meanHac([1, 4, 2, 8], 0);
  expect(found.effectiveSize).toBe(4);
  expect(found.standardError).toBeCloseTo(found.independentError * Math.sqrt(3 / 4), 14);
  expect([found.ljungBoxQ, found.ljungBoxP]).toEqual([NaN, NaN]);
});

test("none, one, constant and unobserved values have no t", () => {
  expect(
    [[], [5], [2, 2, 2], [1, NaN, 3]].map((values) => meanHac(values, 0)).map((found) => Number.isFinite(found.t)),
  ).toEqual([false, false, false, false]);
  expect(meanHac([5], 0)).toMatchObject({ mean: 5, independentError: NaN });
});

test("as many lags as values are refused", () => {
  expect(() => meanHac([1, 2, 3], 3)).toThrow(new RangeError("invalid lag: 3"));
});
