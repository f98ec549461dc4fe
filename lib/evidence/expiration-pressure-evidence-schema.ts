import type { SteeringRule } from "../detectors/expiration-pressure-detect.js";
import type { SteeringFinding } from "../hypotheses/steering-finding.js";
import { accuracyFields, pressureLevelsSchema, skillSchema } from "./accuracy-schema.js";
import { besideFields, conclusionFields } from "./conclusion-schema.js";
import { riskValidationFields } from "./control-schema.js";
import { intervalSchema } from "./finding-schema.js";
import { expirationDaysSchema } from "./historical-days-schema.js";
import {
  alertCountFields,
  latencyBucketSchema,
  placeboSchema,
  statisticalMeasuresSchema,
  tradeMetricFields,
} from "./performance-schema.js";
import {
  byName,
  count,
  type Fields,
  flag,
  flagOrNull,
  level,
  listOf,
  nameOf,
  numberOrNull,
  orNull,
  pairOf,
  recordOf,
  type Schema,
  share,
  shared,
  text,
} from "./schema-kinds.js";
import { settlementsSchema } from "./settlement-schema.js";
import { standingSchema, verdictSchema } from "./trial-schema.js";

/** Where the price was found to go. */
export const steeringFields: Fields<keyof SteeringFinding> = {
  found: orNull(nameOf<NonNullable<SteeringFinding["found"]>>({ STEER_AWAY: true, PIN_TOWARD: true })),
  statement: text,
};

const traded: Schema = nameOf<SteeringRule>({ STEER_AWAY: true, PIN_TOWARD: true, GAMMA_SIGNED: true });

const ruleSchema: Schema = recordOf({
  meaning: text,
  alerts: count,
  silent: count.describe("alerts of which the rule says nothing"),
  correct: count,
  rate: share,
  interval: orNull(intervalSchema),
  note: text,
});

/** How a class of urgency did, as `urgencyJson` writes it. */
export const urgencyPerformanceSchema: Schema = shared(
  "urgencyPerformance",
  "the alerts and trades of a class",
  recordOf({
    alerts: count,
    sample_size: count.describe("trades"),
    wins: count,
    win_rate: share,
    target_win_rate: share,
    target_met: flagOrNull,
    average_points: numberOrNull,
    average_win_points: numberOrNull,
    average_loss_points: numberOrNull.describe("positive"),
    average_hold_time_minutes: numberOrNull,
    magnitude_range: orNull(pairOf(numberOrNull)).describe("least and greatest net points"),
    binomial_confidence: orNull(intervalSchema),
    statement: text,
  }),
);

/** `evidence.json` */
export const expirationPressureEvidenceFile: Schema = recordOf({
  ...conclusionFields("expiration-pressure"),
  steering: recordOf({
    ...steeringFields,
    traded,
    gamma_assumption: text,
    directions: recordOf<SteeringRule>({ STEER_AWAY: ruleSchema, PIN_TOWARD: ruleSchema, GAMMA_SIGNED: ruleSchema }),
  }),
  units: recordOf({ expiring_series: count, expiry_strike_units: count, unseen_series: byName(count) }),
  hypothesis_results: recordOf({
    primary: text,
    effect: text,
    direction: text,
    assignment_pressure_correlation: text,
    urgency_classification_accuracy: text,
    timing_prediction_accuracy: text,
    execution_latency_impact: text,
  }),
  hypothesis_validation: recordOf({
    primary_hypothesis_supported: flag,
    primary_hypothesis_as_coded: flagOrNull,
    secondary_hypotheses: byName(recordOf({ verdict: verdictSchema, standing: standingSchema })),
    statistical_significance: flagOrNull,
  }),
  performance_metrics: recordOf({ win_rate: share, total_sample_size: count, ...tradeMetricFields }),
  statistical_measures: statisticalMeasuresSchema({ alerts: count, expiring_series: count }),
  performance_by_urgency: recordOf({
    pin_risk_management: urgencyPerformanceSchema,
    assignment_panic: urgencyPerformanceSchema,
  }),
  settlements: settlementsSchema,
  pressure_validation: recordOf({ ...accuracyFields, by_pressure_level: pressureLevelsSchema }),
  historical_days: expirationDaysSchema,
  forecast_skill: skillSchema,
  placebo: placeboSchema,
  placebo_days: text,
  execution_latency: listOf(latencyBucketSchema),
  execution_latency_impact: text,
  risk_validation: recordOf(riskValidationFields),
  alerts: recordOf({ ...alertCountFields, repeated_and_not_counted: count }),
  beside: listOf(recordOf({ ...besideFields, steering: recordOf({ ...steeringFields, traded }) })),
  reproducibility_protocol: recordOf({
    minimum_sample_size: count,
    required_confidence_level: level,
    validation_timeframe: text,
    environment_controls: listOf(text),
    environment_setup: text,
    calibration_requirements: text,
    execution_requirements: text,
    validation_schedule: text,
  }),
});
