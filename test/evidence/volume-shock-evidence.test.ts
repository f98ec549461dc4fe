import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import { primaryJson } from "../../lib/evidence/primary-json.js";
import { trialOf } from "../../lib/evidence/trial-json.js";
import {
  type VolumeShockEvidenceInput,
  type VolumeShockPresetEvidence,
  volumeShockEvidence,
} from "../../lib/evidence/volume-shock-evidence.js";
import { notTestable } from "../../lib/hypotheses/judge.js";
import { binomialPower } from "../../lib/statistics/binomial-power.js";
import type { JudgedPreset } from "../../lib/strategies/study-volume-shock.js";
import { exampleStudy } from "../fixtures/study.js";

const study = exampleStudy();

function presetEvidence({ record, judgement, execution, criteria }: JudgedPreset): VolumeShockPresetEvidence {
  const { preset, detections, trades, refusals, lacks } = record;
  return {
    preset: preset.name,
    meaning: preset.meaning,
    judgement,
    criteria,
    detections: detections.length,
    trades,
    refusals,
    lacks,
    latency: execution.latency.statement,
  };
}

const input: VolumeShockEvidenceInput = {
  dataset: study.dataset,
  main: presetEvidence(study.main),
  beside: study.beside.map(presetEvidence),
  holdOut: study.holdOut.statement,
  studied: study.quality.map(({ date }) => date),
  lastInstant: study.lastInstant,
  family: null,
};

// biome-ignore lint/suspicious/noExplicitAny: a JSON document is read here as its reader gets it
type Document = any;

const written = (changes: Partial<VolumeShockEvidenceInput> = {}): Document =>
  JSON.parse(canonicalJson(volumeShockEvidence({ ...input, ...changes })));
const evidence = written();

function at(document: Document, path: string): unknown {
  return path.split(".").reduce((value, key) => value?.[key], document);
}

/** Every field of the document's code report and of its evidence package. */
const fields = [
  "hypothesis_validation.primary_hypothesis_supported",
  "hypothesis_validation.delta_flow_correlation.correlation_coefficient",
  "hypothesis_validation.delta_flow_correlation.significance",
  "hypothesis_validation.delta_flow_correlation.hypothesis_supported",
  "hypothesis_validation.response_time_correlation.correlation_coefficient",
  "hypothesis_validation.response_time_correlation.significance",
  "hypothesis_validation.response_time_correlation.hypothesis_supported",
  "hypothesis_validation.flow_type_differentiation.institutional_win_rate",
  "hypothesis_validation.flow_type_differentiation.gamma_emergency_win_rate",
  "hypothesis_validation.flow_type_differentiation.differentiation_significant",
  "performance_metrics.overall_win_rate",
  "performance_metrics.win_rate_confidence_interval",
  "performance_metrics.win_rate_intervals",
  "performance_metrics.institutional_sweep_performance",
  "performance_metrics.gamma_emergency_performance",
  "performance_metrics.sharpe_ratio",
  "performance_metrics.maximum_drawdown",
  "performance_metrics.average_hold_time_minutes",
  "performance_metrics.execution_latency_stats",
  "experimental_validity",
  "hypothesis_results.primary",
  "hypothesis_results.delta_flow_correlation",
  "hypothesis_results.response_time_correlation",
  "hypothesis_results.flow_classification_accuracy",
  "hypothesis_results.execution_latency_impact",
  "statistical_measures.confidence_interval",
  "statistical_measures.p_value",
  "statistical_measures.effect_size",
  "statistical_measures.sample_size",
  "statistical_measures.statistical_power",
  "performance_by_flow_type.institutional_sweep.win_rate",
  "performance_by_flow_type.institutional_sweep.avg_win_points",
  "performance_by_flow_type.institutional_sweep.avg_hold_time",
  "performance_by_flow_type.institutional_sweep.sample_size",
  "performance_by_flow_type.gamma_emergency.win_rate",
  "performance_by_flow_type.gamma_emergency.avg_win_points",
  "performance_by_flow_type.gamma_emergency.avg_hold_time",
  "performance_by_flow_type.gamma_emergency.sample_size",
  "empirical_evidence",
  "reproducibility_protocol.data_requirements",
  "reproducibility_protocol.execution_requirements",
  "reproducibility_protocol.calibration_requirements",
  "reproducibility_protocol.validation_schedule",
  "validation_timestamp",
];

