import { chiSquareSf } from "../numeric/chi-square.js";
import { isConstant } from "../numeric/constant.js";
import { deviation } from "../numeric/deviation.js";
import { mean } from "../numeric/mean.js";
import { autocovariances, longRunVariance } from "./long-run-variance.js";

/** A mean of correlated values with its standard error. */
export interface MeanHac {
  readonly mean: number;
  readonly standardError: number;
  /** What the standard error would be if the values were independent. */
  readonly independentError: number;
  /** Mean over standard error. */
  readonly t: number;
  /** At lags 1 to `lag`. */
  readonly autocorrelations: Float64Array;
  readonly longRunVariance: number;
  /** How many independent values these are worth. */
  readonly effectiveSize: number;
  /** Ljung and Box (Biometrika 65, 1978): null is no correlation at lags 1 to `lag`; NaN for lag 0. */
  readonly ljungBoxQ: number;
  readonly ljungBoxP: number;
  readonly lag: number;
}

/**
 * Mean with the standard error of Newey and West (1987), Bartlett weights. One value, constant values or any NaN: all
 * NaN but the mean.
 *
 * @param values in order of time
 * @param lag number of lags, a whole number >= 0 and below n; `neweyWestLag(n)` is the usual rule
 * @throws RangeError for another lag
 */
export function meanHac(values: ArrayLike<number>, lag: number): MeanHac {
  const n = values.length;
  if (lag >= Math.max(1, n)) throw new RangeError(`invalid lag: ${lag}`);
  const covariances = autocovariances(values, lag);
  const estimate = mean(values);
  // Of constant values rounding would leave a spread that is not there, of one value none that is known.
  if (isConstant(values)) covariances.fill(Number.NaN);
  const variance = longRunVariance(covariances);
  const standardError = Math.sqrt(variance / n);
  const autocorrelations = covariances.slice(1).map((value) => value / covariances[0]!);
  let q = 0;
  autocorrelations.forEach((r, i) => {
    q += (r * r) / (n - i - 1);
  });
  const ljungBoxQ = lag === 0 ? Number.NaN : n * (n + 2) * q;
  return {
    mean: estimate,
    standardError,
    independentError: isConstant(values) ? Number.NaN : deviation(values, 1) / Math.sqrt(n),
    t: estimate / standardError,
    autocorrelations,
    longRunVariance: variance,
    effectiveSize: (n * covariances[0]!) / variance,
    ljungBoxQ,
    ljungBoxP: lag === 0 ? Number.NaN : chiSquareSf(ljungBoxQ, lag),
    lag,
  };
}
