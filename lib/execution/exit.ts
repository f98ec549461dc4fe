import type { PricePath } from "../market/market-day.js";

export type ExitReason = "target" | "stop" | "time" | "before-close" | "halt" | "end-of-data";

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

/** Instants (epoch milliseconds) after which nothing may be held, whatever the rule of the position says. */
export interface Deadlines {
  /** Mandatory exit before the close. */
  readonly closeBy: number;
  /** Somebody pulled the plug; Infinity where nobody did. */
  readonly haltAt: number;
}

/**
 * Follows a position along a price path; the first of target, stop and the limits of time closes it. Where the path has
 * the extremes between its prices (bars), stop and target are judged on them; where it has not, on the prices alone.
 *
 * Wherever something is not known the worse is assumed: the stop is taken before the target; a target fills at its level
 * and never better; a stop fills at its level only where the bar traded through it, else at the worst price of the bar
 * (without bars, at the price that was seen beyond it); a price at or after a limit of time is judged for stop and
 * target first, and the high of a bar that outlasts the limit earns no target, since it may have come too late.
 *
 * @param entry index of the entry in the path; the position meets the bars after it
 * @throws RangeError when the entry is outside the path
 */
export function followPosition(
  path: PricePath,
  entry: number,
  direction: 1 | -1,
  pointSize: number,
  rule: ExitRule,
  deadlines: Deadlines,
): PositionOutcome {
  if (!(entry >= 0 && entry < path.at.length)) throw new RangeError(`invalid entry: ${entry}`);
  const entryAt = path.at[entry]!;
  const entryPrice = path.price[entry]!;
  const timeLimit = entryAt + 60_000 * rule.maximumHold;
  const limit = Math.min(timeLimit, deadlines.closeBy, deadlines.haltAt);
  const [bestOf, worstOf] = direction > 0 ? [path.high, path.low] : [path.low, path.high];
  let adverse = 0;
  let favourable = 0;
  for (let k = entry + 1; k < path.at.length; k++) {
    const points = pointsAt(path.price[k]!);
    const low = worstOf ? pointsAt(worstOf[k]!) : points;
    const high = bestOf ? pointsAt(bestOf[k]!) : points;
    // An extreme that was not observed (NaN) says no more than the price.
    const worst = low < points ? low : points;
    const best = high > points ? high : points;
    if (worst <= -rule.stop) {
      const fill = worstOf && best >= -rule.stop ? -rule.stop : worst;
      adverse = Math.min(adverse, fill);
      return outcome("stop", k, fill);
    }
    adverse = Math.min(adverse, worst);
    if ((path.at[k]! <= limit ? best : points) >= rule.target) {
      favourable = rule.target;
      return outcome("target", k, rule.target);
    }
    favourable = Math.max(favourable, best);
    if (path.at[k]! >= limit) return outcome(limitReason(), k, points);
  }
  const last = path.at.length - 1;
  return outcome("end-of-data", last, pointsAt(path.price[last]!));

  function pointsAt(price: number): number {
    return (direction * (price - entryPrice)) / pointSize;
  }

  function limitReason(): ExitReason {
    if (timeLimit === limit) return "time";
    return deadlines.closeBy === limit ? "before-close" : "halt";
  }

  function outcome(reason: ExitReason, at: number, points: number): PositionOutcome {
    return {
      exitAt: path.at[at]!,
      // Seen prices are kept as they are: points and back would round them.
      exitPrice: points === pointsAt(path.price[at]!) ? path.price[at]! : entryPrice + direction * points * pointSize,
      reason,
      points,
      adverseExcursion: adverse,
      favourableExcursion: favourable,
    };
  }
}
