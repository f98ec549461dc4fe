import type { RandomStream } from "../numeric/random.js";
import { linearRegression } from "../statistics/linear-regression.js";
import { clusteredErrors, coefficientTest } from "../statistics/robust-errors.js";
import { wildClusterBootstrap, wildWeightsFor } from "../statistics/wild-cluster-bootstrap.js";
import type { Answer } from "./answer.js";
import { clusterDays, fewDays } from "./day-mean-finding.js";

/** How a slope is tested. */
export interface DaySlopeRule {
  /** Of the interval. */
  readonly level: number;
  /** Drawn weights where there are too many sign patterns to count. */
  readonly draws: number;
}

/**
 * Slope of y on the first predictor, the others held, with days as clusters: Student t from 30 days on, below that the restricted wild
 * cluster bootstrap (the interval stays the clustered one). Two-sided against zero.
 *
 * @param predictors the tested one first, one array for each, of the length of y; an intercept is always fitted
 * @param dates the day of each value
 * @returns no finding where y or the predictors leave the slope open
 */
export function daySlopeFinding(
  predictors: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  dates: readonly string[],
  { level, draws }: DaySlopeRule,
  stream: RandomStream,
): Answer {
  const days = new Set(dates).size;
  const fit = linearRegression(predictors, y, true, null);
  if (days < 3)
    return { finding: null, reason: `a slope needs three days, there ${days === 1 ? "is 1" : `are ${days}`}` };
  if (fit.violated.length > 0) return { finding: null, reason: `there is no slope: ${fit.violated.join("; ")}` };
  const test = coefficientTest(fit, clusteredErrors(fit, dates), 1, "the slope", 0, "two-sided", level);
  const wild =
    days < clusterDays ? wildClusterBootstrap(predictors, y, dates, 0, 0, wildWeightsFor(days), draws, stream) : null;
  return {
    finding: {
      estimate: test.estimate,
      interval: test.interval,
      pValue: wild ? wild.pValue : test.pValue,
      pOpposite: null,
      method: wild ? `${wild.method}; interval: ${test.method}, Student t` : `least squares, ${test.method}, Student t`,
      trades: y.length,
      days,
      designEffect: test.designEffect,
      power: null,
      violated: days < fewDays ? [`only ${days} days`] : [],
    },
    reason: null,
  };
}
