import { binomialPower, binomialSampleSize } from "./binomial-power.js";
import { clusterSums } from "./cluster.js";
import { type ClusteredProportion, clusteredProportion } from "./clustered-proportion.js";
import { checkProbability, firstReason, type Interval, type Power } from "./test-result.js";
import { wilson } from "./wilson.js";

/** A win rate with what it takes to read it. */
export interface WinRateSummary {
  readonly wins: number;
  readonly trades: number;
  readonly days: number;
  readonly winRate: number;
  /** Wilson's, as if trades were independent. */
  readonly interval: Interval;
  /** With days as what is independent. */
  readonly clustered: ClusteredProportion;
  /** Win rate at which these wins and losses come out even; NaN without both a win and a loss. */
  readonly breakEven: number;
  /** Average result of a winning trade, and average loss (positive) of the others; NaN without any. */
  readonly averageWin: number;
  readonly averageLoss: number;
  /** Trades over the design effect, at most the trades themselves: what the power is computed for. */
  readonly effectiveTrades: number;
  /** Exact power to show that the rate is above break-even if it is the design alternative. */
  readonly power: Power | null;
  /** Trades like these from which on the power never falls below the target; NaN when there is no such number. */
  readonly tradesNeeded: number;
  /** Why something is missing; empty when nothing is. */
  readonly violated: readonly string[];
}

/** What the power is asked for, fixed beforehand: the observed rate must not be the alternative. */
export interface WinRateDesign {
  /** Win rate that is worth detecting. */
  readonly alternative: number;
  readonly alpha: number;
  readonly power: number;
  /** Confidence of the intervals. */
  readonly level: number;
}

/** Power is not worth a search beyond this many trades. */
const MOST_TRADES = 200_000;

/**
 * A win rate never alone: interval, break-even rate, exact power and trades needed. A trade wins when its net result is
 * above zero; a zero counts as no win and as a loss of nothing. Both power and need take clustering into account by the
 * design effect. No trades, no win or no loss, an alternative that is not above break-even, or any NaN: NaN or null where
 * there is no answer, with the reason.
 *
 * @param results net result of each trade, any unit
 * @param days the day of each trade, a number or a text
 * @throws RangeError for lengths that differ, or a design that is no probability
 */
export function winRateSummary(
  results: ArrayLike<number>,
  days: ArrayLike<string | number>,
  design: WinRateDesign,
): WinRateSummary {
  const { alternative, alpha, power, level } = design;
  checkProbability("alternative", alternative);
  for (const [name, value] of [
    ["alpha", alpha],
    ["power", power],
  ] as const) {
    if (!(value > 0 && value < 1)) throw new RangeError(`invalid ${name}: ${value}`);
  }
  const trades = results.length;
  const won = Float64Array.from(results, (value) => (value > 0 ? 1 : 0));
  const clusters = clusterSums(won, days);
  const wins = won.reduce((total, value) => total + value, 0);
  let [gained, lost] = [0, 0];
  for (let i = 0; i < trades; ++i) {
    if (won[i] === 1) gained += results[i]!;
    else lost -= results[i]!;
  }
  const averageWin = gained / wins;
  const averageLoss = lost / (trades - wins);
  const breakEven = averageLoss / (averageWin + averageLoss);
  const unobserved = Number.isNaN(gained) || Number.isNaN(lost);
  const clustered = clusteredProportion(clusters, level);
  // A design effect below 1 would be luck; none known (one day, all won) is none applied.
  const designEffect = clustered.designEffect > 1 ? clustered.designEffect : 1;
  const effectiveTrades = trades / designEffect;
  const detectable = breakEven > 0 && alternative > breakEven && alternative < 1;
  const far = detectable && 12 / (alternative - breakEven) ** 2 > MOST_TRADES;
  return {
    wins,
    trades,
    days: clusters.sums.length,
    winRate: unobserved ? Number.NaN : wins / trades,
    interval: unobserved
      ? { lower: Number.NaN, upper: Number.NaN, level, method: "Wilson" }
      : wilson(wins, trades, level),
    clustered,
    breakEven,
    averageWin,
    averageLoss,
    effectiveTrades,
    power: detectable
      ? {
          alternative,
          alpha,
          value: binomialPower(Math.floor(effectiveTrades), breakEven, alternative, alpha).power,
        }
      : null,
    tradesNeeded:
      detectable && !far
        ? Math.ceil(binomialSampleSize(breakEven, alternative, alpha, power) * designEffect)
        : Number.NaN,
    violated: firstReason(
      [trades === 0, "no trades"],
      [unobserved, "a value is not observed"],
      [wins === 0, "no winning trade, so no break-even rate"],
      [wins === trades, "no losing trade, so no break-even rate"],
      [!detectable, "the alternative is not above the break-even rate"],
      [far, "the alternative is too near the break-even rate"],
    ),
  };
}
