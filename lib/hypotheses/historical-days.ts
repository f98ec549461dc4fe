import { isWin, type Trade } from "../execution/trade.js";
import type { RandomStream } from "../numeric/random.js";
import type { Answer } from "./answer.js";
import { type DayGroup, dayGroupsFinding } from "./day-groups.js";
import type { DetectionCase } from "./detection-accuracy.js";
import type { Finding } from "./hypothesis.js";

/** A session of one underlying. */
export interface UnderlyingDay {
  readonly date: string;
  readonly underlying: string;
}

/** What a strategy did in some sessions. Points are net, of one contract. */
export interface DayResults {
  readonly alerts: number;
  /** Alerts whose price moved as predicted. */
  readonly right: number;
  readonly trades: number;
  readonly wins: number;
  readonly points: number;
}

/** One historical day by name: what made it one, and what the strategy did on it. */
export interface HistoricalDay<Mark extends UnderlyingDay> extends DayResults {
  readonly mark: Mark;
}

/** The same of a kind of days together. */
export interface DayKind extends DayResults {
  readonly days: number;
  /** NaN without alerts, or trades. */
  readonly accuracy: number;
  readonly averagePoints: number;
}

/** The strategy on days of a kind, day by day, and against the other days. */
export interface HistoricalDays<Mark extends UnderlyingDay> {
  /** By date. */
  readonly days: readonly HistoricalDay<Mark>[];
  readonly named: DayKind;
  readonly others: DayKind;
  /** Days that could not be put on either side. */
  readonly unknown: readonly UnderlyingDay[];
  /** Mean net points of a trade on these days minus that on the others, whole days exchanged. */
  readonly points: Answer;
  /** Share of alerts with the right direction on these days minus that on the others, whole days exchanged. */
  readonly direction: Answer;
  /** Why these data cannot know any other days; null where they can. */
  readonly impossible: string | null;
}

/** Which days are compared, and what happened on them. */
export interface HistoricalCase<Mark extends UnderlyingDay> {
  readonly named: readonly Mark[];
  readonly others: readonly UnderlyingDay[];
  readonly unknown: readonly UnderlyingDay[];
  readonly cases: readonly DetectionCase[];
  readonly trades: readonly Trade[];
  /** What stands for trades on the other days where the strategy cannot trade on them; left out, its own trades there. */
  readonly standIns?: readonly (UnderlyingDay & { readonly netPoints: number })[];
  /** Such as `volume-spike day`, for reasons. */
  readonly kind: string;
  /** See {@link HistoricalDays}. */
  readonly impossible: string | null;
}

/** Of the intervals. */
const level = 0.95;

/**
 * Studies a strategy on days of one kind. A day of one underlying is the unit: days are exchanged between the kinds with all that
 * happened on them.
 *
 * @param draws resamples, and arrangements where there are too many to count
 */
export function historicalDays<Mark extends UnderlyingDay>(
  input: HistoricalCase<Mark>,
  draws: number,
  stream: RandomStream,
): HistoricalDays<Mark> {
  const { named, others, cases, trades } = input;
  const casesBy = Map.groupBy(cases, keyOf);
  const tradesBy = Map.groupBy(trades, keyOf);
  const resultsOf = (day: UnderlyingDay): DayResults => resultsOn(casesBy.get(keyOf(day)), tradesBy.get(keyOf(day)));
  const on = <T extends UnderlyingDay>(days: readonly UnderlyingDay[], records: readonly T[]): readonly T[] => {
    const keys = new Set(days.map(keyOf));
    return records.filter((record) => keys.has(keyOf(record)));
  };
  const pointsOf = ({ netPoints }: { readonly netPoints: number }): number => netPoints;
  const elsewhere = input.standIns ?? trades;
  const compared = <A extends UnderlyingDay, B extends UnderlyingDay>(
    counts: "trades" | "alerts",
    first: readonly A[],
    second: readonly B[],
    value: (record: A) => number,
    other: (record: B) => number,
  ): Answer =>
    compare(input, counts, groupOf(on(named, first), value), groupOf(on(others, second), other), draws, stream);
  return {
    days: named.map((mark) => ({ mark, ...resultsOf(mark) })),
    named: kindOf(named.map(resultsOf)),
    others: kindOf(others.map(resultsOf)),
    unknown: input.unknown,
    points: compared("trades", trades, elsewhere, pointsOf, pointsOf),
    direction: compared("alerts", cases, cases, rightOf, rightOf),
    impossible: input.impossible,
  };
}

function keyOf({ date, underlying }: UnderlyingDay): string {
  return `${date} ${underlying}`;
}

function rightOf({ predictedDirection, priceDirection }: DetectionCase): number {
  return priceDirection === predictedDirection ? 1 : 0;
}

function resultsOn(cases: readonly DetectionCase[] = [], trades: readonly Trade[] = []): DayResults {
  return {
    alerts: cases.length,
    right: cases.filter(rightOf).length,
    trades: trades.length,
    wins: trades.filter(isWin).length,
    points: trades.reduce((sum, { netPoints }) => sum + netPoints, 0),
  };
}

function kindOf(days: readonly DayResults[]): DayKind {
  const sum = (name: keyof DayResults): number => days.reduce((total, day) => total + day[name], 0);
  const [alerts, right, trades, points] = [sum("alerts"), sum("right"), sum("trades"), sum("points")];
  const own = { days: days.length, alerts, right, trades, wins: sum("wins"), points };
  return { ...own, accuracy: right / alerts, averagePoints: points / trades };
}

function groupOf<T extends UnderlyingDay>(records: readonly T[], value: (record: T) => number): DayGroup {
  return { values: records.map(value), dates: records.map(keyOf) };
}

function compare(
  { named, kind, impossible, standIns }: HistoricalCase<UnderlyingDay>,
  counts: "trades" | "alerts",
  first: DayGroup,
  second: DayGroup,
  draws: number,
  stream: RandomStream,
): Answer {
  const none = (reason: string): Answer => ({ finding: null, reason });
  if (impossible !== null) return none(impossible);
  if (named.length === 0) return none(`there is no ${kind}`);
  if (first.values.length === 0) return none(`there are no ${counts} on the ${kind}s`);
  if (second.values.length === 0) return none(`there are no ${counts} on other days than the ${kind}s`);
  const finding = dayGroupsFinding(first, second, { compare: "difference", level, draws }, stream);
  const averaged =
    standIns && counts === "trades"
      ? ["a day of the others averages stand-ins of many trades and scatters less than a day with its own"]
      : [];
  const dated = onDates(finding, first, second);
  return { finding: { ...dated, violated: [...dated.violated, ...averaged] }, reason: null };
}

/**
 * Underlyings of one date are exchanged apart from each other, but dates are what a verdict may rest on: the finding's days are the
 * dates of the kind that has fewer, and it says where several underlyings share one.
 */
function onDates(finding: Finding, first: DayGroup, second: DayGroup): Finding {
  const days = Math.min(datesOf(first.dates).size, datesOf(second.dates).size);
  const units = new Set([...first.dates, ...second.dates]);
  const dates = datesOf([...units]);
  const shared = `${units.size} days of underlyings lie on ${dates.size} dates: prices that move together count apart`;
  return { ...finding, days, violated: dates.size < units.size ? [...finding.violated, shared] : finding.violated };
}

function datesOf(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.map((key) => key.split(" ", 1)[0]!));
}
