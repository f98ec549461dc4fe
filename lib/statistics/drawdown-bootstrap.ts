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
  const days = Array.from(results, (result) => [result]);
  return markedDrawdownBootstrap(days, initialEquity, level, draws, meanBlock, stream);
}

/**
 * The same where each day is a sequence of changes of the equity, as marking to market gives it: whole days are redrawn,
 * and a fall within a day counts though the day recovers.
 *
 * @param days changes by day, in money and in their order; a day without any is empty
 */
export function markedDrawdownBootstrap(
  days: readonly ArrayLike<number>[],
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
  const shapes = days.map(shapeOf);
  if (shapes.length === 0) return { amount: Number.NaN, fractionOfPeak: Number.NaN, level, draws, meanBlock };
  const indices = new Int32Array(shapes.length);
  const amounts = new Float64Array(draws);
  const fractions = new Float64Array(draws);
  for (let draw = 0; draw < draws; ++draw) {
    fillStationaryIndices(indices, meanBlock, stream);
    let equity = initialEquity;
    let peak = initialEquity;
    let amount = 0;
    let fraction = 0;
    for (let i = 0; i < indices.length; ++i) {
      const { total, highs, lows } = shapes[indices[i]!]!;
      for (let k = 0; k < highs.length; ++k) {
        const top = Math.max(peak, equity + highs[k]!);
        const fall = top - (equity + lows[k]!);
        if (fall > amount) amount = fall;
        if (fall > fraction * top) fraction = fall / top;
      }
      // The highest top of the day comes last.
      if (highs.length > 0) peak = Math.max(peak, equity + highs[highs.length - 1]!);
      equity += total;
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

/** All of a day that a drawdown can depend on. */
interface DayShape {
  readonly total: number;
  /** Tops of the equity since the day's begin, ascending, and the lowest point between each and the next higher one. */
  readonly highs: Float64Array;
  readonly lows: Float64Array;
}

/**
 * A fall from a top is worst at the lowest point before the next higher top. Of two such pairs the one with the higher top
 * and the lower low is never the smaller fall, whatever the equity and the peak that the day begins with.
 */
function shapeOf(changes: ArrayLike<number>): DayShape {
  const pairs: { high: number; low: number }[] = [];
  let total = 0;
  let open = { high: 0, low: 0 };
  if (changes.length > 0) pairs.push(open);
  for (let i = 0; i < changes.length; ++i) {
    if (!Number.isFinite(changes[i])) throw new RangeError(`invalid result: ${changes[i]}`);
    total += changes[i]!;
    if (total > open.high) {
      open = { high: total, low: total };
      pairs.push(open);
    } else if (total < open.low) open.low = total;
  }
  let lowest = Infinity;
  const kept = pairs.reverse().filter(({ low }) => {
    const deeper = low < lowest;
    lowest = Math.min(lowest, low);
    return deeper;
  });
  kept.reverse();
  return {
    total,
    highs: Float64Array.from(kept, ({ high }) => high),
    lows: Float64Array.from(kept, ({ low }) => low),
  };
}
