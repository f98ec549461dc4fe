import { type DayPrices, dayIn, priceIndexAsOf } from "../market/price-book.js";
import { sum } from "../numeric/sum.js";
import { maxDrawdown } from "../statistics/max-drawdown.js";
import type { Trade } from "./trade.js";

/** The account marked to market at every price at which something was open. */
export interface MarkedEquity {
  /** Epoch milliseconds, ascending. */
  readonly at: Float64Array;
  /** Account currency at those instants, after the capital with which it begins. */
  readonly equity: Float64Array;
  /** The same of one contract a trade, in points, from zero. */
  readonly points: Float64Array;
  readonly drawdown: MarkedDrawdown;
}

/** The deepest fall of the marked account, on three bases (X5). */
export interface MarkedDrawdown {
  /** Share of the running peak. Above 1 the account was below zero. */
  readonly ofPeak: number;
  /** Share of the initial capital. */
  readonly ofCapital: number;
  /** Account currency. */
  readonly amount: number;
  /** Points, one contract a trade. */
  readonly points: number;
  /** Instants of the fall of `amount`; null where nothing fell, or where its peak was never reached again. */
  readonly peakAt: number | null;
  readonly troughAt: number | null;
  readonly recoveredAt: number | null;
  /** Most sessions in a row that ended below an earlier peak. */
  readonly longestUnderwater: number;
}

/** Changes of the marked account in one session. */
export interface MarkedSession {
  readonly date: string;
  /** Epoch milliseconds, ascending: every price at which something was open. */
  readonly at: Float64Array;
  /** Account currency, and points of one contract a trade. */
  readonly money: Float64Array;
  readonly points: Float64Array;
}

/**
 * Marks all trades to market at the finest prices there are: a fall within a session shows, also where the trade recovers
 * before it is closed. The cost of a round trip is taken at the entry. Exits count at the price they were filled at, so
 * that a session's changes add up to its closed trades.
 *
 * @param book prices of the trades' days, by underlying
 * @param dates sessions that could have had a trade, ascending
 * @throws RangeError for a trade whose day is not in the book
 */
export function markedSessions(
  trades: readonly Trade[],
  book: ReadonlyMap<string, readonly DayPrices[]>,
  dates: readonly string[],
): readonly MarkedSession[] {
  return dates.map((date) => {
    const own = trades.filter((trade) => trade.date === date);
    const steps = own.flatMap((trade) => marks(trade, dayIn(book, trade.underlying, date)));
    steps.sort((a, b) => a.at - b.at);
    const at: number[] = [];
    const money: number[] = [];
    const points: number[] = [];
    for (const step of steps) {
      if (at.at(-1) !== step.at) {
        at.push(step.at);
        money.push(0);
        points.push(0);
      }
      money[money.length - 1]! += step.points * step.money;
      points[points.length - 1]! += step.points;
    }
    return {
      date,
      at: Float64Array.from(at),
      money: Float64Array.from(money),
      points: Float64Array.from(points),
    };
  });
}

/**
 * The account over all sessions, marked to market, and its deepest fall on three bases (T8, X5).
 *
 * @param capital > 0
 * @throws RangeError for another capital
 */
export function markedEquity(sessions: readonly MarkedSession[], capital: number): MarkedEquity {
  const joined = (column: "at" | "money" | "points"): Float64Array =>
    Float64Array.from(sessions.flatMap((session) => [...session[column]]));
  const at = joined("at");
  const money = joined("money");
  const points = joined("points");
  const fall = maxDrawdown(money, capital);
  const instant = (index: number | null): number | null =>
    index === null || fall.amount === 0 ? null : (at[index - 1] ?? null);
  return {
    at,
    equity: running(money, capital),
    points: running(points, 0),
    drawdown: {
      ofPeak: fall.fractionOfPeak,
      ofCapital: fall.fractionOfInitial,
      amount: fall.amount,
      // The amount of a fall does not depend on where the curve begins.
      points: maxDrawdown(points, 1).amount,
      peakAt: instant(fall.peakIndex),
      troughAt: instant(fall.troughIndex),
      recoveredAt: instant(fall.recoveryIndex),
      longestUnderwater: maxDrawdown(
        sessions.map((session) => sum(session.money)),
        capital,
      ).longestUnderwater,
    },
  };
}

/** A change of one trade's mark: points of one contract, and what one of them is worth with all its contracts. */
interface Mark {
  readonly at: number;
  readonly points: number;
  readonly money: number;
}

function marks(trade: Trade, day: DayPrices): readonly Mark[] {
  const { path, profile } = day;
  const money = trade.contracts * profile.pointValue;
  const found: Mark[] = [{ at: trade.entry.at, points: -trade.costPoints, money }];
  let marked = 0;
  for (let k = priceIndexAsOf(path, trade.entry.at) + 1; k < path.at.length && path.at[k]! < trade.exit.at; k++) {
    const now = (trade.direction * (path.price[k]! - trade.entry.price)) / trade.pointSize;
    found.push({ at: path.at[k]!, points: now - marked, money });
    marked = now;
  }
  found.push({ at: trade.exit.at, points: trade.grossPoints - marked, money });
  return found;
}

function running(changes: Float64Array, from: number): Float64Array {
  let value = from;
  return Float64Array.from(changes, (change) => {
    value += change;
    return value;
  });
}
