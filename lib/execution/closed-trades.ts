import type { ClassRecord } from "./plan.js";
import { isWin, type Trade } from "./trade.js";

/** Trades that are closed at the instant of a decision: a planner may know no others (X12 iv). */
export interface ClosedTrades {
  /** Wins and losses of a class. */
  recordOf(label: string): ClassRecord;
  /** The trades that were closed last, at most so many, in the order of their exits. */
  latest(count: number): readonly Trade[];
}

/** Closed trades as of any instant of a session. */
export interface ClosedTradesBook {
  asOf(instant: number, today: readonly Trade[]): ClosedTrades;
}

/**
 * @param earlier trades of earlier sessions, all closed
 */
export function closedTradesBook(earlier: readonly Trade[]): ClosedTradesBook {
  const records = new Map<string, ClassRecord>();
  const before = (label: string): ClassRecord => {
    const record = records.get(label) ?? recordOf(earlier, label);
    records.set(label, record);
    return record;
  };
  return {
    asOf(instant, today) {
      const closed = today.filter(({ exit }) => exit.at <= instant);
      return {
        recordOf(label) {
          const [old, own] = [before(label), recordOf(closed, label)];
          return { wins: old.wins + own.wins, losses: old.losses + own.losses };
        },
        latest(count) {
          const byExit = (a: Trade, b: Trade): number => a.exit.at - b.exit.at;
          const all =
            closed.length < count ? [...earlier.toSorted(byExit), ...closed.toSorted(byExit)] : closed.toSorted(byExit);
          return all.slice(all.length - Math.min(count, all.length));
        },
      };
    },
  };
}

function recordOf(trades: readonly Trade[], label: string): ClassRecord {
  const own = trades.filter((trade) => trade.label === label);
  const wins = own.filter(isWin).length;
  return { wins, losses: own.length - wins };
}
