import { normalCdf, normalQuantile } from "../numeric/normal.js";
import { binomialPower, binomialSampleSize } from "./binomial-power.js";
import { cohenH } from "./cohen-h.js";
import { checkCounts } from "./test-result.js";

function checkInside(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`invalid ${name}: ${value}`);
}

function check(nullRate: number, alternative: number, alpha: number): void {
  checkInside("null rate", nullRate);
  checkInside("alternative", alternative);
  checkInside("alpha", alpha);
}

const spread = (rate: number): number => Math.sqrt(rate * (1 - rate));

/** Power of a one-sided test of one proportion by two approximations; the exact one is `binomialPower`. */
export interface ApproximatePower {
  /** Normal law, each rate with its own variance. */
  readonly normal: number;
  /** Cohen's arcsine (1988). */
  readonly arcsine: number;
}

/**
 * Approximate power of "the rate is greater than `nullRate`". An alternative below the null has less power than alpha.
 *
 * @throws RangeError for a count that is none, or rates or alpha not strictly between 0 and 1
 */
export function approximateProportionPower(
  trials: number,
  nullRate: number,
  alternative: number,
  alpha: number,
): ApproximatePower {
  checkCounts(0, trials);
  check(nullRate, alternative, alpha);
  const z = normalQuantile(1 - alpha);
  const root = Math.sqrt(trials);
  return {
    normal: normalCdf(((alternative - nullRate) * root - z * spread(nullRate)) / spread(alternative)),
    arcsine: normalCdf(cohenH(alternative, nullRate) * root - z),
  };
}

/** Trials that a one-sided test of one proportion needs. */
export interface ProportionSampleSize {
  /** By the normal law and by Cohen's arcsine, not rounded up. */
  readonly normal: number;
  readonly arcsine: number;
  /** First number of trials whose exact power reaches the target; the next one may fall below it again. */
  readonly exactFirst: number;
  /** From here on it never falls below: the number to use. */
  readonly exactStable: number;
}

/**
 * Sample size to show that a rate is greater than `nullRate`, for independent trials: multiply by the design effect for
 * others.
 *
 * @param alternative the rate to be detected, above the null
 * @throws RangeError for probabilities that are none, or an alternative that is not above the null
 */
export function proportionSampleSize(
  nullRate: number,
  alternative: number,
  alpha: number,
  power: number,
): ProportionSampleSize {
  check(nullRate, alternative, alpha);
  const exactStable = binomialSampleSize(nullRate, alternative, alpha, power);
  const [z, target] = [normalQuantile(1 - alpha), normalQuantile(power)];
  const normal = ((z * spread(nullRate) + target * spread(alternative)) / (alternative - nullRate)) ** 2;
  // No tooth of the exact power reaches so far below the normal formula.
  let exactFirst = Math.max(1, Math.floor(0.7 * normal) - 50);
  while (binomialPower(exactFirst, nullRate, alternative, alpha).power < power) exactFirst += 1;
  return {
    normal,
    arcsine: ((z + target) / cohenH(alternative, nullRate)) ** 2,
    exactFirst,
    exactStable,
  };
}

/** Trials that a two-sided comparison of two proportions needs in each group, not rounded up. */
export interface TwoProportionSampleSize {
  /** z test with the variance of the common rate under the null. */
  readonly normal: number;
  readonly arcsine: number;
  readonly cohenH: number;
}

/**
 * Sample size for each of two equal groups of independent trials.
 *
 * @throws RangeError for probabilities not strictly between 0 and 1, or equal rates
 */
export function twoProportionSampleSize(
  rate1: number,
  rate2: number,
  alpha: number,
  power: number,
): TwoProportionSampleSize {
  check(rate1, rate2, alpha);
  checkInside("power", power);
  if (rate1 === rate2) throw new RangeError(`invalid alternative: ${rate2}`);
  const [z, target] = [normalQuantile(1 - alpha / 2), normalQuantile(power)];
  const common = Math.SQRT2 * spread((rate1 + rate2) / 2);
  const h = cohenH(rate1, rate2);
  return {
    normal: ((z * common + target * Math.hypot(spread(rate1), spread(rate2))) / (rate1 - rate2)) ** 2,
    arcsine: 2 * ((z + target) / h) ** 2,
    cohenH: h,
  };
}

/**
 * Independent pairs needed to detect a correlation with a two-sided test, by Fisher's z; not rounded up.
 *
 * @throws RangeError for a correlation of 0 or not strictly between -1 and 1, or probabilities that are none
 */
export function correlationSampleSize(r: number, alpha: number, power: number): number {
  if (!(Math.abs(r) < 1 && r !== 0)) throw new RangeError(`invalid r: ${r}`);
  checkInside("alpha", alpha);
  checkInside("power", power);
  return ((normalQuantile(1 - alpha / 2) + normalQuantile(power)) / Math.atanh(r)) ** 2 + 3;
}
