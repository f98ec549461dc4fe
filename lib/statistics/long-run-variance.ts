import { mean } from "../numeric/mean.js";

/** Lag of Newey and West's rule: floor(4 (n / 100)^(2/9)). */
export function neweyWestLag(n: number): number {
  return Math.floor(4 * (n / 100) ** (2 / 9));
}

/**
 * Autocovariances at lags 0 to `lag` about the mean, divided by n. Lags of n and beyond are 0.
 *
 * @throws RangeError for a lag that is not a whole number >= 0
 */
export function autocovariances(values: ArrayLike<number>, lag: number): Float64Array {
  if (!(Number.isInteger(lag) && lag >= 0)) throw new RangeError(`invalid lag: ${lag}`);
  const n = values.length;
  const centre = mean(values);
  return Float64Array.from({ length: lag + 1 }, (_, l) => {
    let total = 0;
    for (let i = l; i < n; ++i) total += (values[i]! - centre) * (values[i - l]! - centre);
    return total / n;
  });
}

/**
 * Variance of the mean times n when neighbours are correlated (Newey and West, Econometrica 55, 1987): Bartlett weights
 * 1 - l / (L + 1) on the autocovariances.
 *
 * @param covariances from {@link autocovariances}, lags 0 to L
 */
export function longRunVariance(covariances: ArrayLike<number>): number {
  let total = covariances[0]!;
  for (let l = 1; l < covariances.length; ++l) total += 2 * (1 - l / covariances.length) * covariances[l]!;
  return total;
}
