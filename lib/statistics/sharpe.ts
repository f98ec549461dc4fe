import { isConstant } from "../numeric/constant.js";
import { deviation } from "../numeric/deviation.js";
import { kurtosis as kurtosisOf } from "../numeric/kurtosis.js";
import { mean as meanOf } from "../numeric/mean.js";
import { skewness as skewnessOf } from "../numeric/skewness.js";
import { autocovariances, longRunVariance } from "./long-run-variance.js";
import { probabilisticSharpe } from "./probabilistic-sharpe.js";

/** What a Sharpe ratio cannot be read without. */
export interface SharpeBasis {
  /** Risk-free return per period, taken off every return. */
  readonly riskFree: number;
  /** Degrees of freedom taken off the standard deviation. */
  readonly ddof: 0 | 1;
  /** What a period is, e.g. "day" or "trade". */
  readonly sampling: string;
  readonly periodsPerYear: number;
}

/** A Sharpe ratio per period and per year, with three standard errors of the per-period ratio. */
export interface SharpeRatio extends SharpeBasis {
  /** Number of returns. */
  readonly n: number;
  /** Mean excess return per period. */
  readonly mean: number;
  readonly deviation: number;
  /** Per period. */
  readonly sharpe: number;
  readonly skewness: number;
  /** Raw: 3 for a normal law. */
  readonly kurtosis: number;
  /** Independent normal returns (Lo, Financial Analysts J. 58, 2002). */
  readonly errorLo: number;
  /** Independent returns of any law (Mertens 2002). */
  readonly errorMertens: number;
  /** Correlated returns: delta method on mean and variance with Newey-West weights, population moments (Lo 2002). */
  readonly errorHac: number;
  /** Lags used for `errorHac` and `annualisedLo`. */
  readonly lag: number;
  /** sharpe x sqrt(periodsPerYear): right for independent returns. */
  readonly annualised: number;
  /** Lo's factor in place of the root; NaN when the implied variance of a year is not positive. */
  readonly annualisationLo: number;
  readonly annualisedLo: number;
  /** Probability that the true ratio is above zero. */
  readonly probabilityPositive: number;
}

/** Lo's standard error of a Sharpe ratio for independent normal returns. Less than one observation, or any NaN: NaN. */
export function sharpeErrorLo(sharpe: number, observations: number): number {
  return sharpeErrorMertens(sharpe, observations, 0, 3);
}

/**
 * Standard error of a Sharpe ratio for independent returns of any law (Mertens 2002). Less than one observation, any
 * NaN, or moments that no law has: NaN.
 *
 * @param kurtosis raw: 3 for a normal law, which gives Lo's error
 */
export function sharpeErrorMertens(sharpe: number, observations: number, skewness: number, kurtosis: number): number {
  if (observations < 1) return Number.NaN;
  const square = sharpe * sharpe;
  return Math.sqrt((1 + 0.5 * square - skewness * sharpe + ((kurtosis - 3) / 4) * square) / observations);
}

/**
 * Factor from a per-period to a q-period Sharpe ratio when returns are correlated (Lo 2002):
 * q / sqrt(q + 2 sum (q - k) rho_k). NaN when the variance it implies is not positive, or for any NaN.
 *
 * @param periods q, > 0
 * @param autocorrelations at lags 1, 2, ...; zero beyond
 * @throws RangeError for periods that are not positive
 */
export function sharpeAnnualisation(periods: number, autocorrelations: ArrayLike<number>): number {
  if (!(periods > 0)) throw new RangeError(`invalid periods: ${periods}`);
  let variance = periods;
  for (let k = 1; k <= Math.min(autocorrelations.length, periods - 1); ++k) {
    variance += 2 * (periods - k) * autocorrelations[k - 1]!;
  }
  return variance > 0 ? periods / Math.sqrt(variance) : Number.NaN;
}

/**
 * Sharpe ratio of a series of returns, with everything needed to read it. Constant returns, fewer than two, or any NaN:
 * NaN throughout.
 *
 * @param returns in order of time; periods without a trade included as zeros
 * @param lag number of autocorrelations taken into account, a whole number >= 0
 * @throws RangeError for another lag or a number of periods that is not positive
 */
export function sharpeRatio(returns: ArrayLike<number>, basis: SharpeBasis, lag: number): SharpeRatio {
  const { riskFree, ddof, sampling, periodsPerYear } = basis;
  if (!(periodsPerYear > 0)) throw new RangeError(`invalid periods per year: ${periodsPerYear}`);
  const excess = Float64Array.from(returns, (value) => value - riskFree);
  const n = excess.length;
  const mean = meanOf(excess);
  const spread = isConstant(excess) ? Number.NaN : deviation(excess, ddof);
  const sharpe = mean / spread;
  const skewness = skewnessOf(excess);
  const kurtosis = kurtosisOf(excess);
  const covariances = autocovariances(excess, lag);
  const annualisationLo = sharpeAnnualisation(
    periodsPerYear,
    covariances.slice(1).map((value) => value / covariances[0]!),
  );
  return {
    riskFree,
    ddof,
    sampling,
    periodsPerYear,
    n,
    mean,
    deviation: spread,
    sharpe,
    skewness,
    kurtosis,
    errorLo: sharpeErrorLo(sharpe, n),
    errorMertens: sharpeErrorMertens(sharpe, n, skewness, kurtosis),
    errorHac: hacError(excess, mean, lag),
    lag,
    annualised: sharpe * Math.sqrt(periodsPerYear),
    annualisationLo,
    annualisedLo: sharpe * annualisationLo,
    probabilityPositive: probabilisticSharpe(sharpe, 0, n, skewness, kurtosis),
  };
}

/** Newey-West error of the influence of each return on the ratio. */
function hacError(excess: Float64Array, mean: number, lag: number): number {
  const spread = isConstant(excess) ? Number.NaN : deviation(excess, 0);
  const sharpe = mean / spread;
  const influence = excess.map((value) => {
    const z = (value - mean) / spread;
    return z - 0.5 * sharpe * (z * z - 1);
  });
  return Math.sqrt(longRunVariance(autocovariances(influence, lag)) / excess.length);
}