describe("the evidence of a volume-shock study", () => {
  it.each(fields)("has the document's field %s", (path) => {
    expect(at(evidence, path)).not.toBeUndefined();
  });

  it("says nowhere that something is computed later", () => {
    expect(JSON.stringify(evidence)).not.toMatch(/not yet computed|later version/);
  });

  it("has win rates that are wins over trades, by class and in all", () => {
    const { trades } = study.main.record;
    const classes = ["institutional_sweep", "gamma_emergency"] as const;
    for (const name of classes) {
      const own = trades.filter(({ label }) => label === name.toUpperCase());
      const wins = own.filter(({ netPoints }) => netPoints > 0).length;
      const { win_rate, sample_size, wins: won } = evidence.performance_by_flow_type[name];
      expect([sample_size, won]).toEqual([own.length, wins]);
      expect(win_rate).toBe(own.length === 0 ? null : wins / own.length);
      expect(evidence.performance_metrics[`${name}_performance`]).toEqual(evidence.performance_by_flow_type[name]);
    }
    const wins = trades.filter(({ netPoints }) => netPoints > 0).length;
    expect(evidence.performance_metrics.overall_win_rate).toBeCloseTo(wins / trades.length, 12);
    expect(evidence.statistical_measures.sample_size).toBe(trades.length);
    expect(evidence.alerts).toMatchObject({ detections: study.main.record.detections.length, trades: trades.length });
  });

  it("keeps the level in confidence_interval and puts the interval beside it", () => {
    expect(evidence.statistical_measures.confidence_interval).toBe(0.95);
    const { interval } = trialOf(study.main.judgement, "VS-T2-win-rate").finding!;
    expect(evidence.performance_metrics.win_rate_confidence_interval).toEqual({ ...interval });
  });

  it("has verdicts on hedging, the detector and the alerts, and lists the files of evidence with their true n", () => {
    expect(evidence.verdicts.primary).toEqual(JSON.parse(canonicalJson(primaryJson(study.main.judgement.primary))));
    expect(evidence.hedging_flow_validation.delta_hedging_correlation).toBe(evidence.hedging.proportion.r);
    expect(evidence.historical_days.days).toHaveLength(study.main.judgement.historical.days.length);
    expect(evidence.hedging.proportion.r).toBe(study.main.judgement.hedging.proportion!.correlation);
    expect(evidence.detector_calibration.tails.windows).toBe(1600);
    expect(evidence.hedging_flow_validation.sample_size).toBe(study.main.record.detections.length);
    expect(evidence.empirical_evidence).toHaveLength(5);
    expect(evidence.empirical_evidence[0]).toBe(
      `volume_shock_detection_accuracy_${study.main.record.detections.length}_cases.json`,
    );
    expect(evidence.reproducibility_protocol.validation_schedule).toContain("stand in validation_schedule.json");
    expect(evidence.reproducibility_protocol.validation_schedule).toContain("held out");
  });

  it("is consistent by construction: counts, rates and sizes come from the same trades", () => {
    const { statistical_measures: measures, performance_by_flow_type: classes } = evidence;
    expect(measures.sample_sizes.trades).toBe(measures.sample_size);
    expect(measures.sample_sizes.events).toBe(evidence.alerts.detections);
    expect(classes.institutional_sweep.sample_size + classes.gamma_emergency.sample_size).toBe(measures.sample_size);
    const rate = evidence.performance_metrics.overall_win_rate;
    const pooled = classes.institutional_sweep.wins + classes.gamma_emergency.wins;
    expect(rate).toBeCloseTo(pooled / measures.sample_size, 12);
    expect(measures.effect_size).toBeCloseTo(2 * Math.asin(Math.sqrt(rate)) - Math.PI / 2, 9);
    expect(measures.observed_power).toBeCloseTo(binomialPower(measures.sample_size, 0.5, rate, 0.01).power, 12);
    expect(measures.effect_sizes_against_placebo).toEqual(study.main.judgement.placeboEffects);
    const { lower, upper } = evidence.performance_metrics.win_rate_intervals[0];
    expect(lower).toBeLessThan(rate);
    expect(upper).toBeGreaterThan(rate);
  });

  it("names the null of each p-value", () => {
    const { p_value, p_value_null, p_value_placebo } = evidence.statistical_measures;
    expect(p_value).toBe(trialOf(study.main.judgement, "VS-T2-coin").finding!.pValue);
    expect(p_value_null).toContain("coin");
    expect(p_value_placebo).toBe(study.main.judgement.placebo?.pValue ?? null);
  });

  it("lists every hypothesis with null, interval, p, n, verdict and reason", () => {
    expect(evidence.hypotheses.map(({ id }: { id: string }) => id)).toEqual(
      study.main.judgement.trials.map(({ hypothesis }) => hypothesis.id),
    );
    for (const hypothesis of evidence.hypotheses) {
      for (const key of ["claim", "null_hypothesis", "statistic", "unit", "verdict", "reason"]) {
        expect(hypothesis[key]).toMatch(/./);
      }
      for (const key of ["interval", "p_value", "trades", "days", "power", "design_effect"]) {
        expect(hypothesis[key]).not.toBeUndefined();
      }
    }
  });

  it("counts refusals by reason and failed checks by limit", () => {
    const { refusals, trades } = study.main.record;
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);
    expect(sum(evidence.alerts.refusals)).toBe(refusals.length);
    const failed = trades.flatMap(({ order }) => order.checks).filter(({ outcome }) => outcome === "fail");
    expect(sum(evidence.alerts.failed_checks)).toBe(failed.length);
  });

  it("takes the median latency as the middle one, or the mean of the middle two", () => {
    const { trades } = study.main.record;
    const stats = (latencies: readonly number[]) => {
      const changed = latencies.map((latency) => ({ ...trades[0]!, latency }));
      return written({ main: { ...input.main, trades: changed } }).performance_metrics.execution_latency_stats;
    };
    expect(stats([300, 60, 120])).toMatchObject({ minimum: 1, median: 2, maximum: 5, sample_size: 3 });
    expect(stats([300, 60, 120]).p95).toBeCloseTo(4.7, 12);
    expect(stats([300, 60, 120]).p99).toBeCloseTo(4.94, 12);
    expect(stats([60, 120])).toMatchObject({ median: 1.5 });
    expect(stats([])).toMatchObject({ minimum: null, median: null, maximum: null, sample_size: 0 });
  });

  it("has the last instant of the data as its time, in UTC", () => {
    expect(evidence.validation_timestamp).toBe(new Date(study.lastInstant).toISOString());
    expect(written({ lastInstant: 0 }).validation_timestamp).toBe("1970-01-01T00:00:00.000Z");
  });

  it("carries the presets beside it with their verdicts and what the data lack for them", () => {
    expect(evidence.beside.map(({ preset }: { preset: string }) => preset)).toEqual(["seed-fixed", "scientific"]);
    expect(evidence.beside[1].lacks).toEqual(study.beside[1]!.record.lacks);
    for (const preset of evidence.beside) {
      expect(preset.effect.verdict).toMatch(/^[A-Z_]+$/);
      expect(preset.win_rate === null).toBe(preset.trades === 0);
    }
  });

  it("has no numbers from hypotheses that could not be tested", () => {
    const { judgement } = input.main;
    const trials = judgement.trials.map(({ hypothesis }) => notTestable(hypothesis, "no trade side"));
    const none = written({ main: { ...input.main, trades: [], judgement: { ...judgement, trials, placebo: null } } });
    for (const hypothesis of none.hypotheses) {
      expect(hypothesis).toMatchObject({
        estimate: null,
        interval: null,
        p_value: null,
        trades: null,
        verdict: "NOT_TESTABLE",
      });
    }
    expect(none.performance_metrics).toMatchObject({ sharpe_ratio: null, maximum_drawdown: null });
    expect(none.statistical_measures).toMatchObject({ p_value: null, p_value_placebo: null, effect_size: null });
    expect(none.placebo).toBeNull();
    expect(none.hypothesis_results.primary).toContain("no trade side");
  });
});
