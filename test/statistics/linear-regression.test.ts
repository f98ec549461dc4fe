import { linearRegression as simpleLine } from "simple-statistics";
import { expect, test } from "vitest";
import { linearRegression } from "../../lib/statistics/linear-regression.js";
import { pearson } from "../../lib/statistics/pearson.js";
import { differences, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

/** The file has rows, the function takes columns. */
const columnsOf = (rows: number[][]): number[][] => rows[0]!.map((_, j) => rows.map((row) => row[j]!));

test.each(golden("regression"))("regression: $id", (item) => {
  const { X, y, intercept, weights = null } = item.input;
  const found = linearRegression(columnsOf(X), y, intercept, weights);
  const actual = {
    coefficients: found.coefficients,
    seClassical: found.standardErrors,
    t: found.t,
    pTwoSided: found.pTwoSided,
    residualSE: found.residualError,
    rss: found.residualSquares,
    r2: found.rSquared,
    adjR2: found.adjustedRSquared,
    F: found.f,
    pF: found.fPValue,
    df: found.degrees,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(found.violated).toEqual([]);
});

test("Longley's data reach the digits NIST certifies", () => {
  const { X, y } = golden("regression")[0]!.input;
  const { coefficients, residualError } = linearRegression(columnsOf(X), y, true, null);
  const certified = [
    -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807,
    1829.15146461355,
  ];
  for (const [i, value] of certified.entries()) expect(coefficients[i]! / value - 1).toBeCloseTo(0, 9);
  expect(residualError / 304.854073561965 - 1).toBeCloseTo(0, 10);
});

test("one predictor is Pearson's correlation", () => {
  const [x, y] = [
    [1, 4, 2, 8, 5],
    [2, 3, 1, 9, 4],
  ];
  const found = linearRegression([x], y, true, null);
  const { rSquared, t, pTwoSided } = pearson(x, y, 0.95);
  expect(found.rSquared).toBeCloseTo(rSquared, 14);
  expect(found.t[1]).toBeCloseTo(t, 12);
  expect(found.fPValue).toBeCloseTo(pTwoSided, 13);
});

test("without an intercept R squared is about zero, and no column of ones is fitted", () => {
  const found = linearRegression([[1, 2]], [2, 5], false, null);
  expect(found.coefficients.length).toBe(1);
  expect(found.coefficients[0]).toBeCloseTo(12 / 5, 14);
  expect(found.rSquared).toBeCloseTo(1 - 0.2 / 29, 14);
  expect(Array.from(found.residuals)).toEqual([expect.closeTo(-0.4, 14), expect.closeTo(0.2, 14)]);
});

test("a weight of two is the observation twice, but for the degrees of freedom", () => {
  const once = linearRegression([[1, 2, 4]], [1, 3, 2], true, [1, 2, 1]);
  const twice = linearRegression([[1, 2, 2, 4]], [1, 3, 3, 2], true, null);
  expect(once.coefficients[1]).toBeCloseTo(twice.coefficients[1]!, 14);
  expect(once.residualSquares).toBeCloseTo(twice.residualSquares, 14);
  expect(once.residuals[1]).toBeCloseTo(twice.residuals[1]!, 14);
  expect([once.degrees, twice.degrees]).toEqual([1, 2]);
});

test("an intercept alone is the mean, and has no F", () => {
  const found = linearRegression([], [1, 2, 6], true, null);
  expect(found.coefficients[0]).toBeCloseTo(3, 14);
  expect(found).toMatchObject({ f: NaN, fPValue: NaN, degrees: 2 });
});

test("what cannot be fitted has no numbers, and the reason is given", () => {
  const why = (x: number[], y: number[]) => linearRegression([x], y, true, null);
  expect(why([], [])).toMatchObject({ rSquared: NaN, violated: ["no more observations than coefficients"] });
  expect(why([1, 2], [3, 4])).toMatchObject({
    residualError: NaN,
    violated: ["no more observations than coefficients"],
  });
  expect(why([2, 2, 2], [1, 2, 4])).toMatchObject({ violated: ["the predictors are linearly dependent"] });
  expect(why([1, NaN, 3], [1, 2, 4])).toMatchObject({ violated: ["a value is not observed"] });
  expect(why([1, 2, 3], [1, NaN, 4])).toMatchObject({ violated: ["a value is not observed"] });
  expect(why([1, 2, 3], [0, 0, 0])).toMatchObject({ rSquared: NaN, violated: ["the fit leaves no residuals"] });
  expect(why([0.1, 0.2, 0.3, 0.7], [0.3, 0.5, 0.7, 1.5])).toMatchObject({
    residualSquares: 0,
    rSquared: 1,
    violated: ["the fit leaves no residuals"],
  });
  for (const found of [why([1, 2], [3, 4]), why([2, 2, 2], [1, 2, 4]), why([1, 2, 3], [1, NaN, 4])]) {
    expect(found.coefficients.every(Number.isNaN)).toBe(true);
    expect(found.pTwoSided.every(Number.isNaN)).toBe(true);
    expect(found.residuals.every(Number.isNaN)).toBe(true);
  }
});

test("lengths that differ and weights that are none are refused", () => {
  expect(() => linearRegression([[1]], [1, 2], true, null)).toThrow(new RangeError("invalid predictor length: 1"));
  expect(() => linearRegression([[1, 2]], [1, 2], true, [1])).toThrow(new RangeError("invalid weights length: 1"));
  expect(() => linearRegression([[1, 2]], [1, 2], true, [1, 0])).toThrow(new RangeError("invalid weight: 0"));
});

test("jStat is not used here: its coefficients are right, the p of its F is not, and it has no weights", () => {
  const unweighted = golden("regression").filter(({ input }) => !("weights" in input));
  const misses = unweighted.flatMap((item) => {
    const rows = item.input.X.map((row: number[]) => [1, ...row]);
    const { coef, R2, f } = jstat.models.ols(item.input.y, rows);
    return differences({ coefficients: coef, r2: R2, pF: f.pvalue }, item);
  });
  expect(misses.length).toBeGreaterThan(0);
  expect(misses.every((line) => line.includes(" pF: "))).toBe(true);
});

test("simple-statistics is not used here: one predictor, no errors, and a slope of 0 from a single point", () => {
  expect(simpleLine([[1, 1]])).toEqual({ m: 0, b: 1 });
  expect(linearRegression([[1]], [1], true, null).coefficients[1]).toBeNaN();
});
