import { beforeAll, describe, expect, it } from "vitest";
import { canonicalJson } from "../../lib/evidence/canonical-json.js";
import {
  type ExpirationPressureEvidenceInput,
  expirationPressureEvidence,
} from "../../lib/evidence/expiration-pressure-evidence.js";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { clopperPearson } from "../../lib/statistics/clopper-pearson.js";
import type { ExpirationPressureStudy } from "../../lib/strategies/study-expiration-pressure.js";
import { pressureEvidenceInput, pressureStudy } from "../fixtures/pressure-study.js";

// biome-ignore lint/suspicious/noExplicitAny: a JSON document is read here as its reader gets it
type Document = any;

let study: ExpirationPressureStudy;
let input: ExpirationPressureEvidenceInput;
let evidence: Document;

const written = (changes: Partial<ExpirationPressureEvidenceInput> = {}): Document =>
  JSON.parse(canonicalJson(expirationPressureEvidence({ ...input, ...changes })));

beforeAll(async () => {
  study = await pressureStudy();
  input = pressureEvidenceInput(study);
  evidence = written();
});

function at(document: Document, path: string): unknown {
  return path.split(".").reduce((value, key) => value?.[key], document);
}

/** Every field of the document's code report, of its evidence package and of its risk validation. */
const fields = [
  ...["primary_hypothesis_supported", "secondary_hypotheses", "statistical_significance"].map(
    (name) => `hypothesis_validation.${name}`,
  ),
  ...["win_rate", "win_rate_confidence_interval", "average_win_points", "average_loss_points", "sharpe_ratio"].map(
    (name) => `performance_metrics.${name}`,
  ),
  ...["maximum_drawdown", "total_sample_size"].map((name) => `performance_metrics.${name}`),
  "experimental_validity",
  ...["minimum_sample_size", "required_confidence_level", "validation_timeframe", "environment_controls"].map(
    (name) => `reproducibility_protocol.${name}`,
  ),
  ...["environment_setup", "calibration_requirements", "execution_requirements", "validation_schedule"].map(
    (name) => `reproducibility_protocol.${name}`,
  ),
  ...["primary", "assignment_pressure_correlation", "urgency_classification_accuracy"].map(
    (name) => `hypothesis_results.${name}`,
  ),
  "hypothesis_results.timing_prediction_accuracy",
  ...["confidence_interval", "p_value", "effect_size", "sample_size", "statistical_power"].map(
    (name) => `statistical_measures.${name}`,
  ),
  "empirical_evidence",
  "validation_timestamp",
  ...["prevented_large_losses", "average_loss_when_hit", "false_stop_rate"].map(
    (name) => `risk_validation.stop_loss_validation.${name}`,
  ),
  ...["expiration_risk_prevention", "missed_profit_rate", "average_exit_timing"].map(
    (name) => `risk_validation.time_stop_validation.${name}`,
  ),
  ...["drawdown_control_effectiveness", "return_optimization", "risk_adjusted_performance"].map(
    (name) => `risk_validation.position_sizing_validation.${name}`,
  ),
];

