import { logGammaLower } from "../numeric/gamma.js";

/** Logarithm of {@link poissonTail}: finite where the tail itself is below the smallest double. */
export function logPoissonTail(count: number, mean: number): number {
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`invalid count: ${count}`);
  if (mean < 0) throw new RangeError(`invalid mean: ${mean}`);
  if (Number.isNaN(mean)) return Number.NaN;
  return count === 0 ? 0 : logGammaLower(count, mean);
}

/**
 * P(X >= count) for a Poisson count. NaN mean: NaN.
 *
 * @throws RangeError for a count that is none or a negative mean
 */
export function poissonTail(count: number, mean: number): number {
  return Math.exp(logPoissonTail(count, mean));
}
