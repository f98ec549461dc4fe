import { isWin, type Trade } from "../execution/trade.js";
import { hourOfDay } from "../market/hour-of-day.js";
import { type DayPrices, dayIn } from "../market/price-book.js";
import { createStream } from "../numeric/random.js";
import { benjaminiHochberg } from "../statistics/benjamini-hochberg.js";
import type { BreakdownDimension } from "./breakdown-hypotheses.js";
import { dayMeanFinding } from "./day-mean-finding.js";
import type { Finding, JudgeParameters } from "./hypothesis.js";
import type { PriceBook } from "./placebo.js";
import { realisedVolatility, volatilityThird, volatilityThirds } from "./realised-volatility.js";

/** The trades of one group of one breakdown. Points are net, of one contract. */
export interface BreakdownRow {
  readonly dimension: BreakdownDimension;
  /** A class, an hour of the exchange's clock (`09:00-10:00`), or a third of volatility. */
  readonly group: string;
  readonly trades: number;
  /** Days with trades of the group. */
  readonly days: number;
  readonly wins: number;
  readonly winRate: number;
  readonly meanPoints: number;
  /** Of the mean, days as clusters; not corrected for the choice among groups. */
  readonly interval: Finding["interval"];
  /** Two-sided, of a mean of zero, days as clusters; NaN where there is none. */
  readonly pValue: number;
  /** The same by Benjamini and Hochberg over all rows of all breakdowns; NaN where there is none. */
  readonly pAdjusted: number;
  /** Whether the adjusted p is within the false discovery rate. */
  readonly discovered: boolean;
  readonly method: string | null;
  /** Assumptions of the method that these trades do not meet. */
  readonly violated: readonly string[];
  /** Why there is no p; null where there is one. */
  readonly reason: string | null;
  readonly standing: "exploratory";
}

/** The trades of a strategy by class, hour and volatility. */
export interface Breakdowns {
  /** Share of false ones among what is discovered, at most. */
  readonly falseDiscoveryRate: number;
  readonly adjustment: "Benjamini-Hochberg";
  /** Rows with a p: what each is adjusted among. */
  readonly tests: number;
  /** All trades, and the days that have some. */
  readonly trades: number;
  readonly days: number;
  /** Dimension by dimension; a group without trades has no row. */
  readonly rows: readonly BreakdownRow[];
}

/** Numbers of the judge that breakdowns need. */
export type BreakdownParameters = Pick<JudgeParameters, "descriptiveDays" | "resamples" | "breakdownRate">;

/** Intervals are of this level, as everywhere. */
const level = 0.95;
const thirds = ["calm", "middle", "wild"] as const;
const unknown = "unknown";

/**
 * Mean net points and win rate by class, by hour of the exchange's clock at the decision, and by third of the realised volatility
 * of the session before, which is known at the decision; the limits between the thirds are those of all days of the
 * underlying. All rows are adjusted together (Benjamini and Hochberg 1995). That is proved for rows that are independent or
 * depend positively on one another; these share trades and days, so the rate is nominal. A row with fewer than `descriptiveDays`
 * days is described and not tested.
 *
 * @param seed feeds a named stream for each row
 * @throws RangeError for a trade on a day that the book does not have
 */
export function breakdowns(
  trades: readonly Trade[],
  book: PriceBook,
  parameters: BreakdownParameters,
  seed: number,
): Breakdowns {
  const hours = hourReader(book);
  const before = volatilityReader(book);
  const grouped: readonly (readonly [BreakdownDimension, ReadonlyMap<string, readonly Trade[]>])[] = [
    ["class", groupBy(trades, ({ label }) => label)],
    ["hour", groupBy(trades, hours)],
    ["volatility", groupBy(trades, before, [...thirds, unknown])],
  ];
  const plain = grouped.flatMap(([dimension, groups]) =>
    [...groups].map(([group, own]) => row(dimension, group, own, parameters, seed)),
  );
  const adjusted = benjaminiHochberg(plain.map(({ pValue }) => pValue));
  return {
    falseDiscoveryRate: parameters.breakdownRate,
    adjustment: "Benjamini-Hochberg",
    tests: plain.filter(({ pValue }) => !Number.isNaN(pValue)).length,
    trades: trades.length,
    days: daysOf(trades),
    rows: plain.map((own, k) => ({
      ...own,
      pAdjusted: adjusted[k]!,
      discovered: adjusted[k]! <= parameters.breakdownRate,
    })),
  };
}

