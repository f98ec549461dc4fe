import { normalCdf, normalQuantile } from "../numeric/normal.js";

/** Variance of a Sharpe ratio times the number of observations, for returns that are not normal (Mertens 2002). */
function spread(sharpe: number, skewness: number, kurtosis: number): number {
  return 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe * sharpe;
}

/**
 * Probability that the true Sharpe ratio exceeds a benchmark (Bailey and Lopez de Prado, J. Risk 15(2), 2012). All
 * ratios are per period, never annualised. Fewer than two observations or any NaN: NaN.
 *
 * @param kurtosis raw (3 for a normal law): with excess kurtosis the answer would be too good
 */
export function probabilisticSharpe(
  sharpe: number,
  benchmark: number,
  observations: number,
  skewness: number,
  kurtosis: number,
): number {
  if (observations < 2) return Number.NaN;
  return normalCdf(
    ((sharpe - benchmark) * Math.sqrt(observations - 1)) / Math.sqrt(spread(sharpe, skewness, kurtosis)),
  );
}

/**
 * Number of observations from which the probabilistic Sharpe ratio reaches the confidence; same paper. A Sharpe ratio
 * that is not above the benchmark never does: Infinity.
 *
 * @param confidence above 0.5 and below 1
 * @throws RangeError for another confidence
 */
export function minimumTrackRecord(
  sharpe: number,
  benchmark: number,
  skewness: number,
  kurtosis: number,
  confidence: number,
): number {
  if (!(confidence > 0.5 && confidence < 1)) throw new RangeError(`invalid confidence: ${confidence}`);
  if (sharpe <= benchmark) return Infinity;
  return 1 + spread(sharpe, skewness, kurtosis) * (normalQuantile(confidence) / (sharpe - benchmark)) ** 2;
}
