import { urgencies } from "../classifiers/urgency.js";
import { classPerformance } from "../execution/performance.js";
import { signatures } from "../hypotheses/class-signatures.js";
import type { CombinedVerdict } from "../hypotheses/combine-verdicts.js";
import { expirationPressureRivals } from "../hypotheses/expiration-pressure-rivals.js";
import { steeringParts } from "../hypotheses/pressure-hypotheses.js";
import { clopperPearson } from "../statistics/clopper-pearson.js";
import { disagreements } from "./agreement.js";
import { alertFaults, type WrittenAlert } from "./alert-arithmetic.js";
import { classFaults, type PrintedClass } from "./class-arithmetic.js";
import { findingFaults, type PrintedFinding } from "./finding-arithmetic.js";
import { historicalDayFaults } from "./historical-day-arithmetic.js";
import { contentOf, type PackageContents, tradesOf } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { performanceFaults } from "./performance-arithmetic.js";
import { pressureLevelFaults } from "./pressure-level-arithmetic.js";
import { rivalFaults } from "./rival-arithmetic.js";
import { scheduleFaults } from "./schedule-arithmetic.js";
import { selectionFaults } from "./selection-arithmetic.js";
import { sentenceFaults } from "./sentence-arithmetic.js";
import { meanSize, tradeFaults } from "./trade-arithmetic.js";
import { countBy } from "./trade-evidence.js";
import { trialFaults } from "./trial-arithmetic.js";
import { trialOf } from "./trial-json.js";
import { inWords, winRateInWords } from "./trial-sentences.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

interface UrgencyPerformance {
  readonly alerts: number;
  readonly sample_size: number;
  readonly wins: number;
  readonly win_rate: number | null;
  readonly target_win_rate: number | null;
  readonly target_met: boolean | null;
  readonly binomial_confidence: { readonly level: number } | null;
  readonly statement: string;
}

interface Evidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly verdicts: Readonly<Record<"primary" | "effect", CombinedVerdict>>;
  readonly gate: readonly { readonly name: string; readonly met: boolean | null }[];
  readonly steering: {
    readonly found: unknown;
    readonly statement: string;
    readonly gamma_assumption: string;
    readonly directions: Readonly<Record<string, DirectionRow>>;
  };
  readonly units: Readonly<Record<"expiring_series" | "expiry_strike_units" | "unseen_series", unknown>>;
  readonly hypothesis_results: Readonly<Record<string, string>>;
  readonly hypothesis_validation: Readonly<Record<string, unknown>>;
  readonly performance_metrics: { readonly win_rate: number | null; readonly total_sample_size: number };
  readonly statistical_measures: {
    readonly sample_size: number;
    readonly sample_sizes: { readonly alerts: number; readonly expiring_series: number };
  };
  readonly performance_by_urgency: Readonly<Record<string, UrgencyPerformance>>;
  readonly settlements: {
    readonly gamma_sign: readonly { readonly assumption: string }[];
    readonly movement_on_pressure: { readonly r2_out_of_sample: unknown };
    readonly magnitude_base_rates: readonly Readonly<Record<string, unknown>>[];
  };
  readonly pressure_validation: { readonly average_timing_error: number | null };
  readonly execution_latency_impact: string;
  readonly risk_validation: Readonly<Record<string, unknown>>;
  readonly alerts: { readonly repeated_and_not_counted: number };
}

interface DirectionRow {
  readonly alerts: number;
  readonly silent: number;
  readonly correct: number;
  readonly rate: number | null;
  readonly interval: { readonly level: number } | null;
}

interface Alert extends Omit<WrittenAlert, "label"> {
  readonly pressure: number;
  readonly directions: Readonly<Record<string, number>>;
  readonly label: { readonly urgency: string; readonly inputs: unknown };
}

interface AlertsFile {
  readonly alerts: readonly Alert[];
  readonly repeated_and_not_counted: number;
}

