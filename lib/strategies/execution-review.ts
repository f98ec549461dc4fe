import type { ExecuteChoices, ExecuteParameters } from "../execution/execute-session.js";
import { type ExitCeiling, exitCeiling } from "../execution/exit-ceiling.js";
import { type HaltRecord, haltRecords } from "../execution/halt-records.js";
import type { LimitParameters } from "../execution/limits.js";
import { type MarkedEquity, markedEquity, markedSessions } from "../execution/marked-equity.js";
import { type ExecutionReliability, executionReliability } from "../execution/reliability.js";
import type { Outage } from "../execution/routes.js";
import type { Refusal, Trade } from "../execution/trade.js";
import { type ControlEffects, controlEffects } from "../hypotheses/control-effects.js";
import type { JudgeParameters } from "../hypotheses/hypothesis.js";
import { type LatencyCurve, latencyCurve, studiedLatencies } from "../hypotheses/latency-curve.js";
import type { PriceBook } from "../hypotheses/placebo.js";
import type { MarketContext } from "../market/market-context.js";

/** The ceiling that the exits of a class, or of all classes together, put on the mean profit. */
export interface ClassCeiling extends ExitCeiling {
  readonly label: string;
}

/** Everything that is said about a preset's execution and risk, whichever strategy it belongs to. */
export interface ExecutionReview {
  /** T9: the same trades with and without each control. */
  readonly controls: ControlEffects;
  /** VS-L: the same signals at several latencies, and under stress. */
  readonly latency: LatencyCurve;
  readonly reliability: ExecutionReliability;
  /** T8: the account marked to market. */
  readonly equity: MarkedEquity;
  readonly ceilings: readonly ClassCeiling[];
  readonly halts: readonly HaltRecord[];
}

/** What a preset did, as far as its execution is examined. */
export interface ExecutedRun {
  readonly trades: readonly Trade[];
  readonly refusals: readonly Refusal[];
  readonly outages: readonly Outage[];
  readonly judgedDates: readonly string[];
  readonly execute: ExecuteParameters;
  readonly limit: LimitParameters;
  readonly judge: JudgeParameters;
  readonly choices: ExecuteChoices;
  /** Classes that have exits. */
  readonly classes: readonly string[];
}

/** Examines how a preset's orders were carried out and what its controls did. The seed feeds streams named by control and latency. */
export function reviewExecution(
  { trades, refusals, outages, judgedDates, execute, limit, judge, choices, classes }: ExecutedRun,
  book: PriceBook,
  context: MarketContext,
  seed: number,
): ExecutionReview {
  const { halts } = context;
  const enforced = choices.limits === "enforced";
  const shared = { trades, book, limits: limit, halts, draws: judge.resamples, seed };
  const plans = [...trades, ...refusals].map(({ order }) => order.plan);
  return {
    controls: controlEffects({
      ...shared,
      refusals,
      judgedDates,
      choices,
      latency: execute.latency,
      cost: execute.roundTripCost,
      largeLoss: judge.largeLoss,
    }),
    latency: latencyCurve({
      ...shared,
      enforced,
      latencies: studiedLatencies,
      baseLatency: execute.latency,
      drawnLatency: judge.drawnLatency,
      drawnLatencySpread: judge.drawnLatencySpread,
      stressFactor: judge.stressFactor,
    }),
    reliability: executionReliability(trades, refusals, outages),
    equity: markedEquity(markedSessions(trades, book, judgedDates), limit.capital),
    ceilings: ["ALL", ...classes].map((label) => ({
      label,
      ...exitCeiling(
        plans.filter((plan) => label === "ALL" || plan.label === label),
        execute.roundTripCost,
        judge.claimedPoints,
      ),
    })),
    halts: haltRecords(halts, trades, refusals),
  };
}
