import { mean } from "../numeric/mean.js";
import { variance } from "../numeric/variance.js";
import { studentInterval, studentPValue } from "./student-interval.js";
import { nullInWords, type Side, type TestResult } from "./test-result.js";
import { twoSampleEffects } from "./two-sample-effects.js";

/** Degrees of freedom of {@link welchT}, by Satterthwaite (1946); NaN where there is no statistic. */
export function welchDegrees(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [a, b] = [variance(x, 1) / x.length, variance(y, 1) / y.length];
  return (a + b) ** 2 / (a ** 2 / (x.length - 1) + b ** 2 / (y.length - 1));
}

/**
 * Welch's t test that two means are equal (Biometrika 34, 1947), without assuming equal variances; for independent
 * values. Fewer than two values in a sample, no spread in either, or any NaN: no statistic and no p, with the reason.
 *
 * @param level confidence of the interval for the difference, first minus second
 */
export function welchT(x: ArrayLike<number>, y: ArrayLike<number>, side: Side, level: number): TestResult {
  const [a, b] = [variance(x, 1) / x.length, variance(y, 1) / y.length];
  const degrees = welchDegrees(x, y);
  const estimate = mean(x) - mean(y);
  const standardError = a + b > 0 ? Math.sqrt(a + b) : Number.NaN;
  const statistic = estimate / standardError;
  return {
    statistic,
    nullHypothesis: nullInWords("the difference of the means", side, 0),
    side,
    pValue: studentPValue(statistic, degrees, side),
    estimate,
    interval: studentInterval(
      estimate,
      standardError,
      degrees,
      level,
      `Welch t, ${degrees.toFixed(1)} degrees of freedom`,
    ),
    effectSize: { name: "Hedges g", value: twoSampleEffects(x, y).hedgesG },
    units: { trades: x.length + y.length, events: Number.NaN, days: Number.NaN },
    designEffect: 1,
    method: "Welch t test",
    violated: Number.isNaN(statistic) ? ["a sample has fewer than two values, no spread or a value not observed"] : [],
    power: null,
  };
}
