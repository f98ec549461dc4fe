import { type HoldChanges, holdAgain } from "../execution/hold-again.js";
import { closeBy } from "../execution/hold-position.js";
import type { LimitParameters } from "../execution/limits.js";
import type { Trade } from "../execution/trade.js";
import type { Halt } from "../market/market-context.js";
import { dayIn } from "../market/price-book.js";
import { createStream } from "../numeric/random.js";
import type { Interval } from "../statistics/test-result.js";
import { wilson } from "../statistics/wilson.js";
import { effectInWords, type Pair, type PairedEffect, pairedEffect } from "./paired-effect.js";
import type { PriceBook } from "./placebo.js";

/** What one control did: the trades or orders that it touched, with it and without it. */
export interface ControlEffect {
  readonly control: string;
  /** What is compared, in words. */
  readonly comparison: string;
  /** Trades or orders that the control touched, and those that it could have touched. */
  readonly affected: number;
  readonly of: number;
  /** Null where it touched nothing. */
  readonly effect: PairedEffect | null;
  /** The finding in a sentence; says "not testable" and why where there is none. */
  readonly statement: string;
}

/** A share of trades with its Wilson interval; the rate is NaN without trades. */
export interface ShareOfTrades {
  readonly count: number;
  readonly of: number;
  readonly rate: number;
  readonly interval: Interval;
}

/** T9: what the stop loss did. */
export interface StopEffect extends ControlEffect {
  /** Mean net loss of the stopped trades, points, positive; NaN where none was stopped. */
  readonly averageLossWhenHit: number;
  /** Stopped trades that would have lost at least `largeLoss` points without the stop, and how large that is in stops. */
  readonly preventedLargeLosses: ShareOfTrades;
  readonly largeLoss: number;
  /** Stopped trades that would have ended above the stop. */
  readonly falseStops: ShareOfTrades;
}

/** What the longest hold did. */
export interface TimeStopEffect extends ControlEffect {
  /** Mean minutes of the trades that ran into it; NaN where none did. */
  readonly averageExitMinutes: number;
  /** Such trades that would have earned more without it. */
  readonly missedProfits: ShareOfTrades;
}

/** What the effects of exits are computed from. */
export interface ExitEffectCase {
  readonly trades: readonly Trade[];
  readonly book: PriceBook;
  readonly limits: LimitParameters;
  /** Whether limits were enforced: positions were then closed early. */
  readonly enforced: boolean;
  readonly halts: readonly Halt[];
  /** Stop distances that make a loss large. */
  readonly largeLoss: number;
  readonly draws: number;
  readonly seed: number;
}

/** The effect of every control that closes positions. */
export interface ExitEffects {
  readonly stop: StopEffect;
  readonly target: ControlEffect;
  /** Target and stop together, against holding to the time limit. */
  readonly targetAndStop: ControlEffect;
  readonly timeStop: TimeStopEffect;
  readonly beforeClose: ControlEffect;
  readonly halt: ControlEffect;
}

const level = 0.95;
const never = Number.POSITIVE_INFINITY;

/**
 * T9: every trade that a control closed is held again from its own fill without that control, everything else as it was.
 * One contract, net of costs, so that sizes do not speak here. Trades that the control did not close are the same either
 * way and are left out of the means.
 */
export function exitEffects(evidence: ExitEffectCase): ExitEffects {
  const { trades, halts } = evidence;
  const closedBy = (...reasons: readonly Trade["exitReason"][]) =>
    trades.filter(({ exitReason }) => reasons.includes(exitReason));
  return {
    stop: stopEffect(evidence, closedBy("stop")),
    target: effectOf(evidence, "profit target", closedBy("target"), { exit: { target: never } }, "reached its target"),
    targetAndStop: effectOf(
      evidence,
      "target and stop",
      closedBy("stop", "target"),
      { exit: { target: never, stop: never } },
      "reached its target or its stop",
    ),
    timeStop: timeStopEffect(evidence, closedBy("time")),
    beforeClose: beforeCloseEffect(evidence),
    halt:
      halts.length === 0
        ? untouched("halt", "with and without the halts", trades.length, "nobody halted trading")
        : effectOf(evidence, "halt", closedBy("halt"), { halts: [] }, "was open when trading was halted"),
  };
}

