import type { BreakdownDimension, BreakdownHypothesis } from "../hypotheses/breakdown-hypotheses.js";
import { adjustmentSchema, intervalSchema } from "./finding-schema.js";
import {
  count,
  flag,
  level,
  listOf,
  nameOf,
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

const dimension: Schema = nameOf<BreakdownDimension>({ class: true, hour: true, volatility: true });

/** The trades by class, hour and volatility, as `breakdownsJson` writes them. */
export const breakdownsSchema: Schema = recordOf({
  standing: only("exploratory"),
  note: text,
  false_discovery_rate: level,
  adjustment: adjustmentSchema,
  trades: count,
  days: count,
  families: listOf(
    recordOf({
      id: text,
      dimension,
      level,
      adjustment: recordOf<keyof BreakdownHypothesis["adjusted"]>({ method: text, among: text }),
    }),
  ),
  rows: listOf(
    recordOf({
      dimension,
      group: text,
      trades: count,
      days: count,
      wins: count,
      win_rate: share,
      mean_points: numberOrNull.describe("net points of one contract"),
      interval: orNull(intervalSchema),
      p_value: pValue.describe("two-sided, of a mean of zero, days as clusters"),
      p_value_adjusted: pValue.describe("over all groups of all breakdowns"),
      discovered: flag,
      method: textOrNull,
      violated: listOf(text),
      reason: textOrNull.describe("why there is no p"),
      standing: only("exploratory"),
    }),
  ),
});
