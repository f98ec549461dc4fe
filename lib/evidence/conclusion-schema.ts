import type { DatasetDescription } from "../market/session.js";
import { breakdownsSchema } from "./breakdown-schema.js";
import {
  count,
  date,
  digest,
  type Fields,
  instant,
  listOf,
  numberOrNull,
  only,
  orNull,
  pValue,
  recordOf,
  type Schema,
  share,
  text,
  textOrNull,
} from "./schema-kinds.js";
import { selectionSchema } from "./selection-schema.js";
import { combinedVerdictSchema, criterionSchema, openTrialSchema, validitySchema } from "./trial-schema.js";
import { judgedCriterionSchema, primaryVerdictSchema, verdictsSchema } from "./verdict-schema.js";

const dataset: Schema = recordOf<
  | keyof Pick<DatasetDescription, "name" | "format" | "generated" | "digest">
  | `sessions_${"in_data" | "studied"}`
  | `${"first" | "last"}_studied`
>({
  name: text,
  format: text,
  generated: textOrNull.describe("how the market was generated; null for a recorded one"),
  digest,
  sessions_in_data: count,
  sessions_studied: count,
  first_studied: orNull(date),
  last_studied: orNull(date),
});

/** What both strategies' `evidence.json` begin with. */
export function conclusionFields(strategy: string): Fields<string> {
  return {
    strategy: only(strategy),
    preset: text,
    preset_meaning: text,
    dataset,
    hold_out: text,
    experimental_validity: validitySchema.describe("the strategy document's gate, exactly as coded"),
    experimental_validity_reason: text,
    gate: listOf(criterionSchema),
    verdicts: verdictsSchema,
    validation_timestamp: orNull(instant).describe("the last instant that was studied"),
    hypotheses: listOf(openTrialSchema),
    criteria: listOf(judgedCriterionSchema),
    selection: selectionSchema,
    breakdowns: breakdownsSchema,
    empirical_evidence: listOf(text).describe("names of the package's files of evidence"),
  };
}

/** A preset that was printed beside. */
export const besideFields: Fields<string> = {
  preset: text,
  preset_meaning: text,
  experimental_validity: validitySchema,
  experimental_validity_reason: text,
  primary: primaryVerdictSchema,
  effect: combinedVerdictSchema,
  as_advertised: combinedVerdictSchema,
  detections: count,
  trades: count,
  win_rate: share,
  average_points: numberOrNull.describe("net points of one contract"),
  p_value_placebo: pValue,
  lacks: listOf(text),
};
