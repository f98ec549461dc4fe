import type { ClassPerformance } from "../execution/performance.js";
import type { Refusal, Trade } from "../execution/trade.js";
import type { VolumeShockJudgement } from "../hypotheses/judge-volume-shock.js";
import { winRateIntervals } from "../hypotheses/win-rate-intervals.js";
import type { DatasetDescription } from "../market/session.js";
import { quantileSorted } from "../numeric/quantile.js";
import { binomialPower } from "../statistics/binomial-power.js";
import { cohenH } from "../statistics/cohen-h.js";
import type { Json } from "./canonical-json.js";
import { accuracyJson, calibrationJson, hedgingJson } from "./hedging-json.js";
import { hypothesisResults, hypothesisValidation } from "./hypothesis-results.js";
import { trialJson, trialOf } from "./trial-json.js";
import { volumeShockArtefactNames } from "./volume-shock-artefacts.js";

/** The document's `confidence_interval`, which is a level (X10). */
const confidence = 0.95;

/** What one preset contributes to a package. */
export interface PresetEvidence {
  readonly preset: string;
  readonly meaning: string;
  readonly judgement: VolumeShockJudgement;
  readonly detections: number;
  readonly trades: readonly Trade[];
  readonly refusals: readonly Refusal[];
  readonly lacks: readonly string[];
  /** What the same signals at several latencies came to, in a sentence. */
  readonly latency: string;
}

/** What a package is built from. */
export interface VolumeShockEvidenceInput {
  readonly dataset: DatasetDescription;
  /** The preset the package is about, and those printed beside it. */
  readonly main: PresetEvidence;
  readonly beside: readonly PresetEvidence[];
  /** Sessions studied and kept back, in words. */
  readonly holdOut: string;
  /** Dates that were studied, ascending. */
  readonly studied: readonly string[];
  /** Instant of the last row that was studied, epoch milliseconds. */
  readonly lastInstant: number;
}

/**
 * The evidence package of the strategy document: both of its schemas, field by field. Numbers are the primary fields,
 * the sentences are rendered from them. What these data do not allow says so in the same place.
 */
export function volumeShockEvidence(input: VolumeShockEvidenceInput): Json {
  const { dataset, main } = input;
  const { judgement } = main;
  return {
    strategy: "volume-shock",
    preset: main.preset,
    preset_meaning: main.meaning,
    dataset: {
      name: dataset.name,
      format: dataset.format,
      generated: dataset.generated,
      digest: dataset.digest,
      sessions_in_data: dataset.dates.length,
      sessions_studied: input.studied.length,
      first_studied: input.studied[0] ?? null,
      last_studied: input.studied.at(-1) ?? null,
    },
    hold_out: input.holdOut,
    experimental_validity: judgement.gate.validity,
    experimental_validity_reason: judgement.gate.reason,
    gate: judgement.gate.criteria.map((criterion) => ({ ...criterion })),
    verdicts: {
      primary: { ...judgement.primary },
      effect: { ...judgement.effect },
      as_advertised: { ...judgement.advertised },
    },
    hypotheses: judgement.trials.map(trialJson),
    hypothesis_results: hypothesisResults(judgement, main.latency),
    hypothesis_validation: hypothesisValidation(judgement),
    performance_metrics: performanceMetrics(main),
    statistical_measures: statisticalMeasures(main),
    performance_by_flow_type: {
      institutional_sweep: byFlowType(judgement, "INSTITUTIONAL_SWEEP"),
      gamma_emergency: byFlowType(judgement, "GAMMA_EMERGENCY"),
    },
    hedging: hedgingJson(judgement.hedging),
    hedging_flow_validation: accuracyJson(judgement.accuracy),
    detector_calibration: calibrationJson(judgement.calibration, judgement.skill),
    placebo: judgement.placebo ? { ...judgement.placebo, interval: { ...judgement.placebo.interval } } : null,
    event_study: eventStudyJson(judgement),
    execution_latency: judgement.latency.map((bucket) => ({ ...bucket })),
    alerts: {
      detections: main.detections,
      trades: main.trades.length,
      refusals: countBy(main.refusals.map(({ reason }) => reason)),
      failed_checks: countBy(failedChecks(main.trades)),
    },
    beside: input.beside.map(besideJson),
    empirical_evidence: [...volumeShockArtefactNames(judgement.cases.length)],
    reproducibility_protocol: {
      data_requirements: `the files named in manifest.json (data digest ${dataset.digest})`,
      execution_requirements:
        "simulated execution: market orders, filled at the first price at or after decision plus latency; see parameters in manifest.json",
      calibration_requirements:
        "volume baselines by clock bucket from past sessions only; see parameters in manifest.json",
      validation_schedule:
        "every alert is held against what followed it (the file of detection accuracy); the statistics are those of one run over the studied sessions, to be confirmed once on the sessions held out",
    },
    validation_timestamp: Number.isFinite(input.lastInstant) ? new Date(input.lastInstant).toISOString() : null,
  };
}