describe("the evidence of a study of expiring pressure", () => {
  it.each(fields)("has the document's field %s", (path) => {
    expect(at(evidence, path)).not.toBeUndefined();
  });

  it("is what the study hands over, but for the sentences on its environment", () => {
    const own = JSON.parse(canonicalJson(study.evidence));
    own.reproducibility_protocol.environment_controls = input.environment;
    expect(own).toEqual(evidence);
  });

  it("has win rates that are wins over trades, with the interval of the same counts, and classes that add up", () => {
    const { trades } = study.main.record;
    const wins = trades.filter(({ netPoints }) => netPoints > 0).length;
    expect(trades.length).toBeGreaterThan(20);
    expect(evidence.performance_metrics.win_rate).toBeCloseTo(wins / trades.length, 12);
    expect(evidence.performance_metrics.total_sample_size).toBe(trades.length);
    const classes: Document[] = Object.values(evidence.performance_by_urgency);
    for (const own of classes) {
      expect(own.win_rate).toBeCloseTo(own.wins / own.sample_size, 12);
      const { lower, upper } = clopperPearson(own.wins, own.sample_size, 0.95);
      expect(own.binomial_confidence).toMatchObject({ lower, upper });
    }
    expect(classes.reduce((sum, own) => sum + own.sample_size, 0)).toBe(trades.length);
    expect(classes.reduce((sum, own) => sum + own.wins, 0)).toBe(wins);
  });

  it("has predictions against outcomes by level of pressure and by urgency, with the score of the document", () => {
    const { by_pressure_level: levels, accuracy_score: score, sample_size: n } = evidence.pressure_validation;
    expect(levels.reduce((sum: number, own: Document) => sum + own.sampleSize, 0)).toBe(n);
    expect(levels[0].to).toBeLessThanOrEqual(levels[1].from);
    const scores = study.main.record.observations.map(({ accuracyScore }) => accuracyScore);
    expect(score).toBeCloseTo(scores.reduce((sum, own) => sum + own, 0) / n, 12);
  });

  it("counts what each direction rule says of the same alerts; away and toward are opposites", () => {
    const { STEER_AWAY: away, PIN_TOWARD: toward, GAMMA_SIGNED: signed } = evidence.steering.directions;
    const { detections } = study.main.record;
    for (const rule of [away, toward, signed]) {
      expect(rule.alerts + rule.silent).toBe(detections.length);
      expect(rule.interval).toMatchObject({
        lower: clopperPearson(rule.correct, rule.alerts, 0.95).lower,
        upper: clopperPearson(rule.correct, rule.alerts, 0.95).upper,
      });
    }
    const moved = study.main.judgement.cases.filter(({ priceDirection }) => Math.abs(priceDirection) === 1).length;
    expect(away.correct + toward.correct).toBe(moved);
    const correct = study.main.judgement.cases.filter((own) => own.priceDirection === own.predictedDirection).length;
    expect(away.correct).toBe(correct);
  });

  it("names the null of its p-values and keeps the level in confidence_interval", () => {
    const { judgement } = study.main;
    expect(evidence.statistical_measures).toMatchObject({
      confidence_interval: 0.95,
      p_value: trialOf(judgement, "EP-T2-coin").finding!.pValue,
      p_value_placebo: judgement.placebo?.pValue ?? null,
    });
    expect(evidence.statistical_measures.p_value_null).toContain("coin");
    expect(evidence.hypotheses.map(({ id }: { id: string }) => id)).toEqual(
      judgement.trials.map(({ hypothesis }) => hypothesis.id),
    );
  });

  it("flags the exponent of the formula as an identity and says that no true class is known", () => {
    expect(JSON.stringify(evidence.settlements)).toContain('"identity":true');
    expect(evidence.hypothesis_results.urgency_classification_accuracy).toContain("NOT_TESTABLE");
    expect(evidence.units.expiring_series).toBe(study.main.record.cases.length);
  });

  it("changes with every input that matters", () => {
    const { main } = input;
    const changed = [
      { lastInstant: 0 },
      { holdOut: "other" },
      { studied: [] },
      { environment: ["other"] },
      { dataset: { ...input.dataset, digest: "other" } },
      { beside: [] },
      { main: { ...main, direction: "PIN_TOWARD" as const } },
      { main: { ...main, repeated: main.repeated + 1 } },
      { main: { ...main, unseen: ["no-price"] } },
      { main: { ...main, trades: main.trades.slice(1) } },
      { main: { ...main, refusals: [], detections: 0 } },
      { main: { ...main, latency: "other" } },
      { main: { ...main, alerts: [] } },
      { main: { ...main, labels: [] } },
    ].map((changes) => JSON.stringify(written(changes)));
    expect(new Set([...changed, JSON.stringify(evidence)]).size).toBe(changed.length + 1);
    expect(written({ lastInstant: Number.NaN }).validation_timestamp).toBeNull();
  });

  it("says so where nothing traded and nothing expired", async () => {
    const idle = pressureEvidenceInput(await pressureStudy({ sessions: 2, idle: true }));
    const none: Document = JSON.parse(canonicalJson(expirationPressureEvidence(idle)));
    expect(none.performance_metrics).toMatchObject({ win_rate: null, total_sample_size: 0 });
    expect(none.statistical_measures).toMatchObject({ effect_size: null, sample_size: 0 });
    expect(none.steering.directions.STEER_AWAY).toMatchObject({ alerts: 0, rate: null, interval: null });
    expect(none.units.expiring_series).toBe(0);
    expect(none.empirical_evidence[0]).toBe("trade_execution_log_0_trades.json");
    for (const own of Object.values<Document>(none.performance_by_urgency))
      expect(own).toMatchObject({ sample_size: 0, win_rate: null, binomial_confidence: null, target_met: null });
  });
});
