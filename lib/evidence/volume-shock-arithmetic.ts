import { flowTypes } from "../classifiers/flow-type.js";
import { classPerformance } from "../execution/performance.js";
import { signatures } from "../hypotheses/class-signatures.js";
import type { CombinedVerdict } from "../hypotheses/combine-verdicts.js";
import { latencyBucketOf } from "../hypotheses/latency-buckets.js";
import { primaryParts } from "../hypotheses/volume-shock-hypotheses.js";
import { volumeShockRivals } from "../hypotheses/volume-shock-rivals.js";
import { disagreements } from "./agreement.js";
import { alertFaults, type WrittenAlert } from "./alert-arithmetic.js";
import { classFaults, type PrintedClass } from "./class-arithmetic.js";
import { findingFaults, type PrintedFinding } from "./finding-arithmetic.js";
import { flowValidationFaults } from "./flow-validation-arithmetic.js";
import { historicalDayFaults } from "./historical-day-arithmetic.js";
import { contentOf, type PackageContents, tradesOf } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { performanceFaults } from "./performance-arithmetic.js";
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

interface FlowPerformance {
  readonly win_rate: number | null;
  readonly avg_win_points: number | null;
  readonly avg_hold_time: number | null;
  readonly sample_size: number;
  readonly wins: number;
}

interface Evidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly verdicts: Readonly<Record<"primary" | "effect", CombinedVerdict>>;
  readonly gate: readonly { readonly name: string; readonly met: boolean | null }[];
  readonly hypothesis_results: Readonly<Record<string, string>>;
  readonly hypothesis_validation: {
    readonly primary_hypothesis_as_coded: boolean;
    readonly delta_flow_correlation: unknown;
    readonly response_time_correlation: unknown;
    readonly flow_type_differentiation: Readonly<Record<string, unknown>>;
  };
  readonly performance_metrics: { readonly overall_win_rate: number | null } & Readonly<Record<string, unknown>>;
  readonly statistical_measures: { readonly sample_size: number; readonly sample_sizes: { readonly events: number } };
  readonly performance_by_flow_type: Readonly<Record<string, FlowPerformance>>;
  readonly hedging: {
    readonly proportion: {
      readonly episodes: number;
      readonly r: number | null;
      readonly r2_in_sample: number | null;
    } | null;
    readonly speed: { readonly times: number; readonly censored: number } | null;
  };
  readonly execution_latency: unknown;
}

const classes = [
  ["institutional_sweep", "INSTITUTIONAL_SWEEP", "institutional_win_rate"],
  ["gamma_emergency", "GAMMA_EMERGENCY", "gamma_emergency_win_rate"],
] as const;

const evidence = "evidence.json";
const casesFile = "volume_shock_detection_accuracy_<n>_cases.json";
const labelsFile = "flow_classification_validation_results.json";

/** Findings that stand in full where their numbers are explained. */
const printedFindings: readonly PrintedFinding[] = [
  ["VS-P-flow", evidence, ["hedging", "timing", "flow"]],
  ["VS-P-share", evidence, ["hedging", "timing", "share"]],
  ["VS-S1-slope", evidence, ["hedging", "proportion", "slope"]],
  ["VS-S1-r-squared", evidence, ["hedging", "proportion", "r2_out_of_sample"]],
  ["VS-S2-hazard", evidence, ["hedging", "speed", "hazard"]],
  ["VS-S2-spearman", evidence, ["hedging", "speed", "spearman"]],
  ["VS-S4-2-minutes", evidence, ["hedging", "completion", "changes", 0, "finding"]],
  ["VS-S4-5-minutes", evidence, ["hedging", "completion", "changes", 1, "finding"]],
  ["VS-H-spike-days", evidence, ["historical_days", "net_points_against_other_days"]],
  ["VS-D-tail", evidence, ["detector_calibration", "tails", "tail"]],
  ["VS-D-skill", evidence, ["detector_calibration", "forecasts", "gain"]],
  ...signatures.map(
    (name): PrintedFinding => [`VS-S3-${name}`, labelsFile, ["differentiation", "tests", name, "finding"]],
  ),
];

interface Detection extends Omit<WrittenAlert, "label"> {
  readonly label: { readonly flowType: string; readonly inputs: unknown };
}

