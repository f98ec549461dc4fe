import { describe, expect, it } from "vitest";
import { selectionJson } from "../../lib/evidence/selection-json.js";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { sharpeHaircut } from "../../lib/statistics/sharpe-haircut.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement } = exampleStudy().main;
const family = { trials: 12, sharpes: { trials: 10, mean: 1, variance: 4 } };

describe("selectionJson(judgement, prefix, family)", () => {
  it("is the family, the deflated ratio and the haircut", () => {
    const { finding, hypothesis } = trialOf(judgement, "VS-T7-deflated");
    const haircut = sharpeHaircut(finding!.estimate / Math.sqrt(252), judgement.daily.length, 12);
    expect(selectionJson(judgement, "VS", family)).toMatchObject({
      trials: 12,
      trials_with_sharpe_ratio: 10,
      mean_sharpe_ratio: 1,
      variance_of_sharpe_ratios: 4,
      expected_best_sharpe_ratio_by_luck: hypothesis.claimed,
      deflated_sharpe_probability: 1 - finding!.pValue!,
      sharpe_ratio_after_haircut: haircut.adjusted * Math.sqrt(252),
      haircut_p_value: haircut.pAdjusted,
    });
  });

  it("has no ratio without a finding, and is null where nobody knows what else was tried", () => {
    const trials = judgement.trials.map((trial) => ({ ...trial, finding: null }));
    expect(selectionJson({ ...judgement, trials }, "VS", family)).toMatchObject({
      trials: 12,
      deflated_sharpe_probability: null,
      sharpe_ratio_after_haircut: null,
    });
    expect(selectionJson(judgement, "VS", null)).toBeNull();
  });
});
