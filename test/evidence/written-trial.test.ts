import { describe, expect, it } from "vitest";
import { trialJson } from "../../lib/evidence/trial-json.js";
import { type WrittenTrial, writtenTrial } from "../../lib/evidence/written-trial.js";
import type { BreakdownHypothesis } from "../../lib/hypotheses/breakdown-hypotheses.js";
import { exampleStudy } from "../fixtures/study.js";

const { trials } = exampleStudy().main.judgement;

describe("writtenTrial(row)", () => {
  it("reads back what trialJson writes", () => {
    for (const trial of trials) {
      const row = JSON.parse(JSON.stringify(trialJson(trial))) as WrittenTrial;
      // What a breakdown is made by stands beside the breakdowns, not in its trial.
      const { dimension: _, adjusted: __, ...hypothesis } = trial.hypothesis as BreakdownHypothesis;
      expect(writtenTrial(row)).toEqual({ ...trial, hypothesis });
    }
  });

  it("has no finding where there was none, and NaN where a number has no value", () => {
    const row = JSON.parse(JSON.stringify(trialJson(trials.find(({ finding }) => finding !== null)!))) as WrittenTrial;
    expect(writtenTrial({ ...row, method: null }).finding).toBeNull();
    const empty = writtenTrial({ ...row, estimate: null, design_effect: null, claimed: null });
    expect(empty.finding).toMatchObject({ estimate: Number.NaN, designEffect: Number.NaN });
    expect(empty.hypothesis.claimed).toBeNaN();
  });

  it("keeps the adjusted p with its adjustment", () => {
    const row = JSON.parse(JSON.stringify(trialJson(trials[0]!))) as WrittenTrial;
    const { adjustment } = writtenTrial({ ...row, p_value_adjusted: 0.2, adjustment: { method: "Holm", tests: 4 } });
    expect(adjustment).toEqual({ pValue: 0.2, method: "Holm", tests: 4 });
  });
});