/** Every rule of arithmetic that a package of volume shock must keep. */
export function volumeShockFaults(contents: PackageContents): readonly PackageFault[] {
  const { content: alerts } = contentOf<{ readonly detections: readonly Detection[] }>(contents, "alerts.json");
  return [
    ...tradeFaults(contents, "overall_win_rate"),
    ...performanceFaults(contents, "VS"),
    ...trialFaults(contents, {
      primary: primaryParts,
      testsFile: "statistical_significance_testing_complete.json",
    }),
    ...alertFaults(
      contents,
      alerts.detections.map((own) => ({ ...own, label: own.label.flowType })),
      {
        list: "detections",
        classes: flowTypes,
        casesFile,
        accuracyField: "hedging_flow_validation",
      },
    ),
    ...findingFaults(contents, printedFindings),
    ...rivalFaults(contents, volumeShockRivals),
    ...scheduleFaults(contents, casesFile),
    ...historicalDayFaults(contents, casesFile),
    ...selectionFaults(contents, "VS"),
    ...flowTypeFaults(contents),
    ...flowValidationFaults(contents),
    ...sentences(contents),
    ...latencyFaults(contents),
    ...correlationFaults(contents),
    ...labelFaults(contents, alerts.detections),
  ];
}

/** Trades by class, in the three places where they are printed. */
function flowTypeFaults(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<Evidence>(contents, "evidence.json");
  const trades = tradesOf(contents);
  const { performance_metrics: metrics, performance_by_flow_type: byType, hypothesis_validation: validation } = content;
  const printed = classes.map(([name]): PrintedClass => {
    const { sample_size: sampleSize, wins, win_rate: winRate } = byType[name]!;
    return { steps: ["performance_by_flow_type", name], sampleSize, wins, winRate };
  });
  const counted = classes.flatMap(([name, label, rateField]) => {
    const own = classPerformance(label, trades);
    const expected = {
      win_rate: own.winRate,
      avg_win_points: own.averageWinPoints,
      avg_hold_time: own.averageHold,
      sample_size: own.sampleSize,
      wins: own.wins,
    };
    const problem = `does not follow from the ${own.sampleSize} trades of ${label} in trades.json`;
    const size = meanSize(trades);
    const differences = validation.flow_type_differentiation;
    return [
      ...disagreements(
        { file, steps: ["performance_by_flow_type", name], found: byType[name] },
        expected,
        problem,
        size,
      ),
      ...disagreements(
        { file, steps: ["performance_metrics", `${name}_performance`], found: metrics[`${name}_performance`] },
        expected,
        problem,
        size,
      ),
      ...disagreements(
        {
          file,
          steps: ["hypothesis_validation", "flow_type_differentiation", rateField],
          found: differences[rateField],
        },
        own.winRate,
        problem,
      ),
    ];
  });
  const overall = {
    steps: ["performance_metrics", "overall_win_rate"],
    winRate: metrics.overall_win_rate,
    trades: content.statistical_measures.sample_size,
  };
  return [...counted, ...classFaults(file, printed, overall)];
}

/** Sentences, and answers that repeat the gate. */
function sentences(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<Evidence>(contents, "evidence.json");
  const { hypothesis_results: results, verdicts, gate } = content;
  const tried = { trials: content.hypotheses.map(writtenTrial) };
  const { primary, effect } = verdicts;
  const sentence = (name: string, rendered: string): readonly PackageFault[] =>
    sentenceFaults({ file, steps: ["hypothesis_results", name], found: results[name] }, rendered);
  const coded = gate.filter(({ name }) => name !== "r_squared" && name !== "sample_size");
  return [
    ...sentence(
      "primary",
      `${primary.verdict} - ${winRateInWords(trialOf(tried, "VS-T2-win-rate"))}; ${primary.reason}`,
    ),
    ...sentence("effect", `${effect.verdict} - ${effect.reason}`),
    ...sentence("delta_flow_correlation", inWords(trialOf(tried, "VS-S1-r-squared"), trialOf(tried, "VS-S1-slope"))),
    ...sentence("response_time_correlation", inWords(trialOf(tried, "VS-S2-spearman"), trialOf(tried, "VS-S2-hazard"))),
    ...disagreements(
      {
        file,
        steps: ["hypothesis_validation", "primary_hypothesis_as_coded"],
        found: content.hypothesis_validation.primary_hypothesis_as_coded,
      },
      coded.every(({ met }) => met === true),
      "does not follow from the criteria of the gate",
    ),
  ];
}

