import type { Plan } from "./plan.js";

/** What an exit rule allows at best, and what a claimed mean profit would take. Points net of costs, one contract. */
export interface ExitCeiling {
  readonly plans: number;
  /** Mean over plans of target less cost: no mean profit can be above it. Infinity without targets, NaN without plans. */
  readonly ceiling: number;
  readonly claimed: number;
  /** The claim lies above the ceiling: no price path whatever can meet it. */
  readonly unreachable: boolean;
  /**
   * Win rate at which the claim is met if every trade ends at its target or at its stop; above 1 where it is unreachable.
   * NaN where there is no target.
   */
  readonly neededWinRate: number;
  readonly statement: string;
}

/**
 * The ceiling that targets put on the mean profit. A claim above it is unreachable by construction, and a verdict against
 * it says nothing about the market.
 *
 * @param plans those that were or would be traded; plans without an exit do not count
 * @param cost points of a round trip
 * @param claimed mean net points a trade
 */
export function exitCeiling(plans: readonly Plan[], cost: number, claimed: number): ExitCeiling {
  const exits = plans.flatMap(({ exit }) => exit ?? []);
  const meanOf = (side: "target" | "stop"): number => exits.reduce((sum, exit) => sum + exit[side], 0) / exits.length;
  const [target, stop] = [meanOf("target"), meanOf("stop")];
  const ceiling = target - cost;
  const unreachable = claimed > ceiling;
  const needed = (claimed + cost + stop) / (target + stop);
  const neededWinRate = Number.isFinite(target) ? needed : Number.NaN;
  return { plans: exits.length, ceiling, claimed, unreachable, neededWinRate, statement: statement() };

  function statement(): string {
    if (exits.length === 0) return "no plan has an exit: nothing bounds the mean profit";
    if (ceiling === Number.POSITIVE_INFINITY) return "exits have no target: nothing bounds the mean profit";
    const bound = `with these targets the mean profit cannot be above ${format(ceiling)} points`;
    return unreachable
      ? `${bound}: the claimed ${format(claimed)} are unreachable by construction`
      : `${bound}; the claimed ${format(claimed)} take a win rate of ${format(100 * needed)} % if every trade ends at its target or its stop`;
  }
}

function format(value: number): string {
  return String(Number(value.toPrecision(3)));
}
