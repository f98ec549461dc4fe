import type { EventStudy, EventStudyPoint } from "../hypotheses/event-study.js";
import { accuracyFields } from "./accuracy-schema.js";
import { besideFields, conclusionFields } from "./conclusion-schema.js";
import { calibrationSchema, hedgingSchema } from "./hedging-schema.js";
import { volumeSpikeDaysSchema } from "./historical-days-schema.js";
import {
  alertCountFields,
  latencyBucketSchema,
  placeboSchema,
  statisticalMeasuresSchema,
  tradeMetricFields,
} from "./performance-schema.js";
import {
  count,
  flag,
  flagOrNull,
  level,
  listOf,
  number,
  numberOrNull,
  only,
  pValue,
  recordOf,
  type Schema,
  share,
  shared,
  text,
} from "./schema-kinds.js";

const byFlowType: Schema = shared(
  "flowTypePerformance",
  "the trades of a class",
  recordOf({
    win_rate: share,
    avg_win_points: numberOrNull,
    avg_hold_time: numberOrNull.describe("minutes"),
    sample_size: count,
    wins: count,
  }),
);

const significance: Schema = recordOf({ p_value: pValue, p_value_adjusted: pValue });

export const flowCorrelationSchema: Schema = recordOf({
  correlation_coefficient: numberOrNull,
  r2_in_sample: numberOrNull,
  r2_out_of_sample: numberOrNull.describe("below zero: worse than the mean"),
  f2: numberOrNull,
  significance,
  hypothesis_supported: flagOrNull,
  reason: text,
  as_written: recordOf({ circular: only(true), r2_of_modelled_pressure_on_volume: numberOrNull }),
});

export const responseCorrelationSchema: Schema = recordOf({
  correlation_coefficient: numberOrNull,
  log_hazard_ratio: numberOrNull,
  exponent: numberOrNull,
  significance,
  hypothesis_supported: flagOrNull,
  reason: text,
  as_written: recordOf({ circular: only(true), r_of_modelled_time_with_exposure: numberOrNull }),
});

const eventStudy: Schema = recordOf<keyof EventStudy | "unit">({
  unit: text,
  events: count,
  days: count,
  level,
  method: text,
  curve: listOf(
    recordOf<keyof EventStudyPoint>({
      minutes: number,
      mean: numberOrNull,
      lower: numberOrNull,
      upper: numberOrNull,
      simultaneousLower: numberOrNull,
      simultaneousUpper: numberOrNull,
      events: count,
    }),
  ),
});

/** `evidence.json` */
export const volumeShockEvidenceFile: Schema = recordOf({
  ...conclusionFields("volume-shock"),
  hypothesis_results: recordOf({
    primary: text,
    effect: text,
    delta_flow_correlation: text,
    response_time_correlation: text,
    flow_classification_accuracy: text,
    execution_latency_impact: text,
  }),
  hypothesis_validation: recordOf({
    primary_hypothesis_supported: flag,
    primary_hypothesis_as_coded: flag,
    delta_flow_correlation: flowCorrelationSchema,
    response_time_correlation: responseCorrelationSchema,
    flow_type_differentiation: recordOf({
      institutional_win_rate: share,
      gamma_emergency_win_rate: share,
      differentiation_significant: flagOrNull,
      rests_on: text,
    }),
  }),
  performance_metrics: recordOf({
    overall_win_rate: share,
    institutional_sweep_performance: byFlowType,
    gamma_emergency_performance: byFlowType,
    ...tradeMetricFields,
  }),
  statistical_measures: statisticalMeasuresSchema({ events: count }),
  performance_by_flow_type: recordOf({ institutional_sweep: byFlowType, gamma_emergency: byFlowType }),
  hedging: hedgingSchema,
  hedging_flow_validation: recordOf({ ...accuracyFields, delta_hedging_correlation: numberOrNull }),
  historical_days: volumeSpikeDaysSchema,
  detector_calibration: calibrationSchema,
  placebo: placeboSchema,
  event_study: eventStudy,
  execution_latency: listOf(latencyBucketSchema),
  alerts: recordOf(alertCountFields),
  beside: listOf(recordOf(besideFields)),
  reproducibility_protocol: recordOf({
    data_requirements: text,
    execution_requirements: text,
    calibration_requirements: text,
    validation_schedule: text,
  }),
});
