import { normalCdf, normalQuantile, normalSf } from "../numeric/normal.js";
import { studentInterval, studentPValue } from "./student-interval.js";
import { checkLevel, type Interval, nullInWords, type Side, type TestResult, type Units } from "./test-result.js";

/** An estimate whose error is known: what a t or a normal test needs. */
export interface Estimate {
  /** What it is, as the subject of a sentence: "the slope". */
  readonly name: string;
  readonly value: number;
  readonly standardError: number;
  /** Degrees of freedom of the error; Infinity for a normal law. */
  readonly degrees: number;
  /** How the error was computed. */
  readonly method: string;
  readonly units: Units;
  readonly designEffect: number;
  readonly effectSize: TestResult["effectSize"];
  /** Reasons why there is no answer, or what the method assumes and the data break. */
  readonly violated: readonly string[];
}

/**
 * Test of an estimate by its standard error: Student's t with its degrees of freedom, or the normal law when these are
 * infinite. No error, or an error of zero: no statistic and no p, with the reason.
 *
 * @param level confidence of the interval
 */
export function estimateTest(estimate: Estimate, nullValue: number, side: Side, level: number): TestResult {
  checkLevel(level);
  const { name, value, standardError, degrees, method } = estimate;
  const normal = degrees === Infinity;
  const statistic = standardError > 0 ? (value - nullValue) / standardError : Number.NaN;
  const known = estimate.violated.length > 0 || !Number.isNaN(statistic);
  return {
    statistic,
    nullHypothesis: nullInWords(name, side, nullValue),
    side,
    pValue: normal ? normalPValue(statistic, side) : studentPValue(statistic, degrees, side),
    estimate: value,
    interval: normal
      ? normalInterval(value, standardError, level, `normal, ${method}`)
      : studentInterval(value, standardError, degrees, level, `Student t, ${method}`),
    effectSize: estimate.effectSize,
    units: estimate.units,
    designEffect: estimate.designEffect,
    method,
    violated: known ? estimate.violated : ["the estimate has no standard error"],
    power: null,
  };
}

/** p-value of a normal statistic; NaN stays NaN. */
export function normalPValue(z: number, side: Side): number {
  if (side === "greater") return normalSf(z);
  if (side === "less") return normalCdf(z);
  return 2 * normalSf(Math.abs(z));
}

/** Interval estimate +- z x standard error, not cut to any range. */
export function normalInterval(estimate: number, standardError: number, level: number, method: string): Interval {
  checkLevel(level);
  const half = normalQuantile(1 - (1 - level) / 2) * standardError;
  return { lower: estimate - half, upper: estimate + half, level, method };
}