function row(
  dimension: BreakdownDimension,
  group: string,
  trades: readonly Trade[],
  { descriptiveDays, resamples }: BreakdownParameters,
  seed: number,
): Omit<BreakdownRow, "pAdjusted" | "discovered"> {
  const days = daysOf(trades);
  const wins = trades.filter(isWin).length;
  const described = {
    ...{ dimension, group, trades: trades.length, days, wins },
    winRate: wins / trades.length,
    meanPoints: trades.reduce((sum, { netPoints }) => sum + netPoints, 0) / trades.length,
    standing: "exploratory",
  } as const;
  const lack =
    dimension === "volatility" && group === unknown
      ? "the session before is not in the data, or has no prices: these trades are in no third"
      : days < descriptiveDays
        ? `${days} ${days === 1 ? "day" : "days"} with trades: below ${descriptiveDays} the numbers are descriptive only`
        : null;
  if (lack !== null) {
    return { ...described, interval: null, pValue: Number.NaN, method: null, violated: [], reason: lack };
  }
  const { interval, pValue, method, violated } = dayMeanFinding(
    trades.map(({ netPoints }) => netPoints),
    trades.map(({ date }) => date),
    { claimed: 0, side: "two-sided", level, draws: resamples, alwaysFlip: false },
    createStream(seed, "breakdown", dimension, group),
  );
  // Trades that are all alike have no spread to measure an interval with.
  const measured = interval !== null && !Number.isNaN(interval.lower);
  return { ...described, interval: measured ? interval : null, pValue: pValue!, method, violated, reason: null };
}

/** The hour of the decision on the clock of the exchange. */
function hourReader(book: PriceBook): (trade: Trade) => string {
  const clocks = new Map<string, (instant: number) => number>();
  return ({ underlying, date, order }) => {
    const { timeZone } = dayIn(book, underlying, date).profile.hours;
    const clock = clocks.get(timeZone) ?? hourOfDay(timeZone);
    clocks.set(timeZone, clock);
    const hour = clock(order.plan.decidedAt);
    return `${clockHour(hour)}-${clockHour(hour + 1)}`;
  };
}

function clockHour(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** The third of the underlying's volatility in which its session before lies. */
function volatilityReader(book: PriceBook): (trade: Trade) => string {
  const before = new Map<string, string>();
  for (const [underlying, days] of book) {
    const ordered = [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
    const volatilities = ordered.map(wholeSession);
    const edges = volatilityThirds(volatilities);
    ordered.forEach(({ date }, k) => {
      const third = volatilityThird(k === 0 ? Number.NaN : volatilities[k - 1]!, edges);
      before.set(`${underlying}|${date}`, third < 0 ? unknown : thirds[third as 0 | 1 | 2]);
    });
  }
  return ({ underlying, date }) => before.get(`${underlying}|${date}`)!;
}

function wholeSession(day: DayPrices): number {
  return realisedVolatility(day, day.opensAt, day.closesAt);
}

/** Groups by name: in the order given, else in that of the alphabet. */
function groupBy(
  trades: readonly Trade[],
  nameOf: (trade: Trade) => string,
  order: readonly string[] = [],
): ReadonlyMap<string, readonly Trade[]> {
  const groups = new Map<string, Trade[]>();
  for (const trade of trades) {
    const name = nameOf(trade);
    const known = groups.get(name);
    if (known) known.push(trade);
    else groups.set(name, [trade]);
  }
  const place = (name: string): number => order.indexOf(name);
  return new Map([...groups].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1)));
}

function daysOf(trades: readonly Trade[]): number {
  return new Set(trades.map(({ date }) => date)).size;
}