function performanceMetrics({ judgement, trades }: PresetEvidence): Json {
  const all = performanceOf(judgement, "ALL");
  const rate = trialOf(judgement, "VS-T2-win-rate").finding;
  const latencies = Float64Array.from(trades, ({ latency }) => latency / 60).sort();
  return {
    overall_win_rate: all.winRate,
    win_rate_confidence_interval: rate?.interval ? { ...rate.interval } : null,
    win_rate_intervals: winRateIntervals(trades, confidence).map((interval) => ({ ...interval })),
    institutional_sweep_performance: byFlowType(judgement, "INSTITUTIONAL_SWEEP"),
    gamma_emergency_performance: byFlowType(judgement, "GAMMA_EMERGENCY"),
    average_points: all.averagePoints,
    average_win_points: all.averageWinPoints,
    average_loss_points: all.averageLossPoints,
    break_even_win_rate: trialOf(judgement, "VS-T2-break-even").hypothesis.claimed,
    sharpe_ratio: trialOf(judgement, "VS-T6-sharpe").finding?.estimate ?? null,
    sharpe_conventions: {
      risk_free_rate: 0,
      ddof: 1,
      sampling: "daily; sessions without a trade included, sessions without a volume baseline left out",
      periods_per_year: 252,
      n: judgement.daily.length,
    },
    maximum_drawdown: trialOf(judgement, "VS-T8-drawdown").finding?.estimate ?? null,
    average_hold_time_minutes: all.averageHold,
    execution_latency_stats: {
      unit: "minutes from first trigger to fill, simulated",
      minimum: latencies[0] ?? null,
      median: quantileSorted(latencies, 0.5),
      p95: quantileSorted(latencies, 0.95),
      p99: quantileSorted(latencies, 0.99),
      maximum: latencies.at(-1) ?? null,
      sample_size: latencies.length,
    },
  };
}

function statisticalMeasures({ judgement, trades }: PresetEvidence): Json {
  const { finding: coin, hypothesis } = trialOf(judgement, "VS-T2-coin");
  const { level } = hypothesis;
  return {
    confidence_interval: confidence,
    p_value: coin?.pValue ?? null,
    p_value_null: "coin, as written",
    p_value_placebo: judgement.placebo?.pValue ?? null,
    effect_size: coin && trades.length > 0 ? cohenH(coin.estimate, 0.5) : null,
    effect_size_name: "Cohen h of the win rate against 0.5, as written",
    effect_sizes_against_placebo: judgement.placeboEffects ? { ...judgement.placeboEffects } : null,
    sample_size: trades.length,
    sample_sizes: {
      trades: trades.length,
      events: judgement.cases.length,
      days_with_trades: new Set(trades.map(({ date }) => date)).size,
      design_effect_of_win_rate: trialOf(judgement, "VS-T2-win-rate").finding?.designEffect ?? null,
    },
    observed_power: coin && trades.length > 0 ? observedPower(coin.estimate, trades.length, level) : null,
    observed_power_note:
      "power against a coin at the observed rate, as written: a transform of the p-value, it adds nothing",
    statistical_power: trialOf(judgement, "VS-T2-win-rate").finding?.power?.value ?? null,
    statistical_power_alternative: trialOf(judgement, "VS-T2-win-rate").finding?.power?.alternative ?? null,
  };
}

function observedPower(rate: number, trades: number, level: number): number {
  return binomialPower(trades, 0.5, rate, level).power;
}

function byFlowType(judgement: VolumeShockJudgement, flowType: ClassPerformance["flowType"]): Json {
  const own = performanceOf(judgement, flowType);
  return {
    win_rate: own.winRate,
    avg_win_points: own.averageWinPoints,
    avg_hold_time: own.averageHold,
    sample_size: own.sampleSize,
    wins: own.wins,
  };
}

function eventStudyJson({ events }: VolumeShockJudgement): Json {
  return {
    unit: "points in the predicted direction since the first trigger, net of the same clock time of other days",
    events: events.events,
    days: events.days,
    level: events.level,
    method: events.method,
    curve: events.curve.map((point) => ({ ...point })),
  };
}

function besideJson({ preset, meaning, judgement, detections, trades, lacks }: PresetEvidence): Json {
  const all = performanceOf(judgement, "ALL");
  return {
    preset,
    preset_meaning: meaning,
    experimental_validity: judgement.gate.validity,
    effect: { ...judgement.effect },
    as_advertised: { ...judgement.advertised },
    detections,
    trades: trades.length,
    win_rate: all.winRate,
    average_points: all.averagePoints,
    p_value_placebo: judgement.placebo?.pValue ?? null,
    lacks: [...lacks],
  };
}

function performanceOf(judgement: VolumeShockJudgement, flowType: ClassPerformance["flowType"]): ClassPerformance {
  return judgement.performance.find((own) => own.flowType === flowType)!;
}

function failedChecks(trades: readonly Trade[]): readonly string[] {
  return trades.flatMap(({ order }) =>
    order.checks.filter(({ outcome }) => outcome === "fail").map(({ limit }) => limit),
  );
}

function countBy(names: readonly string[]): { readonly [name: string]: number } {
  const counts: { [name: string]: number } = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
