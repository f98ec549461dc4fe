import type { ExecuteChoices } from "../execution/execute-session.js";
import { closeBy, holdPosition } from "../execution/hold-position.js";
import type { LimitCheck, LimitName, LimitParameters } from "../execution/limits.js";
import type { Order, Refusal, Trade } from "../execution/trade.js";
import type { Halt } from "../market/market-context.js";
import { dayIn, firstAtOrAfter } from "../market/price-book.js";
import { createStream } from "../numeric/random.js";
import type { ControlEffect } from "./exit-effects.js";
import { effectInWords, type Pair, pairedEffect } from "./paired-effect.js";
import type { PriceBook } from "./placebo.js";

/** What the effects of limits are computed from. */
export interface LimitEffectCase {
  readonly trades: readonly Trade[];
  readonly refusals: readonly Refusal[];
  readonly book: PriceBook;
  readonly limits: LimitParameters;
  readonly choices: ExecuteChoices;
  readonly halts: readonly Halt[];
  /** Seconds that an order would have waited which never left, and points a round trip would have cost. */
  readonly latency: number;
  readonly cost: number;
  readonly draws: number;
  readonly seed: number;
}

const level = 0.95;

/** Reasons for a refusal that are no limit, and a few words on each. */
const obstacles = { HALTED: "a halt", NO_ROUTE: "both routes down" } as const;

/**
 * What every limit and filter did: an order that failed it earns nothing with it, and without it what the same order
 * earned, or would have earned, from its own fill on (one contract, net points). One order at a time: what else an order
 * would have displaced is not followed. An order can fail several limits and then counts for each. The volatility index
 * is a rule of size and stands with the sizes.
 */
export function limitEffects(evidence: LimitEffectCase): readonly ControlEffect[] {
  const { trades, refusals } = evidence;
  const orders = [...trades.map(({ order }) => order), ...refusals.map(({ order }) => order)];
  const checked = orders.filter(({ checks }) => checks.length > 0);
  const names = [...new Set(checked.flatMap(({ checks }) => checks.map(({ limit }) => limit)))];
  return [
    ...names.filter((name) => name !== "VOLATILITY_INDEX").map((name) => limitEffect(evidence, name, checked)),
    ...(["HALTED", "NO_ROUTE"] as const).map((reason) => obstacleEffect(evidence, reason)),
  ];
}

function limitEffect(evidence: LimitEffectCase, name: LimitName, checked: readonly Order[]): ControlEffect {
  const checks = checked.map((order) => order.checks.find(({ limit }) => limit === name)!);
  const pairs = [
    ...evidence.trades.filter((trade) => failed(trade.order, name)).map((trade) => pair(trade.date, trade.netPoints)),
    ...evidence.refusals.filter(({ order }) => failed(order, name)).flatMap(({ order }) => foregone(evidence, order)),
  ];
  const traded = evidence.trades.filter((trade) => failed(trade.order, name)).length;
  const happened = `failed ${name}${traded > 0 ? ` (${traded} traded all the same: what it would have done)` : ""}`;
  return told(evidence, name, pairs, checked.length, happened, missing(checks));
}

function obstacleEffect(evidence: LimitEffectCase, reason: keyof typeof obstacles): ControlEffect {
  const stopped = evidence.refusals.filter((refusal) => refusal.reason === reason);
  const pairs = stopped.flatMap(({ order }) => foregone(evidence, order));
  const of = evidence.trades.length + evidence.refusals.filter(({ order }) => order.plan.exit).length;
  return told(evidence, reason, pairs, of, `met ${obstacles[reason]}`, "");
}

/** Why the limit could not be looked at in any order; empty where it could in some. */
function missing(checks: readonly LimitCheck[]): string {
  if (checks.some(({ outcome }) => outcome !== "not-checked")) return "";
  return [...new Set(checks.map(({ detail }) => detail))].join("; ");
}

function failed(order: Order, name: LimitName): boolean {
  return order.checks.some(({ limit, outcome }) => limit === name && outcome === "fail");
}

/** What a refused order would have earned; nothing where it would not have found a price either. */
function foregone(evidence: LimitEffectCase, { plan, submittedAt, wait }: Order): readonly Pair[] {
  const { book, limits, choices, halts } = evidence;
  const day = dayIn(book, plan.underlying, plan.date);
  const entry = firstAtOrAfter(day.path, submittedAt + 1000 * (Number.isNaN(wait) ? evidence.latency : wait));
  if (entry < 0 || entry === day.path.at.length - 1) return [];
  const enforced = choices.limits === "enforced" && day.path.at[entry]! < closeBy(day, plan, limits, true);
  return [pair(plan.date, holdPosition(plan, day, entry, limits, enforced, halts).points - evidence.cost)];
}

function pair(date: string, netPoints: number): Pair {
  return { date, withControl: 0, withoutControl: netPoints };
}

function told(
  evidence: LimitEffectCase,
  control: string,
  pairs: readonly Pair[],
  of: number,
  happened: string,
  notChecked: string,
): ControlEffect {
  const comparison = "orders that it concerned: nothing earned with it, one contract's net points without it";
  const stream = createStream(evidence.seed, "control", control);
  const effect = pairedEffect(pairs, "points", level, evidence.draws, stream);
  const statement = effect
    ? `${pairs.length} of ${of} orders ${happened}: ${effectInWords(effect)}`
    : `not testable: ${notChecked || `no order ${happened}`} (${of} orders)`;
  return { control, comparison, affected: pairs.length, of, effect, statement };
}
