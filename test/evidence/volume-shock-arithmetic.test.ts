import { beforeAll, describe, expect, it } from "vitest";
import { volumeShockFaults } from "../../lib/evidence/volume-shock-arithmetic.js";
import { type PackageFiles, presetsOf, smallPackage } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const byClass = /does not follow from the \d+ trades of GAMMA_EMERGENCY/;
const latency = "execution_latency_performance_report.json";
const correlation = "delta_hedging_correlation_analysis.json";
const labels = "flow_classification_validation_results.json";
const sentence = /says other numbers than the fields/;
const again = /another than in evidence.json/;
const fields = ["win_rate", "avg_win_points", "avg_hold_time", "sample_size", "wins"] as const;
const numbers = (steps: Tampering["steps"]): Tampering => ({
  ...{ steps, problem: sentence },
  value: (printed) => String(printed).replace(/\d+/, (digits) => String(Number(digits) + 7)),
});

const tamperings: readonly Tampering[] = [
  { steps: ["performance_metrics", "overall_win_rate"], problem: /trades of trades.json/ },
  { steps: ["performance_metrics", "overall_win_rate"], problem: /classes' win rates weighted by their trades/ },
  { steps: ["performance_by_flow_type", "gamma_emergency", "win_rate"], problem: /is not \d+ wins of \d+ trades/ },
  ...fields.flatMap((name): readonly Tampering[] => [
    { steps: ["performance_by_flow_type", "gamma_emergency", name], problem: byClass },
    { steps: ["performance_metrics", "gamma_emergency_performance", name], problem: byClass },
  ]),
  { steps: ["hypothesis_validation", "flow_type_differentiation", "gamma_emergency_win_rate"], problem: byClass },
  { steps: ["hypothesis_validation", "primary_hypothesis_as_coded"], problem: /criteria of the gate/ },
  ...["primary", "effect", "delta_flow_correlation", "response_time_correlation"].map((name) =>
    numbers(["hypothesis_results", name]),
  ),
  {
    steps: ["hypotheses", "VS-T3-points", "verdict"],
    value: "SUPPORTED",
    named: { steps: ["verdicts", "primary", "reason"] },
    problem: /its trials/,
  },
  ...[
    ["timing", "flow"],
    ["timing", "share"],
    ["proportion", "slope"],
    ["proportion", "r2_out_of_sample"],
    ["speed", "hazard"],
    ["speed", "spearman"],
    ["completion", "changes", 0, "finding"],
    ["completion", "changes", 1, "finding"],
  ].map((own): Tampering => ({ steps: ["hedging", ...own, "estimate"], problem: /another than in the trial VS-/ })),
  { steps: ["detector_calibration", "tails", "tail", "estimate"], problem: /in the trial VS-D-tail/ },
  { steps: ["detector_calibration", "forecasts", "gain", "pValue"], problem: /in the trial VS-D-skill/ },
  { steps: ["hypothesis_validation", "delta_flow_correlation", "r2_in_sample"], problem: /in trials and hedging/ },
  { steps: ["placebo", "difference"], problem: /actual less placebo/ },
  { steps: ["alerts", "detections"], problem: /alerts.json/ },
  { steps: ["statistical_measures", "sample_sizes", "events"], problem: /not the number of cases/ },
  { file: latency, steps: ["cases", 0, "net_points"], problem: /another than in trades.json/ },
  { file: latency, steps: ["cases", 0, "latency"], problem: /another than in trades.json/ },
  { file: latency, steps: ["buckets", 0, "wins"], problem: again },
  { file: latency, steps: ["latency_curve", "points", 0, "mean_points"], problem: /another than in execution.json/ },
  { file: correlation, steps: ["delta_flow_correlation", "r2_in_sample"], problem: again },
  { file: correlation, steps: ["response_time_correlation", "reason"], problem: again },
  { file: correlation, steps: ["hedging", "events"], problem: again },
  { steps: ["hedging", "proportion", "episodes"], problem: /rows of delta_hedging/ },
  { steps: ["hedging", "proportion", "r2_in_sample"], problem: /not r squared/ },
  { steps: ["hedging", "speed", "times"], problem: /rows of delta_hedging/ },
  { steps: ["hedging", "speed", "censored"], problem: /rows of delta_hedging/ },
  { file: labels, steps: ["classes", "GAMMA_EMERGENCY"], problem: /does not follow from alerts.json/ },
  { file: labels, steps: ["cases", 0, "flow_type"], problem: /another than in alerts.json/ },
  {
    file: labels,
    steps: ["cases", 0, "inputs", "concentration"],
    value: 0.123,
    problem: /another than in alerts.json/,
  },
];

describe("volumeShockFaults(contents)", () => {
  let files: PackageFiles;
  beforeAll(async () => {
    files = await smallPackage("volume-shock");
  }, 60_000);

  it.each(tamperings.map((own) => [tamperingTitle(own), own] as const))("refuses another %s", (_, own) => {
    expectRefused(files, volumeShockFaults, own);
  });

  it("counts the trades of both classes where they were told apart", () => {
    const told = (sweeps: number, emergencies: number) => {
      const document = files.get(labels) as Readonly<Record<string, never>>;
      const differentiation = { sweeps, emergencies, tests: {} };
      return volumeShockFaults(new Map([...files, [labels, { ...document, differentiation } as never]]));
    };
    const trades = files.get("trades.json") as unknown as readonly { readonly label: string }[];
    const own = trades.filter(({ label }) => label === "INSTITUTIONAL_SWEEP").length;
    expect(told(own, trades.length - own)).toEqual([]);
    expect(told(own + 1, trades.length - own + 1).map(({ field }) => field)).toEqual([
      "differentiation.sweeps",
      "differentiation.emergencies",
    ]);
  });

  it.each(presetsOf("volume-shock"))(
    "finds nothing in a fresh package of %s",
    async (preset) => {
      expect(volumeShockFaults(await smallPackage("volume-shock", preset))).toEqual([]);
    },
    60_000,
  );
});
