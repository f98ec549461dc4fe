import type { Halt } from "../market/market-context.js";
import { type DayPrices, firstAtOrAfter } from "../market/price-book.js";
import type { ExitRule } from "./exit.js";
import { type HeldPosition, holdPosition } from "./hold-position.js";
import type { LimitParameters } from "./limits.js";
import type { Trade } from "./trade.js";

/** What is different when a trade is held again. */
export interface HoldChanges {
  readonly exit?: Partial<ExitRule>;
  /** Without the class's longest hold. */
  readonly uncapped?: boolean;
  readonly enforced?: boolean;
  readonly halts?: readonly Halt[];
}

/**
 * Holds a trade again from its own fill, with something about its exits changed; without changes it is the trade.
 *
 * @param enforced, halts as they were for the trade
 */
export function holdAgain(
  { order, entry }: Pick<Trade, "order" | "entry">,
  day: DayPrices,
  limits: LimitParameters,
  enforced: boolean,
  halts: readonly Halt[],
  changes: HoldChanges,
): HeldPosition {
  const { plan } = order;
  return holdPosition(
    {
      ...plan,
      exit: plan.exit && { ...plan.exit, ...changes.exit },
      longestHold: changes.uncapped ? Number.POSITIVE_INFINITY : plan.longestHold,
    },
    day,
    firstAtOrAfter(day.path, entry.at),
    limits,
    changes.enforced ?? enforced,
    changes.halts ?? halts,
  );
}
