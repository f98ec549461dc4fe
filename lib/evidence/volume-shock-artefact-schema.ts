import type { FlowEpisode } from "../hypotheses/event-flow.js";
import type { LatencyBucketName } from "../hypotheses/latency-buckets.js";
import type { ResponseTime } from "../hypotheses/response-speed.js";
import { accuracyFields, detectionCaseFields, differentiationSchema } from "./accuracy-schema.js";
import { latencyCurveSchema } from "./execution-schema.js";
import { hedgingSchema } from "./hedging-schema.js";
import { latencyBucketSchema } from "./performance-schema.js";
import {
  byName,
  count,
  date,
  type Fields,
  flag,
  listOf,
  nameOf,
  number,
  numberOrNull,
  recordOf,
  text,
} from "./schema-kinds.js";
import { trialSchema } from "./trial-schema.js";
import { verdictFields } from "./verdict-schema.js";
import { flowInputsSchema, flowTypeSchema } from "./volume-shock-alert-schema.js";
import { flowCorrelationSchema, responseCorrelationSchema } from "./volume-shock-evidence-schema.js";

/** The document's five files of evidence by name, `<n>` for the number of cases. */
export const volumeShockArtefactFiles: Fields<string> = {
  "volume_shock_detection_accuracy_<n>_cases.json": recordOf({
    preset: text,
    ...accuracyFields,
    cases: listOf(recordOf(detectionCaseFields)),
  }),
  "delta_hedging_correlation_analysis.json": recordOf({
    preset: text,
    delta_flow_correlation: flowCorrelationSchema,
    response_time_correlation: responseCorrelationSchema,
    hedging: hedgingSchema,
    episodes: listOf(
      recordOf<keyof FlowEpisode>({
        detections: listOf(text),
        date,
        stratum: count,
        predicted: number.describe("contracts of the future, positive: bought"),
        observed: number.describe("contracts of the future beyond the expected, positive: bought"),
        volume: numberOrNull.describe("option contracts"),
        windowReturn: numberOrNull,
      }),
    ),
    response_times: listOf(
      recordOf<keyof ResponseTime>({
        detection: text,
        date,
        exposure: number.describe("predicted hedge in contracts, without sign"),
        minutes: number,
        censored: flag,
      }),
    ),
  }),
  "execution_latency_performance_report.json": recordOf({
    preset: text,
    unit: text,
    buckets: listOf(latencyBucketSchema),
    latency_curve: latencyCurveSchema,
    cases: listOf(
      recordOf({
        detection: text,
        date,
        flow_type: flowTypeSchema,
        latency: number.describe("minutes from first trigger to fill"),
        bucket: nameOf<LatencyBucketName>({ sub_2_minutes: true, "2_to_5_minutes": true, over_5_minutes: true }),
        net_points: number,
      }),
    ),
  }),
  "flow_classification_validation_results.json": recordOf({
    preset: text,
    flow_classification_accuracy: text,
    classes: byName(count),
    differentiation: differentiationSchema({ sweeps: count, emergencies: count }),
    cases: listOf(recordOf({ detection: text, flow_type: flowTypeSchema, inputs: flowInputsSchema })),
  }),
  "statistical_significance_testing_complete.json": recordOf({
    preset: text,
    verdicts: recordOf(verdictFields),
    multiplicity: text,
    tests: listOf(trialSchema),
  }),
};
