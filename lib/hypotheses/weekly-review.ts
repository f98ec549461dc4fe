import { isoWeek } from "../market/iso-week.js";
import { clopperPearson } from "../statistics/clopper-pearson.js";
import type { Interval } from "../statistics/test-result.js";
import { percent } from "./percent.js";

/** How a session's trades stand to the claimed win rate. */
export type ClaimStanding = "in-line" | "short" | "no-trades";

/** A session as a review adds it up. Points are net, of one contract. */
export interface ReviewedSession {
  readonly date: string;
  /** Raised in the session. */
  readonly alerts: number;
  /** Alerts whose outcome became known by the close and was not by the one before, and how many had the right direction. */
  readonly known: number;
  readonly right: number;
  readonly trades: number;
  readonly wins: number;
  readonly points: number;
  /** Whether the session's own win rate reaches the claimed one. */
  readonly claim: ClaimStanding;
}

/** Alerts and trades of a stretch of sessions. Points are net, of one contract. */
export interface ValidationTotals {
  readonly sessions: number;
  /** Raised, known by the close, of the right direction. */
  readonly alerts: number;
  readonly known: number;
  readonly right: number;
  /** NaN without known outcomes. */
  readonly accuracy: number;
  readonly trades: number;
  readonly wins: number;
  /** NaN without trades. */
  readonly winRate: number;
  /** Of the win rate: Clopper and Pearson, trades as independent; null without trades. */
  readonly interval: Interval | null;
  readonly points: number;
  /** Sessions whose win rate reaches the claimed one, whose does not, and without trades. */
  readonly inLine: number;
  readonly short: number;
  readonly withoutTrades: number;
}

/** The review of one week. */
export interface WeeklyReview {
  /** ISO week of the exchange's dates, such as `2026-W02`, with its first and last session. */
  readonly week: string;
  readonly from: string;
  readonly to: string;
  readonly own: ValidationTotals;
  /** Everything from the first session to the end of the week. */
  readonly soFar: ValidationTotals;
  /** The week in plain words, from the numbers beside them. */
  readonly review: string;
}

const level = 0.95;

/**
 * Adds up sessions by ISO week. A review describes: a win rate that is looked at week after week will leave its interval sooner or
 * later by chance alone, so that none of them is a test.
 *
 * @param daily ascending
 */
export function weeklyReviews(daily: readonly ReviewedSession[], claimedWinRate: number): readonly WeeklyReview[] {
  const weeks = Map.groupBy(daily, ({ date }) => isoWeek(date).name);
  let done = 0;
  return [...weeks].map(([week, sessions]) => {
    done += sessions.length;
    const own = totalsOf(sessions);
    const soFar = totalsOf(daily.slice(0, done));
    const review = reviewOf(own, soFar, claimedWinRate);
    return { week, from: sessions[0]!.date, to: sessions.at(-1)!.date, own, soFar, review };
  });
}

function totalsOf(sessions: readonly ReviewedSession[]): ValidationTotals {
  const sum = (value: (own: ReviewedSession) => number): number =>
    sessions.reduce((total, own) => total + value(own), 0);
  const standing = (claim: ClaimStanding): number => sum((own) => (own.claim === claim ? 1 : 0));
  const [known, right, trades, wins] = [
    sum((d) => d.known),
    sum((d) => d.right),
    sum((d) => d.trades),
    sum((d) => d.wins),
  ];
  return {
    sessions: sessions.length,
    alerts: sum(({ alerts }) => alerts),
    known,
    right,
    accuracy: right / known,
    trades,
    wins,
    winRate: wins / trades,
    interval: trades === 0 ? null : clopperPearson(wins, trades, level),
    points: sum(({ points }) => points),
    inLine: standing("in-line"),
    short: standing("short"),
    withoutTrades: standing("no-trades"),
  };
}

function reviewOf(own: ValidationTotals, soFar: ValidationTotals, claimed: number): string {
  const alerts = `${counted(own.sessions, "session")}, ${counted(own.alerts, "alert")}`;
  const outcomes =
    own.known === 0
      ? "no outcome became known"
      : `${counted(own.known, "outcome")} became known, ${own.right} of them in the predicted direction (${share(own.accuracy)})`;
  const week = own.trades === 0 ? "No trades" : `${tradesOf(own)}: the interval ${against(own, claimed)}`;
  const all = soFar.trades === 0 ? "no trades" : `${tradesOf(soFar)}: the interval ${against(soFar, claimed)}`;
  return `${alerts}; ${outcomes}. ${week}. So far ${all}.`;
}

function tradesOf({ trades, wins, winRate, interval, points }: ValidationTotals): string {
  const { lower, upper } = interval!;
  return `${counted(trades, "trade")}, ${wins} won (${share(winRate)}, ${share(level)} interval ${share(lower)} to ${share(upper)}), ${points.toFixed(1)} net points`;
}

/** Where the claim lies, as far as the interval tells. */
function against({ interval }: ValidationTotals, claimed: number): string {
  const claim = `the claimed ${share(claimed)}`;
  if (interval!.upper < claimed) return `lies below ${claim}`;
  return interval!.lower > claimed ? `lies above ${claim}` : `contains ${claim}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Per cent with one decimal at most. */
function share(value: number): string {
  return `${Number(percent(value).toFixed(1))} %`;
}
