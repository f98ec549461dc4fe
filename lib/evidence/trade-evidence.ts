import type { ClassPerformance } from "../execution/performance.js";
import type { Refusal, Trade } from "../execution/trade.js";
import type { Trial } from "../hypotheses/hypothesis.js";
import type { PlaceboEffects } from "../hypotheses/placebo-effects.js";
import type { PlaceboTest } from "../hypotheses/placebo-test.js";
import { winRateIntervals } from "../hypotheses/win-rate-intervals.js";
import type { DatasetDescription } from "../market/session.js";
import { quantileSorted } from "../numeric/quantile.js";
import { binomialPower } from "../statistics/binomial-power.js";
import { cohenH } from "../statistics/cohen-h.js";
import type { Json } from "./canonical-json.js";
import { trialOf } from "./trial-json.js";

/** The documents' `confidence_interval`, which is a level (X10). */
const confidence = 0.95;

/** One of a document's files of evidence. */
export interface Artefact {
  readonly name: string;
  readonly content: Json;
}

/** What both strategies' judges say of trades. */
export interface TradeJudgement {
  readonly trials: readonly Trial[];
  readonly performance: readonly ClassPerformance[];
  readonly daily: readonly unknown[];
  readonly placebo: PlaceboTest | null;
  readonly placeboEffects: PlaceboEffects | null;
}

/** The data that a package rests on. */
export function datasetJson(dataset: DatasetDescription, studied: readonly string[]): Json {
  return {
    name: dataset.name,
    format: dataset.format,
    generated: dataset.generated,
    digest: dataset.digest,
    sessions_in_data: dataset.dates.length,
    sessions_studied: studied.length,
    first_studied: studied[0] ?? null,
    last_studied: studied.at(-1) ?? null,
  };
}

/** Performance of a class; `ALL` of all trades. */
export function performanceOf(judgement: Pick<TradeJudgement, "performance">, label: string): ClassPerformance {
  return judgement.performance.find((own) => own.label === label)!;
}

/**
 * Metrics that both documents ask for.
 *
 * @param prefix with which the ids of the strategy's hypotheses begin
 * @param idle what is said of sessions that could not have had a trade
 */
export function tradeMetrics(
  judgement: TradeJudgement,
  trades: readonly Trade[],
  prefix: string,
  idle: string,
): { readonly [key: string]: Json } {
  const all = performanceOf(judgement, "ALL");
  const rate = trialOf(judgement, `${prefix}-T2-win-rate`).finding;
  return {
    win_rate_confidence_interval: rate?.interval ? { ...rate.interval } : null,
    win_rate_intervals: winRateIntervals(trades, confidence).map((interval) => ({ ...interval })),
    average_points: all.averagePoints,
    average_win_points: all.averageWinPoints,
    average_loss_points: all.averageLossPoints,
    break_even_win_rate: trialOf(judgement, `${prefix}-T2-break-even`).hypothesis.claimed,
    sharpe_ratio: trialOf(judgement, `${prefix}-T6-sharpe`).finding?.estimate ?? null,
    sharpe_conventions: {
      risk_free_rate: 0,
      ddof: 1,
      sampling: `daily; sessions without a trade included, ${idle} left out`,
      periods_per_year: 252,
      n: judgement.daily.length,
    },
    maximum_drawdown: trialOf(judgement, `${prefix}-T8-drawdown`).finding?.estimate ?? null,
    average_hold_time_minutes: all.averageHold,
    execution_latency_stats: latencyStats(trades),
  };
}

function latencyStats(trades: readonly Trade[]): Json {
  const latencies = Float64Array.from(trades, ({ latency }) => latency / 60).sort();
  return {
    unit: "minutes from first trigger to fill, simulated",
    minimum: latencies[0] ?? null,
    median: quantileSorted(latencies, 0.5),
    p95: quantileSorted(latencies, 0.95),
    p99: quantileSorted(latencies, 0.99),
    maximum: latencies.at(-1) ?? null,
    sample_size: latencies.length,
  };
}

/**
 * The statistical measures that both documents ask for.
 *
 * @param counts what else the sample counts, beside trades and days
 */
export function statisticalMeasures(
  judgement: TradeJudgement,
  trades: readonly Trade[],
  prefix: string,
  counts: { readonly [name: string]: number },
): Json {
  const { finding: coin, hypothesis } = trialOf(judgement, `${prefix}-T2-coin`);
  const rate = trialOf(judgement, `${prefix}-T2-win-rate`).finding;
  const traded = coin && trades.length > 0;
  return {
    confidence_interval: confidence,
    p_value: coin?.pValue ?? null,
    p_value_null: "coin, as written",
    p_value_placebo: judgement.placebo?.pValue ?? null,
    effect_size: traded ? cohenH(coin.estimate, 0.5) : null,
    effect_size_name: "Cohen h of the win rate against 0.5, as written",
    effect_sizes_against_placebo: judgement.placeboEffects ? { ...judgement.placeboEffects } : null,
    sample_size: trades.length,
    sample_sizes: {
      trades: trades.length,
      ...counts,
      days_with_trades: new Set(trades.map(({ date }) => date)).size,
      design_effect_of_win_rate: rate?.designEffect ?? null,
    },
    observed_power: traded ? binomialPower(trades.length, 0.5, coin.estimate, hypothesis.level).power : null,
    observed_power_note:
      "power against a coin at the observed rate, as written: a transform of the p-value, it adds nothing",
    statistical_power: rate?.power?.value ?? null,
    statistical_power_alternative: rate?.power?.alternative ?? null,
  };
}

/** The placebo test as it is written down. */
export function placeboJson({ placebo }: Pick<TradeJudgement, "placebo">): Json {
  return placebo ? { ...placebo, interval: { ...placebo.interval } } : null;
}

/** What became of the alerts. */
export function alertCounts(detections: number, trades: readonly Trade[], refusals: readonly Refusal[]): Json {
  const failed = trades.flatMap(({ order }) =>
    order.checks.filter(({ outcome }) => outcome === "fail").map(({ limit }) => limit),
  );
  return {
    detections,
    trades: trades.length,
    refusals: countBy(refusals.map(({ reason }) => reason)),
    failed_checks: countBy(failed),
  };
}

/** How often each name occurs. */
export function countBy(names: readonly string[]): { readonly [name: string]: number } {
  const counts: { [name: string]: number } = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** The instant of the last row that was studied: the only time in a package. */
export function validationTimestamp(lastInstant: number): string | null {
  return Number.isFinite(lastInstant) ? new Date(lastInstant).toISOString() : null;
}
