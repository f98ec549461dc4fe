import { tTestTwoSample } from "simple-statistics";
import { mean } from "../numeric/mean.js";
import { variance } from "../numeric/variance.js";
import { studentInterval, studentPValue } from "./student-interval.js";
import { nullInWords, type Side, type TestResult } from "./test-result.js";
import { twoSampleEffects } from "./two-sample-effects.js";

/**
 * Student's t test that two means are equal (the statistic by simple-statistics), for independent values of one common
 * variance; Welch's is the safer one. An empty sample, fewer than three values together, no spread in either, or any
 * NaN: no statistic and no p, with the reason.
 *
 * @param level confidence of the interval for the difference, first minus second
 */
export function pooledT(x: ArrayLike<number>, y: ArrayLike<number>, side: Side, level: number): TestResult {
  const degrees = x.length + y.length - 2;
  const squares = variance(x, 0) * x.length + variance(y, 0) * y.length;
  const estimate = mean(x) - mean(y);
  const standardError = squares > 0 ? Math.sqrt((squares / degrees) * (1 / x.length + 1 / y.length)) : Number.NaN;
  // The library reads by index and length only; without any spread it would divide by zero.
  const statistic = standardError > 0 ? tTestTwoSample(x as number[], y as number[], 0)! : Number.NaN;
  return {
    statistic,
    nullHypothesis: nullInWords("the difference of the means", side, 0),
    side,
    pValue: studentPValue(statistic, degrees, side),
    estimate,
    interval: studentInterval(estimate, standardError, degrees, level, "pooled Student t"),
    effectSize: { name: "Hedges g", value: twoSampleEffects(x, y).hedgesG },
    units: { trades: x.length + y.length, events: Number.NaN, days: Number.NaN },
    designEffect: 1,
    method: "pooled t test",
    violated: Number.isNaN(statistic) ? ["a sample is empty, without spread or has a value not observed"] : [],
    power: null,
  };
}