const classes = [
  ["pin_risk_management", "PIN_RISK_MANAGEMENT"],
  ["assignment_panic", "ASSIGNMENT_PANIC"],
] as const;

const evidenceFile = "evidence.json";
const riskNeutralSkill = ["risk_neutral_probability", "skill"];
const urgencyFile = "urgency_classification_validation.json";

/** Findings that stand in full where their numbers are explained. */
const printedFindings: readonly PrintedFinding[] = [
  ["EP-P-grid", evidenceFile, ["settlements", "strike_grid", "within_points", "nearness"]],
  ["EP-P-grid-share", evidenceFile, ["settlements", "strike_grid", "within_share_of_spacing", "nearness"]],
  ["EP-P-grid-round", evidenceFile, ["settlements", "strike_grid", "round_strikes", "nearness"]],
  ["EP-P-uniform", evidenceFile, ["settlements", "strike_grid", "within_points", "uniformity"]],
  ["EP-P-ordinary", evidenceFile, ["settlements", "strike_grid", "within_points", "against_ordinary_days"]],
  ["EP-P-displacement", evidenceFile, ["settlements", "displacement", "mean"]],
  ["EP-P-away", evidenceFile, ["settlements", "displacement", "mean"]],
  ["EP-P-outward", evidenceFile, ["settlements", "displacement", "outward", "against_one_half"]],
  ["EP-P-dispersion", evidenceFile, ["settlements", "dispersion", "log_ratio_to_ordinary_windows"]],
  ["EP-P-reversal", evidenceFile, ["settlements", "next_session_reversal"]],
  ["EP-S1-exponent", evidenceFile, ["settlements", "time_exponent", "exponent"]],
  ["EP-S2-velocity", evidenceFile, ["settlements", "velocity_on_concentration", "velocity"]],
  ["EP-S2-speed", evidenceFile, ["settlements", "velocity_on_concentration", "speed"]],
  ["EP-A-near", evidenceFile, ["settlements", "probability_calibration", "near_the_strike", ...riskNeutralSkill]],
  ["EP-A-in-the-money", evidenceFile, ["settlements", "probability_calibration", "in_the_money", ...riskNeutralSkill]],
  ["EP-R2", evidenceFile, ["settlements", "movement_on_pressure", "r2_out_of_sample"]],
  ["EP-H-expiration-days", evidenceFile, ["historical_days", "net_points_against_other_days"]],
  ["EP-T-skill", evidenceFile, ["forecast_skill", "gain"]],
  ...signatures.map(
    (name): PrintedFinding => [`EP-S3-${name}`, urgencyFile, ["differentiation", "tests", name, "finding"]],
  ),
];

const elsewhere = "is another than in evidence.json";
const casesFile = "pressure_calculation_accuracy_analysis.json";

/** Every rule of arithmetic that a package of expiration pressure must keep. */
export function expirationPressureFaults(contents: PackageContents): readonly PackageFault[] {
  const { content: written } = contentOf<AlertsFile>(contents, "alerts.json");
  return [
    ...tradeFaults(contents, "win_rate"),
    ...performanceFaults(contents, "EP"),
    ...trialFaults(contents, {
      primary: steeringParts,
      testsFile: "statistical_significance_testing_results.json",
    }),
    ...alertFaults(
      contents,
      written.alerts.map((own) => ({ ...own, label: own.label.urgency })),
      { list: "alerts", classes: urgencies, casesFile, accuracyField: "pressure_validation" },
    ),
    ...findingFaults(contents, [...printedFindings, ...gammaFinding(contents)]),
    ...rivalFaults(contents, expirationPressureRivals),
    ...scheduleFaults(contents, casesFile),
    ...historicalDayFaults(contents, casesFile),
    ...selectionFaults(contents, "EP"),
    ...pressureLevelFaults(contents, casesFile),
    ...urgencyFaults(contents, written.alerts),
    ...sentences(contents),
    ...directionFaults(contents, written.alerts),
    ...unitFaults(contents, written),
    ...artefactFaults(contents, written.alerts),
  ];
}

