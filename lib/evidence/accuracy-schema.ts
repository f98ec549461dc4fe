import type { Observation } from "../execution/observation.js";
import type { ClassSignatures, Signature } from "../hypotheses/class-signatures.js";
import type { DetectionAccuracy, DetectionCase } from "../hypotheses/detection-accuracy.js";
import type { ForecastSkill } from "../hypotheses/forecast-skill.js";
import { findingSchema, intervalSchema } from "./finding-schema.js";
import {
  count,
  date,
  direction,
  type Fields,
  flag,
  instant,
  listOf,
  nameOf,
  number,
  numberOrNull,
  only,
  orNull,
  pValue,
  recordOf,
  type Schema,
  share,
  text,
} from "./schema-kinds.js";

const accuracyRowFields: Fields<keyof DetectionAccuracy> = {
  label: text,
  basis: nameOf<DetectionAccuracy["basis"]>({ price: true, flow: true }),
  sampleSize: count.describe("every alert; one without an observation is a miss"),
  correct: count,
  directionAccuracy: share,
  interval: orNull(intervalSchema),
  averageTimingError: numberOrNull.describe("minutes"),
  averageMagnitudeError: numberOrNull.describe("share of the prediction"),
  averageScore: share.describe("by the price; null by flow"),
  timed: count,
};

const accuracyRow: Schema = recordOf(accuracyRowFields);

/** Predictions against outcomes by thirds of pressure. */
export const pressureLevelsSchema: Schema = listOf(
  recordOf({ from: numberOrNull.describe("pressure"), to: numberOrNull, ...accuracyRowFields }),
);

/** Predictions against what came, as `accuracyJson` writes them. */
export const accuracyFields: Fields<string> = {
  overall_direction_accuracy: share,
  average_timing_error: numberOrNull.describe("minutes"),
  average_magnitude_error: numberOrNull.describe("share of the prediction"),
  accuracy_score: share,
  sample_size: count,
  statistical_confidence: orNull(intervalSchema),
  conditional_on_observation: flag,
  flow_type_performance: listOf(accuracyRow),
};

/** An alert against what came. */
export const detectionCaseFields: Fields<keyof DetectionCase> = {
  detection: text,
  underlying: text,
  date,
  knownAt: instant.describe("from which the outcome was known"),
  label: text,
  predictedDirection: direction,
  priceDirection: numberOrNull.describe("sign of the move; 0: none, null: no price"),
  priceMagnitudeError: numberOrNull,
  priceTimingError: numberOrNull.describe("minutes"),
  accuracyScore: share,
  predictedFlow: numberOrNull.describe("contracts of the future, positive: bought"),
  observedFlow: numberOrNull.describe("contracts of the future, positive: bought"),
  flowTimingError: numberOrNull.describe("minutes"),
};

export const observationSchema: Schema = recordOf<keyof Observation>({
  detection: text,
  basis: only("price"),
  horizon: numberOrNull.describe("minutes watched"),
  knownAt: instant,
  predictedDirection: direction,
  observedDirection: numberOrNull.describe("sign of the move; 0: none, null: no price"),
  directionCorrect: flag,
  predictedMagnitude: numberOrNull.describe("points"),
  observedMagnitude: numberOrNull.describe("points, without sign"),
  magnitudeError: numberOrNull.describe("share of the prediction"),
  predictedTiming: numberOrNull.describe("minutes"),
  observedTiming: numberOrNull.describe("minutes; null: not within the watched time"),
  timingError: numberOrNull.describe("minutes"),
  accuracyScore: number.describe("in [0, 1]: half direction, a quarter each magnitude and timing"),
});

export const skillSchema: Schema = orNull(
  recordOf<keyof ForecastSkill>({
    forecasts: count,
    baseRate: share,
    brier: numberOrNull,
    brierOfBaseRate: numberOrNull,
    skill: numberOrNull,
    logScore: numberOrNull,
    logSkill: numberOrNull,
    gain: findingSchema,
  }),
);

const signatureTest: Schema = recordOf({ finding: findingSchema, p_value_with_trades_as_independent: pValue });

/** Tests that tell the classes of a strategy apart; `sizes` says how many trades each class has. */
export function differentiationSchema(sizes: Fields<string>): Schema {
  const tests: Fields<Signature & keyof ClassSignatures["tests"]> = {
    "win-rate": signatureTest,
    hold: signatureTest,
    magnitude: signatureTest,
    distribution: signatureTest,
  };
  return orNull(recordOf({ ...sizes, tests: recordOf(tests) }));
}
