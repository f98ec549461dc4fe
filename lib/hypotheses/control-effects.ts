import type { ExecuteChoices } from "../execution/execute-session.js";
import type { LimitParameters } from "../execution/limits.js";
import type { Refusal, Trade } from "../execution/trade.js";
import type { Halt } from "../market/market-context.js";
import { type ControlEffect, type ExitEffects, exitEffects } from "./exit-effects.js";
import { limitEffects } from "./limit-effects.js";
import type { PriceBook } from "./placebo.js";
import { type SizingEffects, sizingEffects } from "./sizing-effects.js";

/** Proof of what each control did (T9): the same trades with and without it. */
export interface ControlEffects {
  readonly exits: ExitEffects;
  readonly sizes: SizingEffects;
  /** In the order of the checks, then what halts and routes stopped. */
  readonly limits: readonly ControlEffect[];
}

/** What the effects of all controls are computed from. */
export interface ControlCase {
  readonly trades: readonly Trade[];
  readonly refusals: readonly Refusal[];
  /** Sessions that could have had a trade, ascending. */
  readonly judgedDates: readonly string[];
  readonly book: PriceBook;
  readonly limits: LimitParameters;
  readonly choices: ExecuteChoices;
  readonly halts: readonly Halt[];
  /** Seconds from decision to fill, and points of a round trip, of orders that never left. */
  readonly latency: number;
  readonly cost: number;
  readonly largeLoss: number;
  readonly draws: number;
  readonly seed: number;
}

/** The effect of every exit, size, limit and filter on what a preset did; each draws from a stream of its own name. */
export function controlEffects(evidence: ControlCase): ControlEffects {
  return {
    exits: exitEffects({ ...evidence, enforced: evidence.choices.limits === "enforced" }),
    sizes: sizingEffects(evidence),
    limits: limitEffects(evidence),
  };
}

/** All effects in one list, exits first. */
export function listEffects({ exits, sizes, limits }: ControlEffects): readonly ControlEffect[] {
  const { stop, target, targetAndStop, timeStop, beforeClose, halt } = exits;
  return [
    ...[stop, target, targetAndStop, timeStop, beforeClose, halt],
    ...[sizes.formula, sizes.riskCap, sizes.volatility],
    ...limits,
  ];
}
