import { logBetaTail } from "../numeric/beta.js";
import { logPoissonTail } from "./poisson-tail.js";

/**
 * Size and success probability of the negative binomial law of this mean and variance; both must be positive, with the
 * variance above the mean: else the numbers are no shape of a law (negative, infinite or NaN).
 */
export function negativeBinomialShape(
  mean: number,
  variance: number,
): { readonly size: number; readonly probability: number } {
  return { size: (mean * mean) / (variance - mean), probability: mean / variance };
}

/** Logarithm of {@link negativeBinomialTail}: finite where the tail itself is below the smallest double. */
export function logNegativeBinomialTail(count: number, mean: number, variance: number): number {
  // Without more spread than a Poisson count has, there is no such law: its limit is used.
  if (!(variance > mean) || mean === 0) return Number.isNaN(variance) ? Number.NaN : logPoissonTail(count, mean);
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`invalid count: ${count}`);
  if (mean < 0) throw new RangeError(`invalid mean: ${mean}`);
  if (count === 0) return 0;
  if (variance === Infinity) return Number.NaN;
  const { size, probability } = negativeBinomialShape(mean, variance);
  return logBetaTail((variance - mean) / variance, probability, count, size);
}

/**
 * P(X >= count) for a negative binomial count of given mean and variance (size = mean^2 / (variance - mean)): the law of
 * counts that come in bursts. A variance not above the mean gives the Poisson tail. NaN mean or variance: NaN.
 *
 * @throws RangeError for a count that is none or a negative mean
 */
export function negativeBinomialTail(count: number, mean: number, variance: number): number {
  return Math.exp(logNegativeBinomialTail(count, mean, variance));
}
