import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { logisticRegression } from "../../lib/statistics/logistic-regression.js";
import { clusteredErrors, coefficientTest, heteroskedasticErrors } from "../../lib/statistics/robust-errors.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("logistic"))("logistic: $id", (item) => {
  const { X, y } = item.input;
  const found = logisticRegression(
    X[0].map((_: number, j: number) => X.map((row: number[]) => row[j])),
    y,
  );
  const actual = {
    coefficients: found.coefficients,
    se: found.standardErrors,
    z: found.z,
    pTwoSided: found.pTwoSided,
    logLikelihood: found.logLikelihood,
    nullLogLikelihood: found.nullLogLikelihood,
    lrChi2: found.likelihoodRatio,
    lrP: found.likelihoodRatioP,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("two groups: the coefficient is the log odds ratio, the fit the shares", () => {
  const x = [0, 0, 0, 0, 1, 1, 1, 1, 1];
  const y = [1, 0, 0, 0, 1, 1, 1, 0, 0];
  const found = logisticRegression([x], y);
  expect(found.coefficients[1]).toBeCloseTo(Math.log((3 / 2) * 3), 12);
  expect(found.standardErrors[1]).toBeCloseTo(Math.sqrt(1 + 1 / 3 + 1 / 3 + 1 / 2), 12);
  expect([found.fitted[0], found.fitted[8]]).toEqual([expect.closeTo(1 / 4, 12), expect.closeTo(3 / 5, 12)]);
  expect(found).toMatchObject({ observations: 9, degrees: 7, violated: [] });
});

test("an intercept alone is the share, without a likelihood ratio test", () => {
  const found = logisticRegression([], [1, 1, 1, 0]);
  expect(found.coefficients[0]).toBeCloseTo(Math.log(3), 13);
  expect(found.likelihoodRatioP).toBeNaN();
});

test("robust errors are the sandwich of its scores", () => {
  const x = [0.2, -1, 0.5, 1.4, -0.3, 2, -0.7, 0.1];
  const y = [1, 0, 0, 1, 1, 1, 0, 0];
  const fit = logisticRegression([x], y);
  // By hand: A^-1 B A^-1 with A = sum p (1 - p) x x', B = sum (y - p)^2 x x'.
  const sums = (weight: (i: number) => number) =>
    [0, 1, 2].map((power) => x.reduce((total, value, i) => total + weight(i) * value ** power, 0));
  const [a0, a1, a2] = sums((i) => fit.fitted[i]! * (1 - fit.fitted[i]!)) as [number, number, number];
  const [b0, b1, b2] = sums((i) => (y[i]! - fit.fitted[i]!) ** 2) as [number, number, number];
  const determinant = a0 * a2 - a1 * a1;
  const slopeVariance = (a1 * a1 * b0 - 2 * a1 * a0 * b1 + a0 * a0 * b2) / determinant ** 2;
  expect(heteroskedasticErrors(fit, "HC0").standardErrors[1]).toBeCloseTo(Math.sqrt(slopeVariance), 10);
  const byDay = clusteredErrors(fit, [1, 1, 2, 2, 3, 3, 4, 4]);
  const found = coefficientTest(fit, byDay, 1, "the slope", 0, "greater", 0.95);
  expect(found.effectSize).toEqual({
    name: "McFadden R squared",
    value: 1 - fit.logLikelihood / fit.nullLogLikelihood,
  });
  expect(found.statistic).toBeCloseTo(fit.coefficients[1]! / byDay.standardErrors[1]!, 12);
});

test("thousands of outcomes: the coefficients are found, and rounding does not stop the search", () => {
  for (const seed of [1, 2, 3]) {
    const stream = createStream(seed, "outcomes");
    const x = Array.from({ length: 5000 }, () => stream.normal());
    const y = x.map((value) => (stream.uniform() < 1 / (1 + Math.exp(-0.5 - 0.8 * value)) ? 1 : 0));
    const { coefficients, standardErrors, violated } = logisticRegression([x], y);
    expect(violated).toEqual([]);
    expect(Math.abs(coefficients[0]! - 0.5)).toBeLessThan(4 * standardErrors[0]!);
    expect(Math.abs(coefficients[1]! - 0.8)).toBeLessThan(4 * standardErrors[1]!);
  }
});

test("what has no estimate says why", () => {
  const why = (x: number[], y: number[]) => logisticRegression([x], y);
  const apart = "the predictors are dependent, or separate the outcomes perfectly";
  expect(why([], [])).toMatchObject({ violated: ["no more observations than coefficients"] });
  expect(why([1, 2], [0, 1])).toMatchObject({ violated: ["no more observations than coefficients"] });
  expect(why([1, 2, 3], [1, 1, 1])).toMatchObject({ violated: ["all outcomes are equal"] });
  expect(why([1, NaN, 3], [1, 0, 1])).toMatchObject({ violated: ["a value is not observed"] });
  expect(why([1, 2, 3, 4], [0, 0, 1, 1])).toMatchObject({ violated: [apart] });
  expect(why([2, 2, 2, 2], [0, 1, 1, 0])).toMatchObject({ violated: [apart] });
  for (const found of [
    why([], []),
    why([1, 2, 3], [1, 1, 1]),
    why([1, NaN, 3], [1, 0, 1]),
    why([1, 2, 3, 4], [0, 0, 1, 1]),
  ]) {
    expect(found).toMatchObject({
      logLikelihood: NaN,
      nullLogLikelihood: NaN,
      likelihoodRatio: NaN,
      likelihoodRatioP: NaN,
    });
    for (const numbers of [found.coefficients, found.standardErrors, found.z, found.pTwoSided, found.fitted]) {
      expect(numbers.every(Number.isNaN)).toBe(true);
    }
  }
});

test("lengths that differ and outcomes that are none are refused", () => {
  expect(() => logisticRegression([[1]], [0, 1])).toThrow(new RangeError("invalid predictor length: 1"));
  expect(() => logisticRegression([[1]], [2])).toThrow(new RangeError("invalid outcome: 2"));
});
