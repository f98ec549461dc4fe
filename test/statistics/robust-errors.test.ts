import { expect, test } from "vitest";
import { clusteredMean } from "../../lib/statistics/clustered-mean.js";
import { linearRegression } from "../../lib/statistics/linear-regression.js";
import { meanHac } from "../../lib/statistics/mean-hac.js";
import {
  clusteredErrors,
  coefficientTest,
  heteroskedasticErrors,
  neweyWestErrors,
} from "../../lib/statistics/robust-errors.js";
import { differences, golden } from "../fixtures/golden.js";

const fitOf = ({ X, y, intercept, weights }: { X: number[][]; y: number[]; intercept: boolean; weights?: number[] }) =>
  linearRegression(
    X[0]!.map((_, j) => X.map((row) => row[j]!)),
    y,
    intercept,
    weights ?? null,
  );

test.each(golden("regression"))("regression: $id", (item) => {
  const fit = fitOf(item.input);
  const { neweyWestLag, clusters } = item.input;
  const actual: Record<string, Float64Array> = {};
  for (const variant of ["HC0", "HC1", "HC2", "HC3"] as const) {
    if (`se${variant}` in item.expected) actual[`se${variant}`] = heteroskedasticErrors(fit, variant).standardErrors;
  }
  if (neweyWestLag !== undefined) {
    actual.seNeweyWest = neweyWestErrors(fit, neweyWestLag, false).standardErrors;
    actual.seNeweyWestSmallSample = neweyWestErrors(fit, neweyWestLag, true).standardErrors;
  }
  if (clusters !== undefined) actual.seCluster = clusteredErrors(fit, clusters).standardErrors;
  expect(differences(actual, item)).toEqual([]);
  // Nothing that the reference has is left out.
  const robust = Object.keys(item.expected).filter((name) => /^se(HC|NeweyWest|Cluster)/.test(name));
  expect(Object.keys(actual).sort()).toEqual(robust.sort());
});

const values = [1, 4, -2, 5, 3, 3, 0];
const mean = linearRegression([], values, true, null);

test("the error of an intercept alone is the error of a mean, by day and by lag", () => {
  const days = [1, 1, 2, 3, 3, 4, 5];
  const byDay = clusteredErrors(mean, days);
  const test = clusteredMean(values, days, 0, "two-sided", 0.95);
  expect(byDay.t[0]).toBeCloseTo(test.statistic, 12);
  expect(byDay.pTwoSided[0]).toBeCloseTo(test.pValue, 12);
  expect(byDay).toMatchObject({ degrees: 4, clusters: 5 });
  expect(neweyWestErrors(mean, 2, false).standardErrors[0]).toBeCloseTo(meanHac(values, 2).standardError, 13);
});

test("clusters of one are HC1", () => {
  const { input } = golden("regression")[1]!;
  const fit = fitOf(input);
  const one = clusteredErrors(
    fit,
    input.y.map((_: number, i: number) => i),
  ).standardErrors;
  const plain = heteroskedasticErrors(fit, "HC1").standardErrors;
  for (const i of [0, 1]) expect(one[i]).toBeCloseTo(plain[i]!, 13);
});

test("a coefficient's test uses the error, null value, side and level it is given", () => {
  const { input } = golden("regression").find(({ input }) => "clusters" in input)!;
  const fit = fitOf(input);
  const robust = clusteredErrors(fit, input.clusters);
  const found = coefficientTest(fit, robust, 1, "the slope", 0.5, "greater", 0.9);
  expect(found.statistic).toBeCloseTo((fit.coefficients[1]! - 0.5) / robust.standardErrors[1]!, 12);
  expect(found).toMatchObject({ nullHypothesis: "the slope is at most 0.5", side: "greater", violated: [] });
  expect(found.units).toEqual({ trades: 32, events: NaN, days: 8 });
  expect(found.designEffect).toBeCloseTo((robust.standardErrors[1]! / fit.standardErrors[1]!) ** 2, 12);
  expect(found.interval).toMatchObject({ level: 0.9, method: "Student t, clustered, 8 clusters" });
  expect(coefficientTest(fit, robust, 0, "the intercept", 0, "less", 0.9).estimate).toBe(fit.coefficients[0]);
});

test("a single cluster and an observation with full leverage have no error, and it says so", () => {
  const single = clusteredErrors(
    mean,
    values.map(() => "day"),
  );
  expect(single.standardErrors[0]).toBeNaN();
  expect(coefficientTest(mean, single, 0, "the mean", 0, "less", 0.9)).toMatchObject({
    pValue: NaN,
    violated: ["fewer than two clusters"],
  });
  const pinned = linearRegression([[0, 0, 0, 1]], [1, 2, 3, 9], true, null);
  expect(heteroskedasticErrors(pinned, "HC3").standardErrors[1]).toBeNaN();
  expect(
    coefficientTest(pinned, heteroskedasticErrors(pinned, "HC3"), 1, "the slope", 0, "less", 0.9).violated,
  ).toEqual(["the estimate has no standard error"]);
  const none = linearRegression([[1, 1, 1]], [1, 2, 4], true, null);
  expect(coefficientTest(none, heteroskedasticErrors(none, "HC0"), 1, "the slope", 0, "less", 0.9).violated).toEqual([
    "the predictors are linearly dependent",
  ]);
});

test("lags, clusters and coefficients that are none are refused", () => {
  expect(() => neweyWestErrors(mean, 7, false)).toThrow(new RangeError("invalid lag: 7"));
  expect(() => neweyWestErrors(mean, 0.5, false)).toThrow(new RangeError("invalid lag: 0.5"));
  expect(() => clusteredErrors(mean, [1])).toThrow(new RangeError("invalid clusters length: 1"));
  const robust = heteroskedasticErrors(mean, "HC0");
  expect(() => coefficientTest(mean, robust, 1, "the slope", 0, "less", 0.9)).toThrow(
    new RangeError("invalid index: 1"),
  );
});
