import type { PricePath } from "../market/market-day.js";

export type ExitReason = "target" | "stop" | "time" | "before-close" | "end-of-data";

/** When a position is closed. Distances are points in favour (target) and against (stop); Infinity switches one off. */
export interface ExitRule {
  readonly target: number;
  readonly stop: number;
  /** Longest holding time, minutes. */
  readonly maximumHold: number;
}

/** A position's way from its entry to its exit. Points are signed in the position's favour. */
export interface PositionOutcome {
  readonly exitAt: number;
  readonly exitPrice: number;
  readonly reason: ExitReason;
  /** Gross points of one contract. */
  readonly points: number;
  /** Worst and best points on the way, the exit included (MAE <= 0 <= MFE). */
  readonly adverseExcursion: number;
  readonly favourableExcursion: number;
}

/**
 * Follows a position along a price path; the first of target, stop and time closes it. A target fills at its level, a
 * stop at the price that was seen beyond it: where the path jumps, the worse is assumed. For the same reason a price at
 * or after a time limit is judged for stop and target first, and the stop before the target.
 *
 * @param entry index of the entry in the path
 * @param closeBy instant after which nothing may be held (mandatory exit before the close)
 * @throws RangeError when the entry is outside the path
 */
export function followPosition(
  path: PricePath,
  entry: number,
  direction: 1 | -1,
  pointSize: number,
  rule: ExitRule,
  closeBy: number,
): PositionOutcome {
  if (!(entry >= 0 && entry < path.at.length)) throw new RangeError(`invalid entry: ${entry}`);
  const entryAt = path.at[entry]!;
  const entryPrice = path.price[entry]!;
  const timeLimit = entryAt + 60_000 * rule.maximumHold;
  let adverse = 0;
  let favourable = 0;
  let last = entry;
  for (let k = entry + 1; k < path.at.length; k++) {
    const points = (direction * (path.price[k]! - entryPrice)) / pointSize;
    last = k;
    adverse = Math.min(adverse, points);
    favourable = Math.max(favourable, points);
    if (points <= -rule.stop) return outcome("stop");
    if (points >= rule.target) {
      favourable = rule.target;
      return { ...outcome("target"), exitPrice: entryPrice + direction * rule.target * pointSize, points: rule.target };
    }
    if (path.at[k]! >= Math.min(timeLimit, closeBy)) return outcome(timeLimit <= closeBy ? "time" : "before-close");
  }
  return outcome("end-of-data");

  function outcome(reason: ExitReason): PositionOutcome {
    return {
      exitAt: path.at[last]!,
      exitPrice: path.price[last]!,
      reason,
      points: (direction * (path.price[last]! - entryPrice)) / pointSize,
      adverseExcursion: adverse,
      favourableExcursion: favourable,
    };
  }
}
