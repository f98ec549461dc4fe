import { describe, expect, it } from "vitest";
import { hypothesisResults, hypothesisValidation } from "../../lib/evidence/hypothesis-results.js";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { noTrueClass } from "../../lib/evidence/trial-sentences.js";
import type { Trial, Verdict } from "../../lib/hypotheses/hypothesis.js";
import { notTestable } from "../../lib/hypotheses/judge.js";
import type { VolumeShockJudgement } from "../../lib/hypotheses/judge-volume-shock.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement } = exampleStudy().main;

// biome-ignore lint/suspicious/noExplicitAny: JSON is read here as its reader gets it
type Document = any;
const results = (own: VolumeShockJudgement = judgement): Document => hypothesisResults(own, "slower is worse");
const validation = (own: VolumeShockJudgement = judgement): Document => hypothesisValidation(own);
const withTrials = (change: (trial: Trial) => Trial): VolumeShockJudgement => ({
  ...judgement,
  trials: judgement.trials.map(change),
});
const verdict = (id: string, own: Verdict) =>
  withTrials((trial) => (trial.hypothesis.id.startsWith(id) ? { ...trial, verdict: own } : trial));

describe("the sentences of the evidence package", () => {
  it("render verdict, estimate, interval, n and p from the numbers", () => {
    const { finding } = trialOf(judgement, "VS-S1-r-squared");
    expect(results().delta_flow_correlation).toBe(
      `INSUFFICIENT_DATA - R squared 0.41 (95.0 % interval 0.21 to 0.61, n = ${finding!.trades} episodes on 10 days); contracts per contract: p = 0.004`,
    );
    expect(results().response_time_correlation).toContain("Spearman rho -0.1 (95.0 % interval -0.5 to 0.3");
    expect(results().primary).toMatch(
      /^INSUFFICIENT_DATA - win rate 67\.5 % \(95\.0 % interval .*n = 40\); VS-T3-points/,
    );
    expect(results().execution_latency_impact).toMatch(/^slower is worse; by bucket, descriptive - sub_2_minutes: /);
    expect(results().effect).toMatch(/^INSUFFICIENT_DATA - /);
  });

  it("give the reason where there is no number", () => {
    const none = withTrials(({ hypothesis }) => notTestable(hypothesis, "no trade side"));
    expect(results(none).delta_flow_correlation).toBe("NOT_TESTABLE - no trade side");
    expect(results(none).primary).toContain("win rate: no trade side");
    expect(results().flow_classification_accuracy).toBe(noTrueClass);
    expect(results({ ...judgement, latency: [] }).execution_latency_impact).toBe("no trades");
  });
});

describe("the document's code report", () => {
  it("keeps r and R squared apart, and the circular companions flagged", () => {
    const { delta_flow_correlation: delta, response_time_correlation: time } = validation();
    expect(delta).toMatchObject({
      ...{ correlation_coefficient: 0.66, r2_in_sample: 0.4356, r2_out_of_sample: 0.41, hypothesis_supported: null },
      significance: { p_value: 0.004, p_value_adjusted: null },
      as_written: { circular: true, r2_of_modelled_pressure_on_volume: 0.94 },
    });
    expect(time).toMatchObject({
      ...{ correlation_coefficient: -0.1, log_hazard_ratio: 0.2, exponent: -0.05 },
      as_written: { circular: true, r_of_modelled_time_with_exposure: -0.66 },
    });
  });

  it("says supported or not only where the data allow an answer", () => {
    expect(validation(verdict("VS-S1", "SUPPORTED")).delta_flow_correlation.hypothesis_supported).toBe(true);
    expect(validation(verdict("VS-S1", "REFUTED")).delta_flow_correlation.hypothesis_supported).toBe(false);
    expect(validation(verdict("VS-S1", "NOT_TESTABLE")).delta_flow_correlation.hypothesis_supported).toBeNull();
    expect(
      validation({ ...judgement, primary: { ...judgement.primary, verdict: "SUPPORTED" } })
        .primary_hypothesis_supported,
    ).toBe(true);
    expect(validation().primary_hypothesis_supported).toBe(false);
  });

  it("calls classes different by what they do not set themselves", () => {
    const significant = (own: VolumeShockJudgement) =>
      validation(own).flow_type_differentiation.differentiation_significant;
    expect(significant(judgement)).toBeNull();
    expect(significant(verdict("VS-S3", "NOT_DEMONSTRATED"))).toBe(false);
    expect(significant(verdict("VS-S3-magnitude", "SUPPORTED"))).toBe(true);
    expect(significant(verdict("VS-S3-hold", "SUPPORTED"))).toBeNull();
  });

  it("keeps the document's own idea of support beside", () => {
    const met = judgement.gate.criteria.map((criterion) => ({ ...criterion, met: true }));
    expect(validation({ ...judgement, gate: { ...judgement.gate, criteria: met } }).primary_hypothesis_as_coded).toBe(
      true,
    );
    expect(validation().primary_hypothesis_as_coded).toBe(false);
  });
});
