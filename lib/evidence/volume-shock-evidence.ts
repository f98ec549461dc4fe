import type { Refusal, Trade } from "../execution/trade.js";
import type { VolumeShockJudgement } from "../hypotheses/judge-volume-shock.js";
import type { DatasetDescription } from "../market/session.js";
import type { Json } from "./canonical-json.js";
import { accuracyJson, calibrationJson, hedgingJson } from "./hedging-json.js";
import { hypothesisResults, hypothesisValidation } from "./hypothesis-results.js";
import {
  alertCounts,
  datasetJson,
  performanceOf,
  placeboJson,
  statisticalMeasures,
  tradeMetrics,
  validationTimestamp,
} from "./trade-evidence.js";
import { trialJson } from "./trial-json.js";
import { volumeShockArtefactNames } from "./volume-shock-artefacts.js";

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
    dataset: datasetJson(dataset, input.studied),
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
    statistical_measures: statisticalMeasures(judgement, main.trades, "VS", { events: judgement.cases.length }),
    performance_by_flow_type: {
      institutional_sweep: byFlowType(judgement, "INSTITUTIONAL_SWEEP"),
      gamma_emergency: byFlowType(judgement, "GAMMA_EMERGENCY"),
    },
    hedging: hedgingJson(judgement.hedging),
    hedging_flow_validation: accuracyJson(judgement.accuracy),
    detector_calibration: calibrationJson(judgement.calibration, judgement.skill),
    placebo: placeboJson(judgement),
    event_study: eventStudyJson(judgement),
    execution_latency: judgement.latency.map((bucket) => ({ ...bucket })),
    alerts: alertCounts(main.detections, main.trades, main.refusals),
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
    validation_timestamp: validationTimestamp(input.lastInstant),
  };
}

function performanceMetrics({ judgement, trades }: PresetEvidence): Json {
  return {
    overall_win_rate: performanceOf(judgement, "ALL").winRate,
    institutional_sweep_performance: byFlowType(judgement, "INSTITUTIONAL_SWEEP"),
    gamma_emergency_performance: byFlowType(judgement, "GAMMA_EMERGENCY"),
    ...tradeMetrics(judgement, trades, "VS", "sessions without a volume baseline"),
  };
}

function byFlowType(judgement: VolumeShockJudgement, label: string): Json {
  const own = performanceOf(judgement, label);
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
