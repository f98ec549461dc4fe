import { nextHalt } from "../market/halts.js";
import type { Halt } from "../market/market-context.js";
import { pointSize } from "../market/market-profile.js";
import type { DayPrices } from "../market/price-book.js";
import { followPosition, type PositionOutcome } from "./exit.js";
import type { LimitParameters } from "./limits.js";
import type { Plan } from "./plan.js";

/** A position from its fill to its exit, and the price units that one point of it was worth. */
export interface HeldPosition extends PositionOutcome {
  readonly pointSize: number;
}

/**
 * Instant after which nothing of a plan may be held: as long before the close as the plan says, and the risk manager where
 * limits are enforced.
 */
export function closeBy(day: DayPrices, plan: Plan, limits: LimitParameters, enforced: boolean): number {
  return day.closesAt - 60_000 * Math.max(plan.flatBefore, enforced ? limits.exitBeforeClose : 0);
}

/**
 * Holds a planned position from an entry on. Real and placebo trades go through here alike: their comparison rests on it.
 *
 * @param entry index of the fill in the day's path
 * @param enforced whether limits are enforced: the position is then closed early
 * @param halts interventions; the first one after the fill closes the position
 * @throws RangeError for a plan without an exit
 */
export function holdPosition(
  plan: Plan,
  day: DayPrices,
  entry: number,
  limits: LimitParameters,
  enforced: boolean,
  halts: readonly Halt[],
): HeldPosition {
  if (!plan.exit) throw new RangeError(`invalid plan: ${plan.label} has no exit`);
  const size = pointSize(day.profile, day.path.price[entry]!);
  const rule = { ...plan.exit, maximumHold: Math.min(plan.exit.maximumHold, plan.longestHold) };
  const deadlines = {
    closeBy: closeBy(day, plan, limits, enforced),
    haltAt: nextHalt(halts, day.underlying, day.path.at[entry]!)?.from ?? Number.POSITIVE_INFINITY,
  };
  return { ...followPosition(day.path, entry, plan.direction, size, rule, deadlines), pointSize: size };
}
