import { beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { primaryJson } from "../../lib/evidence/primary-json.js";
import { trialFaults } from "../../lib/evidence/trial-arithmetic.js";
import { trialJson } from "../../lib/evidence/trial-json.js";
import { combineVerdicts } from "../../lib/hypotheses/combine-verdicts.js";
import { gatekeep } from "../../lib/hypotheses/gatekeep.js";
import type { Finding, Trial } from "../../lib/hypotheses/hypothesis.js";
import { insufficientData, judge, notTestable } from "../../lib/hypotheses/judge.js";
import { primaryVerdict } from "../../lib/hypotheses/primary-verdict.js";
import { primaryParts, volumeShockHypotheses } from "../../lib/hypotheses/volume-shock-hypotheses.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { edited, type Steps, valueAt } from "../fixtures/json-edits.js";
import { type PackageFiles, smallPackage } from "../fixtures/packages.js";
import { expectRefused, type Tampering, tamperingTitle } from "../fixtures/tampering.js";

const testsFile = "statistical_significance_testing_complete.json";
const layout = { primary: primaryParts, testsFile };
const parameters = { ...volumeShockPresets.seed.parameters.judge, leastTrades: 10, leastDays: 8 };

const finding = (estimate: number, half: number, pValue: number | null, pOpposite: number | null): Finding => ({
  ...{ estimate, pValue, pOpposite, method: "day-clustered t test", trades: 90, days: 40, designEffect: 1.2 },
  interval: { lower: estimate - half, upper: estimate + half, level: 0.95, method: "day-clustered Student t" },
  ...{ power: null, violated: [] },
});

/** Trials of every verdict, as the judge leaves them. */
function trialsOfAllKinds(): readonly Trial[] {
  const hypotheses = volumeShockHypotheses(parameters);
  const secondary = {
    "VS-S1-slope": finding(0.8, 0.3, 0.0005, 0.9),
    "VS-S2-hazard": finding(0.2, 0.4, 0.2, 0.8),
    "VS-S4-2-minutes": finding(-0.4, 0.9, 0.04, null),
    "VS-S4-5-minutes": finding(-0.2, 0.9, 0.3, null),
  };
  const standings = gatekeep(secondary, "NOT_DEMONSTRATED");
  const findings: Readonly<Record<string, Finding>> = {
    "VS-T3-points": finding(1.9, 1.1, 0.001, 0.9),
    "VS-T4-mean": finding(0.5, 1.8, 0.3, 0.7),
    "VS-T2-win-rate": finding(0.55, 0.1, 0.99, 0.0001),
    "VS-T4-points": finding(1.9, 1.8, 0.99, 0.0001),
    "VS-T6-sharpe": finding(1.4, 2.9, 0.71, 0.29),
    "VS-T8-drawdown": finding(0.4, 0.06, null, null),
    "VS-P-flow": finding(14, 20, 0.06, 0.94),
    "VS-P-share": { ...finding(3, 9, 0.3, 0.7), trades: 4, days: 3 },
    ...secondary,
  };
  return Object.values(hypotheses).map((hypothesis) => {
    const own = findings[hypothesis.id];
    if (own) return judge(hypothesis, own, parameters, standings[hypothesis.id as keyof typeof standings]);
    return hypothesis.family === "calibration"
      ? insufficientData(hypothesis, "no strike had a baseline")
      : notTestable(hypothesis, "no future");
  });
}

function contentsOf(trials: readonly Trial[]): PackageFiles {
  const of = (family: string) => combineVerdicts(trials.filter(({ hypothesis }) => hypothesis.family === family));
  const parts = primaryParts.map((id) => trials.find(({ hypothesis }) => hypothesis.id === id)!);
  const primary = primaryJson(primaryVerdict(parts)) as { readonly verdict: string };
  const verdicts = { primary, effect: of("effect"), as_advertised: of("advertised") };
  const hypotheses = trials.map(trialJson);
  const validation = { primary_hypothesis_supported: verdicts.primary.verdict === "SUPPORTED" };
  return new Map(
    Object.entries({
      "evidence.json": { hypotheses, verdicts, hypothesis_validation: validation },
      [testsFile]: { tests: hypotheses, verdicts },
    }).map(([name, value]) => [name, JSON.parse(JSON.stringify(value)) as Json]),
  );
}

const files = contentsOf(trialsOfAllKinds());
const faultsOf = (contents: PackageFiles) => trialFaults(contents, layout);
const rows = valueAt(files.get("evidence.json")!, ["hypotheses"]) as readonly {
  readonly id: string;
  readonly verdict: string;
}[];
const placeOf = (id: string) => rows.findIndex((row) => row.id === id);
const at = (id: string, name: string): Steps => ["hypotheses", placeOf(id), name];

const follows = /does not follow from estimate, interval and p/;
const verdict = (id: string, value: string): Tampering => ({ steps: at(id, "verdict"), value, problem: follows });
const tamperings: readonly Tampering[] = [
  verdict("VS-T3-points", "REFUTED"),
  verdict("VS-T3-points", "INSUFFICIENT_DATA"),
  verdict("VS-T4-mean", "SUPPORTED"),
  verdict("VS-T2-win-rate", "NOT_DEMONSTRATED"),
  verdict("VS-P-share", "SUPPORTED"),
  verdict("VS-S1-slope", "NOT_DEMONSTRATED"),
  { steps: at("VS-T3-points", "verdict"), value: "NOT_TESTABLE", problem: /stands beside a finding/ },
  { steps: at("VS-D-tail", "verdict"), value: "SUPPORTED", problem: /rests on no finding/ },
  {
    steps: at("VS-T3-points", "p_value"),
    value: 0.3,
    named: { steps: at("VS-T3-points", "verdict") },
    problem: follows,
  },
  {
    steps: at("VS-T2-win-rate", "p_value_opposite"),
    value: 0.5,
    named: { steps: at("VS-T2-win-rate", "verdict") },
    problem: follows,
  },
  {
    steps: at("VS-T8-drawdown", "interval"),
    value: { lower: 0.01, upper: 0.6, level: 0.95, method: "day-clustered Student t" },
    named: { steps: at("VS-T8-drawdown", "verdict") },
    problem: follows,
  },
  {
    steps: at("VS-T3-points", "estimate"),
    value: 2.3,
    named: { steps: at("VS-T3-points", "reason") },
    problem: /says other numbers/,
  },
  {
    steps: at("VS-T3-points", "reason"),
    value: "2.3 points is above 0 beyond chance: p = 0.001 < 0.01",
    problem: /says other numbers/,
  },
  { steps: at("VS-S2-hazard", "p_value_adjusted"), value: 0.1, problem: /smaller than the p that was adjusted/ },
  { steps: at("VS-S2-hazard", "p_value_adjusted"), value: 0.5, problem: /Holm's over the 4 tests/ },
  {
    steps: at("VS-S2-hazard", "adjustment"),
    value: null,
    named: { steps: at("VS-S2-hazard", "p_value_adjusted") },
    problem: /without its adjustment/,
  },
  { steps: ["verdicts", "primary", "verdict"], value: "SUPPORTED", problem: /does not follow from its trials/ },
  { steps: ["verdicts", "effect", "verdict"], value: "REFUTED", problem: /does not follow from its trials/ },
  { steps: ["verdicts", "as_advertised", "reason"], problem: /does not follow from its trials/ },
  { steps: ["hypothesis_validation", "primary_hypothesis_supported"], problem: /does not follow from the verdict/ },
  { file: testsFile, steps: ["tests", 3, "estimate"], problem: /another than in evidence.json/ },
  { file: testsFile, steps: ["verdicts", "effect", "reason"], problem: /another than in evidence.json/ },
];

describe("trialFaults(contents, layout)", () => {
  let whole: PackageFiles;
  beforeAll(async () => {
    whole = await smallPackage("volume-shock");
  }, 60_000);

  it("has trials of every verdict to try", () => {
    expect(new Set(rows.map((row) => row.verdict))).toEqual(
      new Set(["SUPPORTED", "NOT_DEMONSTRATED", "REFUTED", "INSUFFICIENT_DATA", "NOT_TESTABLE"]),
    );
  });

  it.each(tamperings.map((own) => [`${tamperingTitle(own)} ${JSON.stringify(own.value)}`, own] as const))(
    "refuses %s",
    (_, own) => {
      expectRefused(files, faultsOf, own);
    },
  );

  it("leaves Holm alone where not all of the tests are there", () => {
    const k = placeOf("VS-S2-hazard");
    const evidence = ["S1-slope", "S2-hazard", "S4-2-minutes", "S4-5-minutes"].reduce<Json>(
      (document, id) => edited(document, ["hypotheses", placeOf(`VS-${id}`), "adjustment", "tests"], 5),
      edited(files.get("evidence.json")!, ["hypotheses", k, "p_value_adjusted"], 0.5),
    );
    const holms = faultsOf(new Map([...files, ["evidence.json", evidence]])).filter(({ problem }) =>
      /Holm/.test(problem),
    );
    expect(holms).toEqual([]);
  });

  it("misses the trials that a verdict rests on", () => {
    const faults = faultsOf(
      new Map([...files, ["evidence.json", edited(files.get("evidence.json")!, ["hypotheses"], [])]]),
    );
    expect(faults).toContainEqual(expect.objectContaining({ field: "verdicts.primary", problem: "rests on no trial" }));
  });

  it("combines those parts that it is told", () => {
    expect(faultsOf(whole)).toEqual([]);
    const others = trialFaults(whole, { ...layout, primary: ["VS-T4-mean"] });
    expect(others.map(({ field }) => field)).toContain("verdicts.primary.reason");
  });
});
