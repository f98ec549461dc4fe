import { classPerformance } from "../execution/performance.js";
import type { Trade } from "../execution/trade.js";
import { latencyBuckets } from "../hypotheses/latency-buckets.js";
import { winRateIntervals } from "../hypotheses/win-rate-intervals.js";
import { quantileSorted } from "../numeric/quantile.js";
import { cohenH } from "../statistics/cohen-h.js";
import { disagreements, faultAt } from "./agreement.js";
import { contentOf, type PackageContents, tradesOf } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { countBy } from "./trade-evidence.js";

/** What of `evidence.json` is counted from trades, whichever the strategy. */
interface TradedEvidence {
  readonly performance_metrics: Readonly<Record<string, unknown>> & {
    readonly execution_latency_stats: { readonly unit: string };
  };
  readonly statistical_measures: {
    readonly confidence_interval: number;
    readonly sample_size: number;
    readonly sample_sizes: { readonly trades: number; readonly days_with_trades: number };
    readonly effect_size: number | null;
  };
  readonly execution_latency: unknown;
  readonly alerts: { readonly trades: number; readonly failed_checks: unknown };
}

/**
 * Trades against themselves and against every number of `evidence.json` that is counted from them.
 *
 * @param overall name of the overall win rate among the performance metrics
 */
export function tradeFaults(contents: PackageContents, overall: string): readonly PackageFault[] {
  const trades = tradesOf(contents);
  return [...trades.flatMap(singleFaults), ...uniqueFaults(trades), ...countedFaults(contents, trades, overall)];
}

const file = "trades.json";

/** What a trade says twice. */
function singleFaults(trade: Trade, k: number): readonly PackageFault[] {
  const { detection, plan, entry, exit, direction } = trade as unknown as WrittenTrade;
  const at = (field: string, found: unknown) => ({ file, steps: [k, field], found });
  const move = (direction * (exit.price - entry.price)) / trade.pointSize;
  const prices = Math.max(entry.price, exit.price) / trade.pointSize;
  const minutes = (Date.parse(exit.at) - Date.parse(entry.at)) / 60_000;
  const waited = (Date.parse(entry.at) - Date.parse(plan.triggeredAt)) / 1000;
  return [
    ...disagreements(at("grossPoints", trade.grossPoints), move, "is not the move of the price", prices),
    ...disagreements(
      at("netPoints", trade.netPoints),
      trade.grossPoints - trade.costPoints,
      "is not gross points less costs",
      Math.abs(trade.grossPoints),
    ),
    ...disagreements(at("holdMinutes", trade.holdMinutes), minutes, "is not the time from entry to exit"),
    ...disagreements(at("latency", trade.latency), waited, "is not the time from first trigger to fill"),
    ...(["underlying", "date", "label", "direction"] as const).flatMap((name) =>
      disagreements(at(name, trade[name]), plan[name], "is not what the trade's plan says"),
    ),
    ...disagreements(at("detection", detection), plan.detection, "is not what the trade's plan says"),
    ...(trade.adverseExcursion > 0 || trade.favourableExcursion < 0
      ? [faultAt(at("adverseExcursion", trade.adverseExcursion), null, "lies on the wrong side of zero")]
      : []),
  ];
}

interface WrittenTrade extends Pick<Trade, "underlying" | "date" | "label" | "direction"> {
  readonly detection: string;
  readonly plan: WrittenTrade & { readonly triggeredAt: string };
  readonly entry: { readonly at: string; readonly price: number };
  readonly exit: { readonly at: string; readonly price: number };
}

function uniqueFaults(trades: readonly Trade[]): readonly PackageFault[] {
  const seen = new Set<string>();
  return (trades as unknown as readonly WrittenTrade[]).flatMap(({ detection }, k) => {
    const before = seen.has(detection);
    seen.add(detection);
    return before ? [faultAt({ file, steps: [k, "detection"], found: detection }, null, "was traded before")] : [];
  });
}

function countedFaults(contents: PackageContents, trades: readonly Trade[], overall: string): readonly PackageFault[] {
  const { file: evidenceFile, content } = contentOf<TradedEvidence>(contents, "evidence.json");
  const { performance_metrics: metrics, statistical_measures: measures, alerts } = content;
  const all = classPerformance("ALL", trades);
  const size = meanSize(trades);
  const counted = `does not follow from the ${trades.length} trades of trades.json`;
  const metric = (name: string, expected: unknown, scale = 0): readonly PackageFault[] =>
    disagreements(
      { file: evidenceFile, steps: ["performance_metrics", name], found: metrics[name] },
      expected,
      counted,
      scale,
    );
  const measure = (steps: readonly string[], found: unknown, expected: unknown): readonly PackageFault[] =>
    disagreements({ file: evidenceFile, steps: ["statistical_measures", ...steps], found }, expected, counted);
  const { sample_sizes: sizes } = measures;
  return [
    ...metric(overall, all.winRate),
    ...metric("average_points", all.averagePoints, size),
    ...metric("average_win_points", all.averageWinPoints, size),
    ...metric("average_loss_points", all.averageLossPoints, size),
    ...metric("average_hold_time_minutes", all.averageHold),
    ...metric("win_rate_intervals", winRateIntervals(trades, measures.confidence_interval)),
    ...metric("execution_latency_stats", latencyStats(trades, metrics.execution_latency_stats.unit)),
    ...measure(["sample_size"], measures.sample_size, trades.length),
    ...measure(["sample_sizes", "trades"], sizes.trades, trades.length),
    ...measure(
      ["sample_sizes", "days_with_trades"],
      sizes.days_with_trades,
      new Set(trades.map(({ date }) => date)).size,
    ),
    ...(measures.effect_size === null ? [] : measure(["effect_size"], measures.effect_size, cohenH(all.winRate, 0.5))),
    ...disagreements(
      { file: evidenceFile, steps: ["execution_latency"], found: content.execution_latency },
      latencyBuckets(trades),
      counted,
    ),
    ...disagreements({ file: evidenceFile, steps: ["alerts", "trades"], found: alerts.trades }, trades.length, counted),
    ...disagreements(
      { file: evidenceFile, steps: ["alerts", "failed_checks"], found: alerts.failed_checks },
      countBy(
        trades.flatMap(({ order }) =>
          order.checks.filter(({ outcome }) => outcome === "fail").map(({ limit }) => limit),
        ),
      ),
      counted,
    ),
  ];
}

/** Minutes from first trigger to fill. */
function latencyStats(trades: readonly Trade[], unit: string): unknown {
  const latencies = Float64Array.from(trades, ({ latency }) => latency / 60).sort();
  return {
    unit,
    minimum: latencies[0] ?? null,
    median: quantileSorted(latencies, 0.5),
    p95: quantileSorted(latencies, 0.95),
    p99: quantileSorted(latencies, 0.99),
    maximum: latencies.at(-1) ?? null,
    sample_size: latencies.length,
  };
}

/** Mean size of the results: what rounding in their mean is measured in, where wins and losses cancel. */
export function meanSize(trades: readonly Pick<Trade, "netPoints">[]): number {
  return trades.reduce((sum, { netPoints }) => sum + Math.abs(netPoints), 0) / Math.max(1, trades.length);
}
