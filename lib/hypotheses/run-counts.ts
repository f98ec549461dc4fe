import type { ExecutionReliability } from "../execution/reliability.js";
import type { Refusal, Trade } from "../execution/trade.js";

/** What the criteria of a document count in a run; NaN where there is nothing to count in. */
export interface RunCounts {
  readonly alerts: number;
  readonly trades: number;
  /** Share of alerts with a complete audit trail. */
  readonly traced: number;
  /** Longest time from the first trigger to the decision, seconds of market time. */
  readonly slowestDecision: number;
  /** Filled over wanted orders, outages simulated. */
  readonly reliability: number;
  /** Share of fills whose simulated wait kept the document's target. */
  readonly withinFillTarget: number;
  /** Longest time from the first trigger to the fill, seconds, latency simulated. */
  readonly slowestFill: number;
  /** Orders with a latency, all of them simulated. */
  readonly latencies: number;
}

/** An alert as far as it can be traced. */
export interface TracedAlert {
  readonly id: string;
  readonly triggeredAt: number;
  readonly decidedAt: number;
  /** Instants at which the calculations that it rests on were known. */
  readonly calculatedAt: readonly number[];
}

/** What a run left behind, as far as it is counted. */
export interface CountedRun {
  readonly alerts: readonly TracedAlert[];
  readonly trades: readonly Trade[];
  readonly refusals: readonly Refusal[];
  readonly reliability: ExecutionReliability;
}

/**
 * Counts a run. An alert is traced when no other has its name, the calculations that it rests on are kept and none is later than
 * the decision; an order that names no alert leaves one untraced.
 */
export function runCounts({ alerts, trades, refusals, reliability }: CountedRun): RunCounts {
  const names = new Map<string, number>();
  for (const { id } of alerts) names.set(id, (names.get(id) ?? 0) + 1);
  const traced = alerts.filter(
    ({ id, decidedAt, calculatedAt }) =>
      names.get(id) === 1 && calculatedAt.length > 0 && calculatedAt.every((at) => at <= decidedAt),
  ).length;
  const orphans = [...trades, ...refusals].filter(({ order }) => !names.has(order.plan.detection)).length;
  const decisions = alerts.map(({ triggeredAt, decidedAt }) => (decidedAt - triggeredAt) / 1000);
  return {
    alerts: alerts.length,
    trades: trades.length,
    traced: alerts.length === 0 ? Number.NaN : Math.max(0, traced - orphans) / alerts.length,
    slowestDecision: largest(decisions),
    reliability: reliability.reliability,
    withinFillTarget: reliability.withinTarget,
    slowestFill: 60 * reliability.triggerToFill.maximum,
    latencies: reliability.triggerToFill.n,
  };
}

function largest(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((most, value) => Math.max(most, value), 0);
}
