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

test("none, one, constant and unobserved values have no error and no t", () => {
  for (const values of [[], [5], [0.1, 0.1, 0.1], [1, NaN, 3]]) {
    const found = meanHac(values, 0);
    expect([found.standardError, found.independentError, found.t, found.effectiveSize]).toEqual([NaN, NaN, NaN, NaN]);
  }
  expect(meanHac([5], 0).mean).toBe(5);
  expect(Array.from(meanHac([2, 2, 2], 2).autocorrelations)).toEqual([NaN, NaN]);
});

test("as many lags as values are refused", () => {
  expect(() => meanHac([1, 2, 3], 3)).toThrow(new RangeError("invalid lag: 3"));
});
