import type { TrialFamily } from "../hypotheses/deflated-sharpe-finding.js";
import { sharpeHaircut } from "../statistics/sharpe-haircut.js";
import type { Json } from "./canonical-json.js";
import type { TradeJudgement } from "./trade-evidence.js";
import { trialOf } from "./trial-json.js";

const periodsPerYear = 252;

/**
 * What the Sharpe ratio is worth among all trials: the deflated ratio and Harvey and Liu's haircut. Null where nobody knows
 * what else was tried.
 */
export function selectionJson(
  judgement: Pick<TradeJudgement, "trials" | "daily">,
  prefix: string,
  family: TrialFamily | null,
): Json {
  if (family === null) return null;
  const { hypothesis, finding } = trialOf(judgement, `${prefix}-T7-deflated`);
  const periods = judgement.daily.length;
  const root = Math.sqrt(periodsPerYear);
  const haircut = finding && sharpeHaircut(finding.estimate / root, periods, family.trials);
  return {
    trials: family.trials,
    trials_with_sharpe_ratio: family.sharpes.trials,
    mean_sharpe_ratio: family.sharpes.mean,
    variance_of_sharpe_ratios: family.sharpes.variance,
    expected_best_sharpe_ratio_by_luck: hypothesis.claimed,
    deflated_sharpe_probability: finding?.pValue == null ? null : 1 - finding.pValue,
    sharpe_ratio_after_haircut: haircut ? haircut.adjusted * root : null,
    haircut_p_value: haircut?.pAdjusted ?? null,
    unit: "ratios per year; trials of this strategy on these data, those of this study included, each taken as independent and their whole spread as luck",
  };
}