/** The sign of gamma was tried under the assumption that the preset makes; the others stand beside it. */
function gammaFinding(contents: PackageContents): readonly PrintedFinding[] {
  const { steering, settlements } = contentOf<Evidence>(contents, evidenceFile).content;
  const k = settlements.gamma_sign.findIndex(({ assumption }) => assumption === steering.gamma_assumption);
  return k < 0 ? [] : [["EP-P-gamma", evidenceFile, ["settlements", "gamma_sign", k, "interaction"]]];
}

/** Trades by class, in the evidence and in the file of classes. */
function urgencyFaults(contents: PackageContents, alerts: readonly Alert[]): readonly PackageFault[] {
  const { file, content } = contentOf<Evidence>(contents, "evidence.json");
  const again = contentOf<Readonly<Record<string, unknown>>>(contents, urgencyFile);
  const trades = tradesOf(contents);
  const byUrgency = content.performance_by_urgency;
  const counted = classes.flatMap(([name, label]) => {
    const own = classPerformance(label, trades);
    const points = trades.filter((trade) => trade.label === label).map(({ netPoints }) => netPoints);
    const printed = byUrgency[name]!;
    const steps = ["performance_by_urgency", name];
    const level = printed.binomial_confidence?.level;
    const expected = {
      ...printed,
      alerts: alerts.filter((alert) => alert.label.urgency === label).length,
      sample_size: own.sampleSize,
      wins: own.wins,
      win_rate: own.winRate,
      average_points: own.averagePoints,
      average_win_points: own.averageWinPoints,
      average_loss_points: own.averageLossPoints,
      average_hold_time_minutes: own.averageHold,
      magnitude_range: points.length === 0 ? null : [Math.min(...points), Math.max(...points)],
      binomial_confidence:
        level === undefined || own.sampleSize === 0 ? null : clopperPearson(own.wins, own.sampleSize, level),
      target_met:
        printed.target_met === null || printed.target_win_rate === null ? null : own.winRate >= printed.target_win_rate,
    };
    const told = printed.statement.includes(" of ")
      ? `${own.wins} of ${own.sampleSize} trades won`
      : printed.statement.replace(/^\d+/, String(own.sampleSize));
    return [
      ...disagreements(
        { file, steps, found: printed },
        expected,
        `does not follow from the ${own.sampleSize} trades of ${label} in trades.json`,
        meanSize(trades),
      ),
      ...sentenceFaults({ file, steps: [...steps, "statement"], found: printed.statement }, told),
      ...disagreements({ file: again.file, steps: [name], found: again.content[name] }, printed, elsewhere),
    ];
  });
  const printed = classes.map(([name]): PrintedClass => {
    const { sample_size: sampleSize, wins, win_rate: winRate } = byUrgency[name]!;
    return { steps: ["performance_by_urgency", name], sampleSize, wins, winRate };
  });
  const overall = {
    steps: ["performance_metrics", "win_rate"],
    winRate: content.performance_metrics.win_rate,
    trades: content.performance_metrics.total_sample_size,
  };
  return [
    ...counted,
    ...classFaults(file, printed, overall),
    ...disagreements(
      {
        file,
        steps: ["performance_metrics", "total_sample_size"],
        found: content.performance_metrics.total_sample_size,
      },
      trades.length,
      "is not the number of trades",
    ),
  ];
}

