import { quantileSorted } from "../numeric/quantile.js";
import type { RandomStream } from "../numeric/random.js";
import { fillStationaryIndices } from "./stationary-bootstrap.js";
import { checkDraws, checkLevel } from "./test-result.js";

/** Quantile of the greatest drawdown over resampled histories. */
export interface DrawdownQuantile {
  /** In money. */
  readonly amount: number;
  /** As a fraction of the peak. */
  readonly fractionOfPeak: number;
  readonly level: number;
  readonly draws: number;
  readonly meanBlock: number;
}

/**
 * Upper quantile of the greatest drawdown by the stationary bootstrap of daily results: what to hold against a limit,
 * since the drawdown that happened is one draw of a maximum. No results: NaN.
 *
 * @param results profit or loss by day, in money, days without a trade included
 * @param initialEquity > 0
 * @param level e.g. 0.9
 * @param draws number of resampled histories
 * @param meanBlock mean block in days, >= 1; see `optimalBlockLength`
 * @throws RangeError for arguments outside these ranges or a result that is not finite
 */
export function drawdownBootstrap(
  results: ArrayLike<number>,
  initialEquity: number,
  level: number,
  draws: number,
  meanBlock: number,
  stream: RandomStream,
): DrawdownQuantile {
  checkLevel(level);
  checkDraws(draws);
  if (!(initialEquity > 0 && initialEquity < Infinity))
    throw new RangeError(`invalid initial equity: ${initialEquity}`);
  const values = Float64Array.from(results);
  const wrong = values.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new RangeError(`invalid result: ${wrong}`);
  if (values.length === 0) return { amount: Number.NaN, fractionOfPeak: Number.NaN, level, draws, meanBlock };
  const indices = new Int32Array(values.length);
  const amounts = new Float64Array(draws);
  const fractions = new Float64Array(draws);
  for (let draw = 0; draw < draws; ++draw) {
    fillStationaryIndices(indices, meanBlock, stream);
    let equity = initialEquity;
    let peak = initialEquity;
    let amount = 0;
    let fraction = 0;
    for (let i = 0; i < indices.length; ++i) {
      equity += values[indices[i]!]!;
      if (equity > peak) peak = equity;
      const fall = peak - equity;
      if (fall > amount) amount = fall;
      if (fall > fraction * peak) fraction = fall / peak;
    }
    amounts[draw] = amount;
    fractions[draw] = fraction;
  }
  return {
    amount: quantileSorted(amounts.sort(), level),
    fractionOfPeak: quantileSorted(fractions.sort(), level),
    level,
    draws,
    meanBlock,
  };
}
