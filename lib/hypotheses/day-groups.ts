import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import { percentileInterval } from "../statistics/bootstrap-interval.js";
import { clusterSums } from "../statistics/cluster.js";
import { twoSamplePermutation } from "../statistics/two-sample-permutation.js";
import { fewDays } from "./day-mean-finding.js";
import type { Finding } from "./hypothesis.js";

/** Values of one kind of day. */
export interface DayGroup {
  readonly values: readonly number[];
  /** The day of each value; no day is in both groups. */
  readonly dates: readonly string[];
}

/** How two kinds of days are compared. */
export interface DayGroupsRule {
  /** Difference of the means, or logarithm of their ratio (for values that are positive). */
  readonly compare: "difference" | "log-ratio";
  /** Of the interval. */
  readonly level: number;
  /** Resamples, and draws where there are too many arrangements to count. */
  readonly draws: number;
}

/**
 * Two kinds of days against each other, every day one unit with the mean of its values: two-sided p by exchanging whole days between
 * the kinds, interval by resampling the days of each. With the same days in all, the ratio of means rises with their
 * difference, so that one exchange serves both.
 */
export function dayGroupsFinding(
  first: DayGroup,
  second: DayGroup,
  { compare, level, draws }: DayGroupsRule,
  stream: RandomStream,
): Finding {
  const [x, y] = [dayMeans(first), dayMeans(second)];
  const compared = (a: Float64Array, b: Float64Array): number =>
    compare === "difference" ? mean(a) - mean(b) : Math.log(mean(a) / mean(b));
  const exchanged = twoSamplePermutation(x, y, "two-sided", draws, stream);
  const [a, b] = [new Float64Array(x.length), new Float64Array(y.length)];
  const resampled = Float64Array.from({ length: draws }, () => {
    for (let day = 0; day < a.length; day++) a[day] = x[stream.integer(x.length)]!;
    for (let day = 0; day < b.length; day++) b[day] = y[stream.integer(y.length)]!;
    return compared(a, b);
  }).filter(Number.isFinite);
  const few = Math.min(x.length, y.length);
  return {
    estimate: compared(x, y),
    interval: few < 2 ? null : { ...percentileInterval(resampled, level), method: "percentiles over resampled days" },
    pValue: exchanged.pValue,
    pOpposite: null,
    method: `days exchanged between the kinds: ${exchanged.method}`,
    trades: first.values.length,
    days: x.length,
    designEffect: Number.NaN,
    power: null,
    violated: few < fewDays ? [`only ${few} days of one kind`] : [],
  };
}

function dayMeans({ values, dates }: DayGroup): Float64Array {
  const { sums, counts } = clusterSums(values, dates);
  return sums.map((sum, day) => sum / counts[day]!);
}
