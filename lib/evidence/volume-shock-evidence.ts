import type { VolumeShockJudgement } from "../hypotheses/judge-volume-shock.js";
import { breakdownsJson } from "./breakdowns-json.js";
import type { Json } from "./canonical-json.js";
import { accuracyJson, calibrationJson, hedgingJson } from "./hedging-json.js";
import { volumeSpikeDaysJson } from "./historical-days-json.js";
import { hypothesisResults, hypothesisValidation } from "./hypothesis-results.js";
import { besideJson, conclusionJson, type EvidenceInput, type PresetEvidence } from "./preset-evidence.js";
import { selectionJson } from "./selection-json.js";
import { alertCounts, performanceOf, placeboJson, statisticalMeasures, tradeMetrics } from "./trade-evidence.js";
import { trialsJson } from "./trial-json.js";
import { validationScheduleStatement } from "./validation-schedule-json.js";
import { volumeShockArtefactNames } from "./volume-shock-artefacts.js";

/** What one preset of volume shock contributes to a package. */
export type VolumeShockPresetEvidence = PresetEvidence<VolumeShockJudgement>;

/** What a package is built from. */
export type VolumeShockEvidenceInput = EvidenceInput<VolumeShockPresetEvidence>;

/**
 * The evidence package of the strategy document: both of its schemas, field by field. Numbers are the primary fields,
 * the sentences are rendered from them. What these data do not allow says so in the same place.
 */
export function volumeShockEvidence(input: VolumeShockEvidenceInput): Json {
  const { dataset, main } = input;
  const { judgement } = main;
  return {
    strategy: "volume-shock",
    ...conclusionJson(input),
    hypotheses: trialsJson(judgement.trials, judgement.daily.length),
    hypothesis_results: hypothesisResults(judgement, main.latency),
    hypothesis_validation: hypothesisValidation(judgement),
    performance_metrics: performanceMetrics(main),
    statistical_measures: statisticalMeasures(judgement, main.trades, "VS", { events: judgement.cases.length }),
    selection: selectionJson(judgement, "VS", input.family),
    performance_by_flow_type: {
      institutional_sweep: byFlowType(judgement, "INSTITUTIONAL_SWEEP"),
      gamma_emergency: byFlowType(judgement, "GAMMA_EMERGENCY"),
    },
    hedging: hedgingJson(judgement.hedging),
    hedging_flow_validation: {
      ...(accuracyJson(judgement.accuracy) as object),
      delta_hedging_correlation: judgement.hedging.proportion?.correlation ?? null,
    },
    detector_calibration: calibrationJson(judgement.calibration, judgement.skill),
    breakdowns: breakdownsJson(judgement),
    historical_days: volumeSpikeDaysJson(judgement.historical),
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
      validation_schedule: validationScheduleStatement,
    },
  };
}

function performanceMetrics({ judgement, trades }: VolumeShockPresetEvidence): Json {
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
