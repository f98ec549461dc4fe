import { isWin, type Trade } from "../execution/trade.js";
import { accuracyAsOf, type DetectionCase } from "./detection-accuracy.js";
import type { PriceBook } from "./placebo.js";
import { type ReviewedSession, type WeeklyReview, weeklyReviews } from "./weekly-review.js";

/** A session and when it was over, epoch milliseconds. */
export interface ClosedSession {
  readonly date: string;
  readonly closesAt: number;
}

/** What could be said at the close of a session, and no later. Points are net, of one contract. */
export interface DailyValidation extends ReviewedSession {
  /** Everything known by the close: the tracker's answer as of then. The accuracy is NaN before the first outcome. */
  readonly knownSoFar: number;
  readonly rightSoFar: number;
  readonly accuracySoFar: number;
  readonly pointsSoFar: number;
}

/** The documents' validation schedule: accuracy day by day, statistics week by week. */
export interface ValidationSchedule {
  readonly claimedWinRate: number;
  /** A line per session that could have had an alert. */
  readonly daily: readonly DailyValidation[];
  readonly weekly: readonly WeeklyReview[];
  /** Alerts whose outcome came after the last close: they are in no line. */
  readonly knownLater: number;
}

/** What the schedule is read from. */
export interface ScheduleCase {
  readonly cases: readonly DetectionCase[];
  readonly trades: readonly Trade[];
  /** Ascending. */
  readonly sessions: readonly ClosedSession[];
  readonly claimedWinRate: number;
}

/** Reads a finished run as it would have been read after each close: a line uses nothing from after its own. */
export function validationSchedule({ cases, trades, sessions, claimedWinRate }: ScheduleCase): ValidationSchedule {
  const daily: DailyValidation[] = [];
  for (const { date, closesAt } of sessions) {
    const before = daily.at(-1);
    const [tracked] = accuracyAsOf(cases, closesAt, []);
    const { sampleSize, correct, directionAccuracy } = tracked!;
    const own = trades.filter((trade) => trade.date === date);
    const wins = own.filter(isWin).length;
    const points = own.reduce((sum, { netPoints }) => sum + netPoints, 0);
    daily.push({
      date,
      alerts: cases.filter((one) => one.date === date).length,
      known: sampleSize - (before?.knownSoFar ?? 0),
      right: correct - (before?.rightSoFar ?? 0),
      knownSoFar: sampleSize,
      rightSoFar: correct,
      accuracySoFar: directionAccuracy,
      trades: own.length,
      wins,
      points,
      pointsSoFar: (before?.pointsSoFar ?? 0) + points,
      claim: own.length === 0 ? "no-trades" : wins / own.length >= claimedWinRate ? "in-line" : "short",
    });
  }
  return {
    claimedWinRate,
    daily,
    weekly: weeklyReviews(daily, claimedWinRate),
    knownLater: cases.length - (daily.at(-1)?.knownSoFar ?? 0),
  };
}

/**
 * When the sessions of some dates were over: the last close of their underlyings.
 *
 * @throws RangeError for a date that no underlying has
 */
export function closedSessions(book: PriceBook, dates: readonly string[]): readonly ClosedSession[] {
  const closes = new Map<string, number>();
  for (const days of book.values())
    for (const { date, closesAt } of days) closes.set(date, Math.max(closesAt, closes.get(date) ?? closesAt));
  return dates.map((date) => {
    const closesAt = closes.get(date);
    if (closesAt === undefined) throw new RangeError(`unknown session: ${date}`);
    return { date, closesAt };
  });
}