/** Net points of a trade, held again with changes. */
function netPoints(evidence: ExitEffectCase, trade: Trade, changes: HoldChanges): number {
  const { book, limits, enforced, halts } = evidence;
  const day = dayIn(book, trade.underlying, trade.date);
  return holdAgain(trade, day, limits, enforced, halts, changes).points - trade.costPoints;
}

function pairsWithout(evidence: ExitEffectCase, touched: readonly Trade[], changes: HoldChanges): readonly Pair[] {
  return touched.map((trade) => ({
    date: trade.date,
    withControl: trade.netPoints,
    withoutControl: netPoints(evidence, trade, changes),
  }));
}

function effectOf(
  evidence: ExitEffectCase,
  control: string,
  touched: readonly Trade[],
  changes: HoldChanges,
  happened: string,
): ControlEffect {
  return told(evidence, control, pairsWithout(evidence, touched, changes), happened);
}

function told(evidence: ExitEffectCase, control: string, pairs: readonly Pair[], happened: string): ControlEffect {
  const of = evidence.trades.length;
  const comparison = `the same trades with and without the ${control}, one contract, net points`;
  const stream = createStream(evidence.seed, "control", control);
  const effect = pairedEffect(pairs, "points", level, evidence.draws, stream);
  if (!effect) return untouched(control, comparison, of, `no trade ${happened}`);
  return {
    control,
    comparison,
    affected: pairs.length,
    of,
    effect,
    statement: `${pairs.length} of ${of} trades ${happened.replace(/^was /, "were ").replaceAll(" its ", " their ")}: ${effectInWords(effect)}`,
  };
}

function untouched(control: string, comparison: string, of: number, why: string): ControlEffect {
  return { control, comparison, affected: 0, of, effect: null, statement: `not testable: ${why} (${of} trades)` };
}

function stopEffect(evidence: ExitEffectCase, stopped: readonly Trade[]): StopEffect {
  const pairs = pairsWithout(evidence, stopped, { exit: { stop: never } });
  const stopOf = (k: number): number => stopped[k]!.order.plan.exit!.stop;
  const gross = (k: number): number => pairs[k]!.withoutControl + stopped[k]!.costPoints;
  return {
    ...told(evidence, "stop loss", pairs, "was stopped"),
    averageLossWhenHit: -stopped.reduce((sum, trade) => sum + trade.netPoints, 0) / stopped.length,
    largeLoss: evidence.largeLoss,
    preventedLargeLosses: shareOf(stopped, (_, k) => gross(k) <= -evidence.largeLoss * stopOf(k)),
    falseStops: shareOf(stopped, (_, k) => gross(k) > -stopOf(k)),
  };
}

function timeStopEffect(evidence: ExitEffectCase, timed: readonly Trade[]): TimeStopEffect {
  const pairs = pairsWithout(evidence, timed, { exit: { maximumHold: never }, uncapped: true });
  return {
    ...told(evidence, "longest hold", pairs, "ran into its longest hold"),
    averageExitMinutes: timed.reduce((sum, trade) => sum + trade.holdMinutes, 0) / timed.length,
    missedProfits: shareOf(timed, (_, k) => pairs[k]!.withoutControl > pairs[k]!.withControl),
  };
}

/** Whether limits were enforced or only recorded: the trade is held with the exit before the close and without it. */
function beforeCloseEffect(evidence: ExitEffectCase): ControlEffect {
  const { trades, book, limits } = evidence;
  const pairs = trades
    // What was opened later still is refused by a limit of its own.
    .filter(
      (trade) => trade.entry.at < closeBy(dayIn(book, trade.underlying, trade.date), trade.order.plan, limits, true),
    )
    .map((trade) => ({
      date: trade.date,
      withControl: netPoints(evidence, trade, { enforced: true }),
      withoutControl: netPoints(evidence, trade, { enforced: false }),
    }))
    .filter(({ withControl, withoutControl }) => withControl !== withoutControl);
  return told(evidence, "exit before the close", pairs, "was held into the last minutes of its session");
}

function shareOf(trades: readonly Trade[], holds: (trade: Trade, k: number) => boolean): ShareOfTrades {
  const count = trades.filter(holds).length;
  return { count, of: trades.length, rate: count / trades.length, interval: wilson(count, trades.length, level) };
}
