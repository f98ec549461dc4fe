import { expectedMaximum, type MaximumMethod } from "./expected-maximum.js";
import { probabilisticSharpe } from "./probabilistic-sharpe.js";

/** The best of several tried strategies, and the family it was chosen from. All ratios are per period. */
export interface SelectedSharpe {
  readonly sharpe: number;
  /** Number of returns. */
  readonly observations: number;
  readonly skewness: number;
  /** Raw: 3 for a normal law. */
  readonly kurtosis: number;
  /** Strategies tried, as far as they differ: see `effectiveTrials`. */
  readonly trials: number;
  /** Variance over the tried strategies of their ratios per period: never guessed, always measured on the family. */
  readonly varianceOfTrialSharpes: number;
}

/** A Sharpe ratio judged against the best that luck alone would show. */
export interface DeflatedSharpe {
  /** Expected greatest of so many standard normal draws. */
  readonly expectedMaximum: number;
  /** Per-period ratio that the luckiest of strategies without skill is expected to show. */
  readonly benchmark: number;
  /** Probability that the true ratio is above the benchmark. */
  readonly probability: number;
  readonly method: MaximumMethod;
}

/**
 * Deflated Sharpe ratio (Bailey and Lopez de Prado, J. Portfolio Management 40(5), 2014): the probabilistic ratio
 * against the expected maximum of the trials. Fewer than two observations or any NaN: NaN.
 *
 * @throws RangeError for fewer than one trial or a negative variance
 */
export function deflatedSharpe(selected: SelectedSharpe, method: MaximumMethod): DeflatedSharpe {
  const { sharpe, observations, skewness, kurtosis, trials, varianceOfTrialSharpes } = selected;
  if (varianceOfTrialSharpes < 0) throw new RangeError(`invalid variance of trial Sharpes: ${varianceOfTrialSharpes}`);
  const greatest = expectedMaximum(trials, method);
  const benchmark = Math.sqrt(varianceOfTrialSharpes) * greatest;
  const probability = probabilisticSharpe(sharpe, benchmark, observations, skewness, kurtosis);
  return { expectedMaximum: greatest, benchmark, probability, method };
}
