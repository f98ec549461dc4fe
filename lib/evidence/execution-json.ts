import type { ExitCeiling } from "../execution/exit-ceiling.js";
import type { HaltRecord } from "../execution/halt-records.js";
import type { MarkedEquity } from "../execution/marked-equity.js";
import type { ExecutionReliability } from "../execution/reliability.js";
import { type ControlEffects, listEffects } from "../hypotheses/control-effects.js";
import type { ControlEffect, ShareOfTrades } from "../hypotheses/exit-effects.js";
import type { LatencyCurve, LatencyOutcome, PairedDifference } from "../hypotheses/latency-curve.js";
import type { SizingEffect } from "../hypotheses/sizing-effects.js";
import type { Json } from "./canonical-json.js";

/** What execution and risk management say of themselves, whatever the strategy. */
export interface ExecutionEvidence {
  readonly controls: ControlEffects;
  readonly latency: LatencyCurve;
  readonly reliability: ExecutionReliability;
  readonly equity: MarkedEquity;
  readonly ceilings: readonly (ExitCeiling & { readonly label: string })[];
  readonly halts: readonly HaltRecord[];
}

/** Execution and risk as they are written down: instants as ISO 8601 in UTC, of the marked curve its falls only. */
export function executionJson(evidence: ExecutionEvidence): Json {
  return {
    controls: controlsJson(evidence.controls),
    latency_curve: latencyCurveJson(evidence.latency),
    reliability: reliabilityJson(evidence.reliability),
    marked_equity: markedEquityJson(evidence.equity),
    exit_ceilings: evidence.ceilings.map((ceiling) => ({ ...ceiling })),
    halts: evidence.halts.map(({ halt, refused, closed }) => ({
      ...halt,
      from: instant(halt.from),
      to: instant(halt.to),
      refused: [...refused],
      closed: [...closed],
    })),
  };
}

/** The effect of every control (T9), with what is said of stops, the longest hold and sizes alone. */
export function controlsJson(controls: ControlEffects): Json {
  const { stop, timeStop } = controls.exits;
  const { formula, riskCap, volatility } = controls.sizes;
  return {
    effects: listEffects(controls).map(effectJson),
    stop_loss: {
      prevented_large_losses: shareJson(stop.preventedLargeLosses),
      large_loss_in_stops: stop.largeLoss,
      average_loss_when_hit: stop.averageLossWhenHit,
      false_stop_rate: shareJson(stop.falseStops),
    },
    time_stop: {
      average_exit_timing_minutes: timeStop.averageExitMinutes,
      missed_profit_rate: shareJson(timeStop.missedProfits),
    },
    sizing: [formula, riskCap, volatility].map(accountsJson),
  };
}

/** The same signals at several latencies, drawn ones and under stress (VS-L). */
export function latencyCurveJson(curve: LatencyCurve): Json {
  return {
    signals: curve.signals,
    dropped: curve.dropped,
    days: curve.days,
    price_step_seconds: curve.step,
    unit: "net points of one contract; latencies in seconds",
    points: curve.points.map((point) => ({
      ...outcomeJson(point),
      latency: point.latency,
      testable: point.testable,
      reason: point.reason,
      to_first: differenceJson(point.toFirst),
    })),
    trend: curve.trend && { ...curve.trend, interval: { ...curve.trend.interval } },
    drawn: { ...outcomeJson(curve.drawn), latencies: { ...curve.drawn.latencies } },
    stress: curve.stress.map((point) => ({
      ...outcomeJson(point),
      stress: point.stress,
      factor: point.factor,
      to_calm: differenceJson(point.toCalm),
    })),
    statement: curve.statement,
  };
}

/** Orders by route and latencies, with the sentence on what they are worth. */
export function reliabilityJson(reliability: ExecutionReliability): Json {
  return {
    ...reliability,
    routes: reliability.routes.map((route) => ({ ...route })),
    waits: { ...reliability.waits },
    fills: { ...reliability.fills },
    triggerToFill: { ...reliability.triggerToFill },
  };
}

/** The deepest fall of the marked account on three bases. */
export function markedEquityJson({ at, drawdown }: MarkedEquity): Json {
  return {
    ...drawdown,
    marks: at.length,
    peakAt: instant(drawdown.peakAt),
    troughAt: instant(drawdown.troughAt),
    recoveredAt: instant(drawdown.recoveredAt),
  };
}

/** One control: what it touched, the paired effect, and the finding in a sentence. */
export function effectJson({ control, comparison, affected, of, effect, statement }: ControlEffect): Json {
  return {
    control,
    comparison,
    affected,
    of,
    effect: effect && { ...effect, interval: { ...effect.interval }, violated: [...effect.violated] },
    statement,
  };
}

function accountsJson({ control, accountWith, accountWithout, statement }: SizingEffect): Json {
  return { control, account_with: { ...accountWith }, account_without: { ...accountWithout }, statement };
}

/** A share of trades with its interval. */
export function shareJson(share: ShareOfTrades): Json {
  return { ...share, interval: { ...share.interval } };
}

function outcomeJson(outcome: LatencyOutcome): { readonly [key: string]: Json } {
  const { signals, meanWait, meanPoints, interval, winRate, winRateInterval } = outcome;
  return {
    signals,
    mean_wait: meanWait,
    mean_points: meanPoints,
    interval: { ...interval },
    win_rate: winRate,
    win_rate_interval: { ...winRateInterval },
  };
}

function differenceJson(difference: PairedDifference | null): Json {
  return difference && { ...difference, interval: { ...difference.interval } };
}

/** Null where there is none: a halt for good has no end. */
function instant(milliseconds: number | null): string | null {
  return milliseconds !== null && Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString() : null;
}
