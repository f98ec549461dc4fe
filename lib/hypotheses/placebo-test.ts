import type { RandomStream } from "../numeric/random.js";
import type { PlaceboTable } from "./placebo.js";

/** Real trades against redrawn placebo days. */
export interface PlaceboTest {
  /** Mean net points of the real trades, of their placebos, and the difference. */
  readonly actual: number;
  readonly placebo: number;
  readonly difference: number;
  /** Shares of trades with net points above zero. */
  readonly actualWinRate: number;
  readonly placeboWinRate: number;
  /** Standard error of the real mean, days as clusters; the placebo mean is an average over all donors. */
  readonly standardError: number;
  /** Distance of the mean from the centre of what is drawn, over its standard error; `difference` is from the mean of all placebo trades. */
  readonly statistic: number;
  /** One-sided, (b + 1) / (m + 1), and that of the opposite test. */
  readonly pValue: number;
  readonly pOpposite: number;
  /** Difference minus and plus the quantiles of the placebo distribution (percentile-t on days). */
  readonly interval: {
    readonly lower: number;
    readonly upper: number;
    readonly level: number;
    readonly method: string;
  };
  readonly trades: number;
  readonly days: number;
  /** Mean number of other days that stood in for a day. */
  readonly donorsPerDay: number;
}

/**
 * T3: entry times carry no information. Whole days are redrawn: each day with trades is replaced by itself or one of its
 * donor days, all equally likely, the mean of the points is studentised by day, and the real value is ranked among the
 * draws. The real day is one of those it may be exchanged for: left out, the mean of few donors would pass for the truth,
 * and on eight null days one test in twelve would reject at 5 %. The interval takes the placebo mean as known; on fewer than
 * about ten days it is too short.
 * Assumes that matched windows of other days are exchangeable with the real one.
 *
 * @param draws number of redrawn sets of days, m
 * @param level of the interval
 * @returns null without a day that has donors
 */
export function placeboTest(
  table: PlaceboTable,
  draws: number,
  level: number,
  stream: RandomStream,
): PlaceboTest | null {
  const { days } = table;
  if (days.length === 0) return null;
  const actual = days.map((day) => summarise(day.actual));
  const donors = days.map((day) => day.donors.map(summarise));
  // What a redrawn set of days earns on average: every donor day is as likely as another.
  const expectedSum = sumOf(donors.map((list) => sumOf(list.map(({ sum }) => sum)) / list.length));
  const expectedCount = sumOf(donors.map((list) => sumOf(list.map(({ count }) => count)) / list.length));
  const expectedWins = sumOf(donors.map((list) => sumOf(list.map(({ wins }) => wins)) / list.length));
  const placebo = expectedSum / expectedCount;
  const pools = donors.map((list, k) => [actual[k]!, ...list]);
  const centre =
    sumOf(pools.map((list) => sumOf(list.map(({ sum }) => sum)) / list.length)) /
    sumOf(pools.map((list) => sumOf(list.map(({ count }) => count)) / list.length));
  const real = studentise(actual, centre);
  const redrawn = new Array<DaySummary>(days.length);
  const statistics = new Float64Array(draws);
  let [reached, undercut] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    for (let day = 0; day < days.length; day++) {
      const list = pools[day]!;
      redrawn[day] = list[stream.integer(list.length)]!;
    }
    const statistic = studentise(redrawn, centre).t;
    statistics[draw] = statistic;
    if (statistic >= real.t) reached += 1;
    if (statistic <= real.t) undercut += 1;
  }
  statistics.sort();
  const tail = (1 - level) / 2;
  const upper = statistics[Math.min(draws - 1, Math.floor((1 - tail) * draws))]!;
  const lower = statistics[Math.floor(tail * draws)]!;
  const difference = real.mean - placebo;
  return {
    actual: real.mean,
    placebo,
    difference,
    actualWinRate: sumOf(actual.map(({ wins }) => wins)) / sumOf(actual.map(({ count }) => count)),
    placeboWinRate: expectedWins / expectedCount,
    standardError: real.error,
    statistic: real.t,
    pValue: (reached + 1) / (draws + 1),
    pOpposite: (undercut + 1) / (draws + 1),
    interval: {
      lower: difference - upper * real.error,
      upper: difference - lower * real.error,
      level,
      method: "percentile-t over redrawn days",
    },
    trades: sumOf(actual.map(({ count }) => count)),
    days: days.length,
    donorsPerDay: sumOf(donors.map((list) => list.length)) / days.length,
  };
}

interface DaySummary {
  readonly sum: number;
  readonly count: number;
  readonly wins: number;
}

function summarise(points: readonly number[]): DaySummary {
  return { sum: sumOf(points), count: points.length, wins: points.filter((value) => value > 0).length };
}

/** Mean per trade and its error with days as clusters (ratio estimator). */
function studentise(
  days: readonly DaySummary[],
  centre: number,
): { readonly t: number; readonly mean: number; readonly error: number } {
  let sum = 0;
  let count = 0;
  for (const day of days) {
    sum += day.sum;
    count += day.count;
  }
  const mean = sum / count;
  let squares = 0;
  for (const day of days) squares += (day.sum - mean * day.count) ** 2;
  const n = days.length;
  const error = Math.sqrt((n / (n - 1)) * squares) / count;
  // One day, or days that are all alike, have no error to divide by: such a draw ranks by its sign alone.
  return { t: error > 0 ? (mean - centre) / error : (mean - centre) * Number.MAX_VALUE || 0, mean, error };
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
