import type { Label } from "../classifiers/flow-type.js";
import type { Trade } from "../execution/trade.js";
import type { VolumeShockJudgement } from "../hypotheses/judge-volume-shock.js";
import { type LatencyBucketName, latencyBucketOf } from "../hypotheses/latency-buckets.js";
import type { LatencyCurve } from "../hypotheses/latency-curve.js";
import type { Json } from "./canonical-json.js";
import { latencyCurveJson } from "./execution-json.js";
import { accuracyJson, detectionCaseJson, findingJson, hedgingJson } from "./hedging-json.js";
import { hypothesisValidation } from "./hypothesis-results.js";
import { primaryJson } from "./primary-json.js";
import type { Artefact } from "./trade-evidence.js";
import { trialJson } from "./trial-json.js";
import { noTrueClass } from "./trial-sentences.js";

/** What the files are made from. */
export interface ArtefactInput {
  readonly preset: string;
  readonly judgement: VolumeShockJudgement;
  readonly labels: readonly Label[];
  readonly trades: readonly Trade[];
  /** The same signals at several latencies (VS-L). */
  readonly latency: LatencyCurve;
}

/** Names of the document's five files of evidence, with the true number of cases. */
export function volumeShockArtefactNames(cases: number): readonly string[] {
  return [
    `volume_shock_detection_accuracy_${cases}_cases.json`,
    "delta_hedging_correlation_analysis.json",
    "execution_latency_performance_report.json",
    "flow_classification_validation_results.json",
    "statistical_significance_testing_complete.json",
  ];
}

/** The document's five files of evidence: the summary first, then the cases that it counts, one row each. */
export function volumeShockArtefacts(input: ArtefactInput): readonly Artefact[] {
  const { preset, judgement, labels } = input;
  const contents: readonly Json[] = [
    {
      preset,
      ...(accuracyJson(judgement.accuracy) as object),
      cases: judgement.cases.map(detectionCaseJson),
    },
    correlationJson(preset, judgement),
    latencyJson(input),
    classificationJson(preset, judgement, labels),
    {
      preset,
      verdicts: {
        primary: primaryJson(judgement.primary),
        effect: { ...judgement.effect },
        as_advertised: { ...judgement.advertised },
      },
      multiplicity:
        "the parts of the primary hypothesis must all hold and are not corrected; secondary hypotheses are adjusted by Holm and are confirmatory only where the primary is supported; breakdowns are adjusted by Benjamini and Hochberg over all their groups and are exploratory; the Sharpe ratio alone is held against the best of all trials in the ledger (T7); nothing else is corrected for other presets or earlier runs",
      tests: judgement.trials.map(trialJson),
    },
  ];
  return volumeShockArtefactNames(judgement.cases.length).map((name, k) => ({ name, content: contents[k]! }));
}

function correlationJson(preset: string, judgement: VolumeShockJudgement): Json {
  const { hedging } = judgement;
  const validation = hypothesisValidation(judgement) as { readonly [key: string]: Json };
  return {
    preset,
    delta_flow_correlation: validation.delta_flow_correlation!,
    response_time_correlation: validation.response_time_correlation!,
    hedging: hedgingJson(hedging),
    episodes: (hedging.proportion?.episodes ?? []).map((row) => ({ ...row, detections: [...row.detections] })),
    response_times: (hedging.speed?.times ?? []).map((row) => ({ ...row })),
  };
}

function latencyJson({ preset, judgement, trades, latency }: ArtefactInput): Json {
  return {
    preset,
    unit: "minutes from first trigger to fill, simulated; buckets are confounded with class and time of day: descriptive",
    buckets: judgement.latency.map((bucket) => ({ ...bucket })),
    latency_curve: latencyCurveJson(latency),
    cases: trades.map((trade) => ({
      detection: trade.order.plan.detection,
      date: trade.date,
      flow_type: trade.label,
      latency: trade.latency / 60,
      bucket: latencyBucketOf(trade) satisfies LatencyBucketName,
      net_points: trade.netPoints,
    })),
  };
}

function classificationJson(preset: string, { signatures }: VolumeShockJudgement, labels: readonly Label[]): Json {
  const counts: { [name: string]: number } = {};
  for (const { flowType } of labels) counts[flowType] = (counts[flowType] ?? 0) + 1;
  return {
    preset,
    flow_classification_accuracy: noTrueClass,
    classes: counts,
    differentiation: signatures && {
      sweeps: signatures.trades[0],
      emergencies: signatures.trades[1],
      tests: Object.fromEntries(
        Object.entries(signatures.tests).map(([name, { finding, pIndependent }]) => [
          name,
          { finding: findingJson(finding), p_value_with_trades_as_independent: pIndependent },
        ]),
      ),
    },
    cases: labels.map(({ detection, flowType, inputs }) => ({ detection, flow_type: flowType, inputs: { ...inputs } })),
  };
}
