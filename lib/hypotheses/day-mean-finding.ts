import type { RandomStream } from "../numeric/random.js";
import { clusterSums } from "../statistics/cluster.js";
import { clusteredMean } from "../statistics/clustered-mean.js";
import { signFlip } from "../statistics/sign-flip.js";
import { studentPValue } from "../statistics/student-interval.js";
import type { Side } from "../statistics/test-result.js";
import type { Finding } from "./hypothesis.js";

/** From this many days on the clustered t stands; below, days are flipped (4.0). */
export const clusterDays = 30;
/** Below this many days even the exact test is flagged: its smallest p is large. */
export const fewDays = 10;

/** How a mean is tested. */
export interface DayMeanRule {
  /** Value that the mean is held against. */
  readonly claimed: number;
  readonly side: Side;
  /** Of the interval. */
  readonly level: number;
  /** Drawn sign patterns where there are too many to count. */
  readonly draws: number;
  /** Whether days are flipped however many there are. */
  readonly alwaysFlip: boolean;
}

/**
 * A mean with the day as the unit: clustered t from 30 days on, below that, when asked, and where all
 * days say the same, the signs of whole days are flipped. Without power.
 *
 * @param values one per trade or event
 * @param dates the session of each
 */
export function dayMeanFinding(
  values: readonly number[],
  dates: readonly string[],
  { claimed, side, level, draws, alwaysFlip }: DayMeanRule,
  stream: RandomStream,
): Finding {
  const test = clusteredMean(values, dates, claimed, side, level);
  const { days } = test.units;
  const sums = clusterSums(
    values.map((value) => value - claimed),
    dates,
  ).sums;
  // Days that all say the same, as shares can, leave a t test no spread to measure with.
  const unanimous = Number.isNaN(test.pValue) && sums.every(Number.isFinite);
  const flipped = days > 0 && (alwaysFlip || days < clusterDays || unanimous);
  const opposite = side === "greater" ? "less" : "greater";
  const flips = flipped ? signFlip(sums, side, draws, stream) : null;
  const pOpposite = flipped
    ? signFlip(sums, opposite, draws, stream).pValue
    : studentPValue(test.statistic, days - 1, opposite);
  return {
    estimate: test.estimate,
    interval: test.interval,
    pValue: flips ? flips.pValue : test.pValue,
    pOpposite: side === "two-sided" ? null : pOpposite,
    method: flips ? `${flips.method} by day; interval: mean with days as clusters, Student t` : test.method,
    trades: values.length,
    days,
    designEffect: test.designEffect,
    power: null,
    violated:
      flipped && days < fewDays
        ? [
            `only ${days} days: the smallest p that sign flips can give is ${((side === "two-sided" ? 2 : 1) * 0.5 ** days).toPrecision(2)}`,
          ]
        : [],
  };
}
