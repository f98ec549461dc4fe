import { betaQuantile, betaSf } from "../numeric/beta.js";
import { checkCounts, checkLevel, checkProbability, type Interval } from "./test-result.js";

/** What is believed of a win rate after the trades. */
export interface BetaBinomialPosterior {
  /** Probability that the win rate is above the threshold. */
  readonly pAbove: number;
  readonly mean: number;
  /** Equal tails. */
  readonly interval: Interval;
}

/**
 * Posterior of a win rate under a beta prior; for independent trades. Without trades it is the prior.
 *
 * @param priorA, priorB shapes of the prior: 1, 1 is uniform, 1/2, 1/2 Jeffreys'
 * @param level credibility of the interval
 * @throws RangeError for shapes that are not positive, or counts, a threshold or a level that are none
 */
export function betaBinomialPosterior(
  priorA: number,
  priorB: number,
  wins: number,
  trades: number,
  threshold: number,
  level: number,
): BetaBinomialPosterior {
  checkCounts(wins, trades);
  checkProbability("threshold", threshold);
  checkLevel(level);
  const [a, b] = [priorA + wins, priorB + trades - wins];
  if (!(priorA > 0)) throw new RangeError(`invalid prior a: ${priorA}`);
  if (!(priorB > 0)) throw new RangeError(`invalid prior b: ${priorB}`);
  const tail = (1 - level) / 2;
  return {
    pAbove: betaSf(threshold, a, b),
    mean: a / (a + b),
    interval: { lower: betaQuantile(tail, a, b), upper: betaQuantile(1 - tail, a, b), level, method: "beta posterior" },
  };
}
