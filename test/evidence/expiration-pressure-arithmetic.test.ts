import { beforeAll, describe, expect, it } from "vitest";
import { expirationPressureFaults } from "../../lib/evidence/expiration-pressure-arithmetic.js";
import { type PackageFiles, presetsOf, smallPackage } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const urgency = "urgency_classification_validation.json";
const pressure = "pressure_calculation_accuracy_analysis.json";
const risk = "risk_management_effectiveness_report.json";
const tests = "statistical_significance_testing_results.json";
const log = "trade_execution_log_<n>_trades.json";
const again = /another than in evidence.json/;
const alerts = /does not follow from alerts.json/;
const expiries = /does not follow from expiries.json/;
const gate = /another than in the gate/;
const numbers = (steps: Tampering["steps"]): Tampering => ({
  ...{ steps, problem: /says other numbers than the fields/ },
  value: (printed) => String(printed).replace(/\d+/, (digits) => String(Number(digits) + 7)),
});
const counted = [
  ...["alerts", "sample_size", "wins", "win_rate", "target_met", "average_points", "average_win_points"],
  ...["average_loss_points", "average_hold_time_minutes"],
];

const tamperings: readonly Tampering[] = [
  { steps: ["performance_metrics", "win_rate"], problem: /trades of trades.json/ },
  { steps: ["performance_metrics", "win_rate"], problem: /classes' win rates weighted by their trades/ },
  { steps: ["performance_metrics", "total_sample_size"], problem: /not the number of trades/ },
  ...["pin_risk_management", "assignment_panic"].flatMap((name): readonly Tampering[] => [
    ...counted.map(
      (field): Tampering => ({
        steps: ["performance_by_urgency", name, field],
        problem: /does not follow from the \d+/,
      }),
    ),
    { steps: ["performance_by_urgency", name, "magnitude_range", 1], problem: /does not follow from the \d+/ },
    {
      steps: ["performance_by_urgency", name, "binomial_confidence", "lower"],
      problem: /does not follow from the \d+/,
    },
    { steps: ["performance_by_urgency", name, "win_rate"], problem: /is not \d+ wins of \d+ trades/ },
    numbers(["performance_by_urgency", name, "statement"]),
    { file: urgency, steps: [name, "win_rate"], problem: again },
  ]),
  ...["primary", "effect", "direction", "assignment_pressure_correlation", "execution_latency_impact"].map((name) =>
    numbers(["hypothesis_results", name]),
  ),
  numbers(["execution_latency_impact"]),
  { steps: ["hypothesis_validation", "primary_hypothesis_as_coded"], problem: gate },
  { steps: ["hypothesis_validation", "statistical_significance"], problem: gate },
  {
    steps: ["hypothesis_validation", "secondary_hypotheses", "EP-S2-speed", "verdict"],
    value: "SUPPORTED",
    problem: /another than in the trials/,
  },
  {
    steps: ["hypotheses", "EP-P-away", "verdict"],
    value: "SUPPORTED",
    named: { steps: ["verdicts", "primary", "reason"] },
    problem: /its trials/,
  },
  ...["alerts", "silent", "correct", "rate"].map(
    (name): Tampering => ({ steps: ["steering", "directions", "PIN_TOWARD", name], problem: alerts }),
  ),
  { steps: ["steering", "directions", "STEER_AWAY", "interval", "upper"], problem: alerts },
  { steps: ["units", "expiring_series"], problem: expiries },
  { steps: ["units", "expiry_strike_units"], problem: expiries },
  {
    steps: ["units", "unseen_series"],
    value: { "no-price": 3 },
    named: { steps: ["units", "unseen_series", "no-price"] },
    problem: expiries,
  },
  { steps: ["statistical_measures", "sample_sizes", "expiring_series"], problem: expiries },
  { steps: ["statistical_measures", "sample_sizes", "alerts"], problem: alerts },
  { steps: ["alerts", "repeated_and_not_counted"], problem: alerts },
  ...(
    [
      ["EP-P-grid", "strike_grid", "within_points", "nearness"],
      ["EP-P-grid-share", "strike_grid", "within_share_of_spacing", "nearness"],
      ["EP-P-grid-round", "strike_grid", "round_strikes", "nearness"],
      ["EP-P-uniform", "strike_grid", "within_points", "uniformity"],
      ["EP-P-ordinary", "strike_grid", "within_points", "against_ordinary_days"],
      ["EP-P-displacement", "displacement", "mean"],
      ["EP-P-away", "displacement", "mean"],
      ["EP-P-outward", "displacement", "outward", "against_one_half"],
      ["EP-P-dispersion", "dispersion", "log_ratio_to_ordinary_windows"],
      ["EP-P-gamma", "gamma_sign", 0, "interaction"],
      ["EP-S1-exponent", "time_exponent", "exponent"],
      ["EP-S2-velocity", "velocity_on_concentration", "velocity"],
      ["EP-S2-speed", "velocity_on_concentration", "speed"],
      ["EP-A-near", "probability_calibration", "near_the_strike", "risk_neutral_probability", "skill"],
      ["EP-A-in-the-money", "probability_calibration", "in_the_money", "risk_neutral_probability", "skill"],
      ["EP-R2", "movement_on_pressure", "r2_out_of_sample"],
    ] as const
  ).map(
    ([id, ...own]): Tampering => ({
      ...{ steps: ["settlements", ...own, "estimate"], problem: new RegExp(`in the trial ${id}$`) },
      value: (printed) => Number(printed) * 0.9 + 0.01,
    }),
  ),
  { steps: ["forecast_skill", "gain", "pValue"], problem: /in the trial EP-T-skill/ },
  ...["win-rate", "hold", "magnitude", "distribution"].map(
    (name): Tampering => ({
      ...{ file: urgency, steps: ["differentiation", "tests", name, "finding", "pValue"] },
      ...{ value: 0.77, problem: new RegExp(`in the trial EP-S3-${name}$`) },
    }),
  ),
  { steps: ["placebo", "difference"], problem: /actual less placebo/ },
  { file: log, steps: ["total_trades"], problem: /not the number of trades/ },
  { file: log, steps: ["trades", 3, "netPoints"], problem: /another than in trades.json/ },
  { file: pressure, steps: ["r2_of_movement_on_pressure", "estimate"], problem: again },
  { file: pressure, steps: ["cases", 2, "pressure"], problem: /another than in alerts.json/ },
  { file: pressure, steps: ["overall_direction_accuracy"], problem: /does not follow from the cases/ },
  { file: urgency, steps: ["classes", "ASSIGNMENT_PANIC"], problem: alerts },
  { file: urgency, steps: ["cases", 2, "inputs", "distance"], problem: /another than in alerts.json/ },
  { file: urgency, steps: ["magnitude_base_rates", 0, "first", "deviation"], problem: again },
  { file: urgency, steps: ["differentiation", "trades", 0], problem: /number of trades of the classes/ },
  { file: risk, steps: ["stop_loss_validation", "average_loss_when_hit"], problem: again },
  { file: risk, steps: ["controls", "effects", 0, "affected"], problem: /another than in execution.json/ },
  { file: tests, steps: ["steering", "statement"], problem: again },
  { file: tests, steps: ["tests", 0, "estimate"], problem: again },
];

describe("expirationPressureFaults(contents)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("expiration-pressure");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, expirationPressureFaults, own);
  });

  it.each(presetsOf("expiration-pressure"))(
    "finds nothing in a fresh package of %s",
    async (preset) => {
      expect(expirationPressureFaults(await smallPackage("expiration-pressure", preset))).toEqual([]);
    },
    60_000,
  );
});
