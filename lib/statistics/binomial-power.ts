import { normalQuantile } from "../numeric/normal.js";
import { binomialUpperTail } from "./binomial-tail.js";
import { checkCounts, checkProbability } from "./test-result.js";

/** Exact power of the one-sided binomial test. */
export interface BinomialPower {
  /** The null is rejected at this many successes or more: the least count whose tail under the null is <= alpha. */
  readonly criticalCount: number;
  /** Chance to reject when the null is true; at most alpha, and often well below it. */
  readonly actualSize: number;
  readonly power: number;
}

/**
 * Exact power of "the rate is greater than `nullRate`" at level `alpha` when the rate is `alternative`. Independent
 * trials: divide `trials` by the design effect for clustered ones.
 *
 * @throws RangeError for arguments that are no counts or probabilities
 */
export function binomialPower(trials: number, nullRate: number, alternative: number, alpha: number): BinomialPower {
  checkCounts(0, trials);
  checkProbability("null rate", nullRate);
  checkProbability("alternative", alternative);
  checkProbability("alpha", alpha);
  let least = 0;
  let most = trials + 1;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (binomialUpperTail(middle, trials, nullRate) <= alpha) most = middle;
    else least = middle + 1;
  }
  return {
    criticalCount: least,
    actualSize: binomialUpperTail(least, trials, nullRate),
    power: binomialUpperTail(least, trials, alternative),
  };
}

/**
 * Smallest number of trials from which on the exact power never falls below the target. Power is a saw-tooth in the
 * number of trials, so the *first* number that reaches the target is not enough.
 *
 * @param alternative the rate to be detected, above `nullRate`
 * @throws RangeError for probabilities that are none, or an alternative that is not above the null
 */
export function binomialSampleSize(nullRate: number, alternative: number, alpha: number, power: number): number {
  if (!(nullRate > 0 && nullRate < 1)) throw new RangeError(`invalid null rate: ${nullRate}`);
  if (!(alternative > nullRate && alternative <= 1)) throw new RangeError(`invalid alternative: ${alternative}`);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`invalid alpha: ${alpha}`);
  if (!(power > 0 && power < 1)) throw new RangeError(`invalid power: ${power}`);
  const deviation = (rate: number): number => Math.sqrt(rate * (1 - rate));
  const z =
    normalQuantile(1 - alpha) * deviation(nullRate) + Math.max(0, normalQuantile(power)) * deviation(alternative);
  const normal = (z / (alternative - nullRate)) ** 2;
  // The teeth are within a few per cent of the normal formula; twice that size lies beyond them all.
  let trials = Math.ceil(2 * normal) + 100;
  while (trials > 0 && binomialPower(trials, nullRate, alternative, alpha).power >= power) --trials;
  return trials + 1;
}