/** Sentences, and answers that repeat gate and trials. */
function sentences(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<Evidence>(contents, "evidence.json");
  const { hypothesis_results: results, hypothesis_validation: validation, verdicts, gate } = content;
  const curve = contentOf<{ readonly latency_curve: { readonly statement: string } }>(contents, "execution.json");
  const trials = content.hypotheses.map(writtenTrial);
  const { primary, effect } = verdicts;
  const sentence = (name: string, rendered: string): readonly PackageFault[] =>
    sentenceFaults({ file, steps: ["hypothesis_results", name], found: results[name] }, rendered);
  const answer = (name: string, expected: unknown, problem: string): readonly PackageFault[] =>
    disagreements({ file, steps: ["hypothesis_validation", name], found: validation[name] }, expected, problem);
  const met = (name: string): boolean | null => gate.find((own) => own.name === name)?.met ?? null;
  const secondary = trials.filter(({ hypothesis }) => hypothesis.family === "secondary");
  const rate = trialOf({ trials }, "EP-T2-win-rate");
  return [
    ...sentence("primary", `${primary.verdict} - ${winRateInWords(rate)}; ${primary.reason}`),
    ...sentence("effect", `${effect.verdict} - ${effect.reason}`),
    ...sentence("direction", content.steering.statement),
    ...sentence(
      "assignment_pressure_correlation",
      inWords(trialOf({ trials }, "EP-R2"), trialOf({ trials }, "EP-P-displacement")),
    ),
    ...sentence("execution_latency_impact", curve.content.latency_curve.statement),
    ...sentenceFaults(
      { file, steps: ["execution_latency_impact"], found: content.execution_latency_impact },
      curve.content.latency_curve.statement,
    ),
    ...answer("primary_hypothesis_as_coded", met("win_rate"), "is another than in the gate"),
    ...answer("statistical_significance", met("p_value"), "is another than in the gate"),
    ...answer(
      "secondary_hypotheses",
      Object.fromEntries(secondary.map(({ hypothesis, verdict, standing }) => [hypothesis.id, { verdict, standing }])),
      "is another than in the trials",
    ),
  ];
}

/** What each rule of direction says of the alerts, against what came. */
function directionFaults(contents: PackageContents, alerts: readonly Alert[]): readonly PackageFault[] {
  const { file, content } = contentOf<Evidence>(contents, "evidence.json");
  return Object.entries(content.steering.directions).flatMap(([rule, row]) => {
    const said = alerts.filter(({ directions }) => directions[rule] !== 0);
    const correct = said.filter(
      ({ directions, observation }) => directions[rule] === observation.observedDirection,
    ).length;
    return disagreements(
      { file, steps: ["steering", "directions", rule], found: row },
      {
        ...row,
        alerts: said.length,
        silent: alerts.length - said.length,
        correct,
        rate: correct / said.length,
        interval: row.interval && clopperPearson(correct, said.length, row.interval.level),
      },
      "does not follow from alerts.json",
    );
  });
}

/** What was counted beside trades. */
function unitFaults(contents: PackageContents, written: AlertsFile): readonly PackageFault[] {
  const { file, content } = contentOf<Evidence>(contents, "evidence.json");
  const expiries = contentOf<{
    readonly cases: readonly { readonly strikes_listed: number }[];
    readonly dismissed: readonly { readonly reason: string }[];
  }>(contents, "expiries.json").content;
  const sizes = content.statistical_measures.sample_sizes;
  const counted = "does not follow from expiries.json";
  return [
    ...disagreements(
      { file, steps: ["units"], found: content.units },
      {
        expiring_series: expiries.cases.length,
        expiry_strike_units: expiries.cases.reduce((sum, own) => sum + own.strikes_listed, 0),
        unseen_series: countBy(expiries.dismissed.map(({ reason }) => reason)),
      },
      counted,
    ),
    ...disagreements(
      {
        file,
        steps: ["statistical_measures", "sample_sizes", "expiring_series"],
        found: sizes.expiring_series,
      },
      expiries.cases.length,
      counted,
    ),
    ...disagreements(
      { file, steps: ["statistical_measures", "sample_sizes", "alerts"], found: sizes.alerts },
      written.alerts.length,
      "does not follow from alerts.json",
    ),
    ...disagreements(
      {
        file,
        steps: ["alerts", "repeated_and_not_counted"],
        found: content.alerts.repeated_and_not_counted,
      },
      written.repeated_and_not_counted,
      "does not follow from alerts.json",
    ),
  ];
}

