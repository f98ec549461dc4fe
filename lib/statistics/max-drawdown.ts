/** The deepest fall of an equity curve. Indices count points of the curve: 0 is the initial equity. */
export interface Drawdown {
  /** Greatest fall from a peak, >= 0, in money. */
  readonly amount: number;
  readonly peakIndex: number;
  readonly troughIndex: number;
  /** First point at or above the peak again; null when there is none. */
  readonly recoveryIndex: number | null;
  /** Greatest fall as a fraction of its peak, >= 0; it can be another fall than that of `amount`. */
  readonly fractionOfPeak: number;
  readonly fractionPeakIndex: number;
  readonly fractionTroughIndex: number;
  /** `amount` over the initial equity. */
  readonly fractionOfInitial: number;
  /** Longest run of points below the peak so far. */
  readonly longestUnderwater: number;
  readonly finalEquity: number;
  /** Root mean square of the fall as a fraction of the peak, over all points (Martin and McCann 1989). */
  readonly ulcerIndex: number;
}

/**
 * Drawdown of the curve that starts at the initial equity and adds up the results. A sample maximum: it grows with the
 * number of results and understates the risk (see `drawdownBootstrap`). At ties the peak is the last point that high.
 * No results: zeros.
 *
 * @param results profit or loss by period, in money
 * @param initialEquity > 0
 * @throws RangeError for another initial equity or a result that is not finite
 */
export function maxDrawdown(results: ArrayLike<number>, initialEquity: number): Drawdown {
  if (!(initialEquity > 0 && initialEquity < Infinity))
    throw new RangeError(`invalid initial equity: ${initialEquity}`);
  const n = results.length;
  const equity = new Float64Array(n + 1);
  equity[0] = initialEquity;
  for (let i = 0; i < n; ++i) {
    if (!Number.isFinite(results[i])) throw new RangeError(`invalid result: ${results[i]}`);
    equity[i + 1] = equity[i]! + results[i]!;
  }
  let peak = 0;
  let [amount, peakIndex, troughIndex] = [0, 0, 0];
  let [fraction, fractionPeakIndex, fractionTroughIndex] = [0, 0, 0];
  let [run, longest, squares] = [0, 0, 0];
  for (let i = 0; i <= n; ++i) {
    if (equity[i]! >= equity[peak]!) peak = i;
    const fall = equity[peak]! - equity[i]!;
    const relative = fall / equity[peak]!;
    if (fall > amount) [amount, peakIndex, troughIndex] = [fall, peak, i];
    if (relative > fraction) [fraction, fractionPeakIndex, fractionTroughIndex] = [relative, peak, i];
    run = fall > 0 ? run + 1 : 0;
    longest = Math.max(longest, run);
    squares += relative * relative;
  }
  const recovery = equity.findIndex((value, i) => i >= troughIndex && value >= equity[peakIndex]!);
  return {
    amount,
    peakIndex,
    troughIndex,
    recoveryIndex: recovery < 0 ? null : recovery,
    fractionOfPeak: fraction,
    fractionPeakIndex,
    fractionTroughIndex,
    fractionOfInitial: amount / initialEquity,
    longestUnderwater: longest,
    finalEquity: equity[n]!,
    ulcerIndex: Math.sqrt(squares / (n + 1)),
  };
}
