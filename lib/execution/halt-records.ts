import { haltInForce, nextHalt } from "../market/halts.js";
import type { Halt } from "../market/market-context.js";
import type { Refusal, Trade } from "./trade.js";

/** What an intervention did: the alerts whose orders it stopped and the positions that it closed, by detection. */
export interface HaltRecord {
  readonly halt: Halt;
  readonly refused: readonly string[];
  readonly closed: readonly string[];
}

/** A record of every halt, also of one that met nothing. */
export function haltRecords(
  halts: readonly Halt[],
  trades: readonly Trade[],
  refusals: readonly Refusal[],
): readonly HaltRecord[] {
  const refused = refusals
    .filter(({ reason }) => reason === "HALTED")
    .map(({ order: { plan, submittedAt } }) => ({
      id: plan.detection,
      // An order that was on its way was stopped by the halt that came next.
      by: haltInForce(halts, plan.underlying, submittedAt) ?? nextHalt(halts, plan.underlying, submittedAt),
    }));
  const closed = trades
    .filter(({ exitReason }) => exitReason === "halt")
    .map(({ order, underlying, entry }) => ({
      id: order.plan.detection,
      by: nextHalt(halts, underlying, entry.at),
    }));
  const idsOf = (halt: Halt, list: typeof refused): readonly string[] =>
    list.filter(({ by }) => by === halt).map(({ id }) => id);
  return halts.map((halt) => ({ halt, refused: idsOf(halt, refused), closed: idsOf(halt, closed) }));
}