/** The document's files of evidence against what they repeat. */
function artefactFaults(contents: PackageContents, alerts: readonly Alert[]): readonly PackageFault[] {
  const { content: evidence } = contentOf<Evidence>(contents, "evidence.json");
  const trades = contentOf<readonly unknown[]>(contents, "trades.json").content;
  const log = contentOf<{ readonly total_trades: number; readonly trades: unknown }>(
    contents,
    "trade_execution_log_<n>_trades.json",
  );
  const pressures = contentOf<{
    readonly r2_of_movement_on_pressure: unknown;
    readonly cases: readonly { readonly pressure: number }[];
  }>(contents, casesFile);
  const urgency = contentOf<{
    readonly classes: unknown;
    readonly cases: unknown;
    readonly magnitude_base_rates: unknown;
    readonly differentiation: { readonly classes: readonly string[]; readonly trades: readonly number[] } | null;
  }>(contents, urgencyFile);
  const risk = contentOf<Readonly<Record<string, unknown>>>(contents, "risk_management_effectiveness_report.json");
  const execution = contentOf<{ readonly controls: unknown }>(contents, "execution.json").content;
  const tests = contentOf<{ readonly steering: unknown }>(contents, "statistical_significance_testing_results.json");
  const { found, statement } = evidence.steering;
  const { differentiation } = urgency.content;
  const rates = evidence.settlements.magnitude_base_rates.map(({ left_out: _, ...rest }) => rest);
  return [
    ...disagreements(
      { file: log.file, steps: ["total_trades"], found: log.content.total_trades },
      trades.length,
      "is not the number of trades",
    ),
    ...disagreements(
      { file: log.file, steps: ["trades"], found: log.content.trades },
      trades,
      "is another than in trades.json",
    ),
    ...disagreements(
      {
        file: pressures.file,
        steps: ["r2_of_movement_on_pressure"],
        found: pressures.content.r2_of_movement_on_pressure,
      },
      evidence.settlements.movement_on_pressure.r2_out_of_sample,
      elsewhere,
    ),
    ...pressures.content.cases.flatMap(({ pressure }, k) =>
      disagreements(
        { file: pressures.file, steps: ["cases", k, "pressure"], found: pressure },
        alerts[k]?.pressure,
        "is another than in alerts.json",
      ),
    ),
    ...disagreements(
      { file: urgency.file, steps: ["classes"], found: urgency.content.classes },
      countBy(alerts.map(({ label }) => label.urgency)),
      "does not follow from alerts.json",
    ),
    ...disagreements(
      { file: urgency.file, steps: ["cases"], found: urgency.content.cases },
      alerts.map(({ id, label }) => ({ detection: id, urgency: label.urgency, inputs: label.inputs })),
      "is another than in alerts.json",
    ),
    ...disagreements(
      { file: urgency.file, steps: ["magnitude_base_rates"], found: urgency.content.magnitude_base_rates },
      rates,
      elsewhere,
    ),
    ...(differentiation
      ? disagreements(
          { file: urgency.file, steps: ["differentiation", "trades"], found: differentiation.trades },
          differentiation.classes.map((label) => tradesOf(contents).filter((trade) => trade.label === label).length),
          "is not the number of trades of the classes",
        )
      : []),
    ...Object.entries(evidence.risk_validation).flatMap(([name, expected]) =>
      disagreements({ file: risk.file, steps: [name], found: risk.content[name] }, expected, elsewhere),
    ),
    ...disagreements(
      { file: risk.file, steps: ["controls"], found: risk.content.controls },
      execution.controls,
      "is another than in execution.json",
    ),
    ...disagreements(
      { file: tests.file, steps: ["steering"], found: tests.content.steering },
      { found, statement },
      elsewhere,
    ),
  ];
}
