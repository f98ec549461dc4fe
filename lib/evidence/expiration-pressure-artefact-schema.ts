import type { PressureMovement } from "../hypotheses/pressure-movement.js";
import { accuracyFields, detectionCaseFields, differentiationSchema } from "./accuracy-schema.js";
import { controlsSchema, riskValidationFields } from "./control-schema.js";
import { urgencyInputsSchema, urgencySchema } from "./expiration-pressure-alert-schema.js";
import { steeringFields, urgencyPerformanceSchema } from "./expiration-pressure-evidence-schema.js";
import { answerSchema } from "./finding-schema.js";
import {
  byName,
  count,
  date,
  type Fields,
  listOf,
  number,
  numberOrNull,
  pairOf,
  recordOf,
  text,
} from "./schema-kinds.js";
import { magnitudeRateFields } from "./settlement-schema.js";
import { tradesFile } from "./trade-schema.js";
import { trialSchema } from "./trial-schema.js";
import { verdictFields } from "./verdict-schema.js";

/** The document's five files of evidence by name, `<n>` for the number of trades. */
export const expirationPressureArtefactFiles: Fields<string> = {
  "trade_execution_log_<n>_trades.json": recordOf({ preset: text, total_trades: count, trades: tradesFile }),
  "pressure_calculation_accuracy_analysis.json": recordOf({
    preset: text,
    ...accuracyFields,
    r2_of_movement_on_pressure: answerSchema,
    pairs: listOf(
      recordOf<keyof PressureMovement["pairs"][number]>({
        date,
        pressure: numberOrNull.describe("contracts per minute squared"),
        away: numberOrNull.describe("points; positive: away from the strike"),
      }),
    ),
    cases: listOf(recordOf({ ...detectionCaseFields, pressure: number.describe("contracts per minute squared") })),
  }),
  "urgency_classification_validation.json": recordOf({
    preset: text,
    urgency_classification_accuracy: text,
    classes: byName(count),
    pin_risk_management: urgencyPerformanceSchema,
    assignment_panic: urgencyPerformanceSchema,
    differentiation: differentiationSchema({ classes: pairOf(text), trades: pairOf(count) }),
    magnitude_base_rates: listOf(recordOf(magnitudeRateFields)),
    cases: listOf(recordOf({ detection: text, urgency: urgencySchema, inputs: urgencyInputsSchema })),
  }),
  "risk_management_effectiveness_report.json": recordOf({
    preset: text,
    ...riskValidationFields,
    controls: controlsSchema,
  }),
  "statistical_significance_testing_results.json": recordOf({
    preset: text,
    verdicts: recordOf(verdictFields),
    steering: recordOf(steeringFields),
    multiplicity: text,
    tests: listOf(trialSchema),
  }),
};