/** The file of latencies: a row for every trade, and buckets and curve as they stand elsewhere. */
function latencyFaults(contents: PackageContents): readonly PackageFault[] {
  const { content: evidence } = contentOf<Evidence>(contents, "evidence.json");
  const execution = contentOf<{ readonly latency_curve: unknown }>(contents, "execution.json").content;
  const { file, content } = contentOf<{
    readonly buckets: unknown;
    readonly latency_curve: unknown;
    readonly cases: unknown;
  }>(contents, "execution_latency_performance_report.json");
  const rows = tradesOf(contents).map((trade) => ({
    detection: (trade as unknown as { readonly detection: string }).detection,
    date: trade.date,
    flow_type: trade.label,
    latency: trade.latency / 60,
    bucket: latencyBucketOf(trade),
    net_points: trade.netPoints,
  }));
  return [
    ...disagreements({ file, steps: ["cases"], found: content.cases }, rows, "is another than in trades.json"),
    ...disagreements(
      { file, steps: ["buckets"], found: content.buckets },
      evidence.execution_latency,
      "is another than in evidence.json",
    ),
    ...disagreements(
      { file, steps: ["latency_curve"], found: content.latency_curve },
      execution.latency_curve,
      "is another than in execution.json",
    ),
  ];
}

/** The file of correlations: as in the evidence, with a row for every episode and time that is counted there. */
function correlationFaults(contents: PackageContents): readonly PackageFault[] {
  const evidence = contentOf<Evidence>(contents, "evidence.json");
  const { hedging, hypothesis_validation: validation, statistical_measures: measures } = evidence.content;
  const { file, content } = contentOf<{
    readonly delta_flow_correlation: unknown;
    readonly response_time_correlation: unknown;
    readonly hedging: unknown;
    readonly episodes: readonly unknown[];
    readonly response_times: readonly { readonly censored: boolean }[];
  }>(contents, "delta_hedging_correlation_analysis.json");
  const { proportion, speed } = hedging;
  const again = "is another than in evidence.json";
  const hedged = (steps: readonly string[], found: unknown, expected: unknown, problem: string) =>
    disagreements({ file: evidence.file, steps: ["hedging", ...steps], found }, expected, problem);
  const rows = `does not follow from the rows of ${file}`;
  const times = content.response_times;
  const cases = contentOf<{ readonly cases: readonly unknown[] }>(contents, casesFile).content.cases;
  return [
    ...disagreements(
      { file, steps: ["delta_flow_correlation"], found: content.delta_flow_correlation },
      validation.delta_flow_correlation,
      again,
    ),
    ...disagreements(
      { file, steps: ["response_time_correlation"], found: content.response_time_correlation },
      validation.response_time_correlation,
      again,
    ),
    ...disagreements({ file, steps: ["hedging"], found: content.hedging }, hedging, again),
    ...(proportion
      ? [
          ...hedged(["proportion", "episodes"], proportion.episodes, content.episodes.length, rows),
          ...(proportion.r === null
            ? []
            : hedged(["proportion", "r2_in_sample"], proportion.r2_in_sample, proportion.r ** 2, "is not r squared")),
        ]
      : []),
    ...(speed
      ? [
          ...hedged(["speed", "times"], speed.times, times.length, rows),
          ...hedged(["speed", "censored"], speed.censored, times.filter(({ censored }) => censored).length, rows),
        ]
      : []),
    ...disagreements(
      {
        file: evidence.file,
        steps: ["statistical_measures", "sample_sizes", "events"],
        found: measures.sample_sizes.events,
      },
      cases.length,
      "is not the number of cases",
    ),
  ];
}

/** The file of classes: the labels of `alerts.json`, and how many trades were told apart. */
function labelFaults(contents: PackageContents, detections: readonly Detection[]): readonly PackageFault[] {
  const { file, content } = contentOf<{
    readonly classes: unknown;
    readonly cases: unknown;
    readonly differentiation: { readonly sweeps: number; readonly emergencies: number } | null;
  }>(contents, labelsFile);
  const trades = tradesOf(contents);
  const { differentiation } = content;
  const size = (name: "sweeps" | "emergencies", label: string): readonly PackageFault[] =>
    disagreements(
      { file, steps: ["differentiation", name], found: differentiation?.[name] },
      trades.filter((trade) => trade.label === label).length,
      `is not the number of trades of ${label}`,
    );
  return [
    ...disagreements(
      { file, steps: ["classes"], found: content.classes },
      countBy(detections.map(({ label }) => label.flowType)),
      "does not follow from alerts.json",
    ),
    ...disagreements(
      { file, steps: ["cases"], found: content.cases },
      detections.map(({ id, label }) => ({ detection: id, flow_type: label.flowType, inputs: label.inputs })),
      "is another than in alerts.json",
    ),
    ...(differentiation ? [...size("sweeps", "INSTITUTIONAL_SWEEP"), ...size("emergencies", "GAMMA_EMERGENCY")] : []),
  ];
}
