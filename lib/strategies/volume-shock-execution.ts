import type { FlowType } from "../classifiers/flow-type.js";
import { type ExitCeiling, exitCeiling } from "../execution/exit-ceiling.js";
import { type HaltRecord, haltRecords } from "../execution/halt-records.js";
import { type MarkedEquity, markedEquity, markedSessions } from "../execution/marked-equity.js";
import { type ExecutionReliability, executionReliability } from "../execution/reliability.js";
import { type ControlEffects, controlEffects } from "../hypotheses/control-effects.js";
import { type LatencyCurve, latencyCurve, studiedLatencies } from "../hypotheses/latency-curve.js";
import type { PriceBook } from "../hypotheses/placebo.js";
import type { MarketContext } from "../market/market-context.js";
import type { VolumeShockRecord } from "./volume-shock-run.js";

/** The ceiling that the exits of a class, or of all classes together, put on the mean profit. */
export interface ClassCeiling extends ExitCeiling {
  readonly flowType: FlowType | "ALL";
}

/** Everything that is said about a preset's execution and risk. */
export interface VolumeShockExecution {
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

const classes = ["ALL", "INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY"] as const;

/** Examines how a preset's orders were carried out and what its controls did. The seed feeds streams named by control and latency. */
export function volumeShockExecution(
  record: VolumeShockRecord,
  book: PriceBook,
  context: MarketContext,
  seed: number,
): VolumeShockExecution {
  const { trades, refusals, judgedDates, preset, outages } = record;
  const { execute, limit, judge } = preset.parameters;
  const { halts } = context;
  const enforced = preset.choices.execute.limits === "enforced";
  const shared = { trades, book, limits: limit, halts, draws: judge.resamples, seed };
  const plans = [...trades, ...refusals].map(({ order }) => order.plan);
  return {
    controls: controlEffects({
      ...shared,
      refusals,
      judgedDates,
      choices: preset.choices.execute,
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
    ceilings: classes.map((flowType) => ({
      flowType,
      ...exitCeiling(
        plans.filter((plan) => flowType === "ALL" || plan.flowType === flowType),
        execute.roundTripCost,
        judge.claimedPoints,
      ),
    })),
    halts: haltRecords(halts, trades, refusals),
  };
}
