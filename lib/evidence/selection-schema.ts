import { count, numberOrNull, orNull, pValue, recordOf, type Schema, share, text } from "./schema-kinds.js";

/** What the Sharpe ratio is worth among all trials, as `selectionJson` writes it. */
export const selectionSchema: Schema = orNull(
  recordOf({
    trials: count,
    trials_with_sharpe_ratio: count,
    mean_sharpe_ratio: numberOrNull,
    variance_of_sharpe_ratios: numberOrNull,
    expected_best_sharpe_ratio_by_luck: numberOrNull,
    deflated_sharpe_probability: share.describe("that the true ratio is above what luck alone would show"),
    sharpe_ratio_after_haircut: numberOrNull,
    haircut_p_value: pValue,
    unit: text,
  }),
);
