import { describe, expect, it } from "vitest";
import { comparisonJson, comparisonSummary } from "../../lib/cli/compare-summary.js";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { comparePackages, type PackageContent } from "../../lib/evidence/compare-packages.js";
import type { StoredComparison } from "../../lib/storage/compare-stored-packages.js";
import { exampleContent, exampleEvidence, exampleManifest } from "../fixtures/compared-packages.js";

function stored(before: PackageContent, after: PackageContent): StoredComparison {
  return {
    ...comparePackages(before, after),
    folders: {
      before: { folder: "reports/volume-shock/aaaaaaaaaaaa", digest: "a".repeat(64) },
      after: { folder: "reports/volume-shock/bbbbbbbbbbbb", digest: "b".repeat(64) },
    },
  };
}

const summaryOf = (before: PackageContent, after: PackageContent, all = false) =>
  comparisonSummary(stored(before, after), { all });

const hypothesis = (id: string, estimate: number, verdict: string): Json => ({
  ...{ id, estimate, verdict, reason: `reason ${estimate}` },
});
const evidence = (shift: number, verdict: string) =>
  exampleEvidence({
    hypotheses: Array.from({ length: 40 }, (_, k) => hypothesis(`VS-${k}`, k + shift, verdict)),
    histogram: [shift, 1],
    experimental_validity: verdict,
  });
const manifest = (ratio: number, changes: Readonly<Record<string, Json>> = {}) =>
  exampleManifest({
    configuration: { preset: "seed", choices: {}, parameters: { detect: { volumeRatio: ratio } } },
    ...changes,
  });
const trades = (from: number, points: number) =>
  Array.from({ length: 9 }, (_, k) => ({ detection: `SPX/2026-01-05/${k + from}`, netPoints: points }));
const before = exampleContent({
  "manifest.json": manifest(4),
  "evidence.json": evidence(0, "REJECTED"),
  "trades.json": trades(1, 2),
  "execution.json": { fills: 3, note: "a" },
});
const after = exampleContent({
  "manifest.json": manifest(6, { seed: 8 }),
  "evidence.json": evidence(0.5, "VALIDATED"),
  "trades.json": trades(8, 3),
  "execution.json": { fills: 4, note: "b" },
  "expiries.json": [],
});

describe("comparisonSummary(comparison, options)", () => {
  it("says in one sentence that nothing moved", () => {
    expect(summaryOf(before, before).trim().split("\n")).toEqual([
      "A  reports/volume-shock/aaaaaaaaaaaa",
      "   volume-shock; preset seed; seed 7; data example; strikelab 0.1.0; digest aaaaaaaaaaaa",
      "B  reports/volume-shock/bbbbbbbbbbbb",
      "   volume-shock; preset seed; seed 7; data example; strikelab 0.1.0; digest bbbbbbbbbbbb",
      "",
      "Nothing moved: every JSON file of the two is the same.",
    ]);
  });

  it("shows verdicts, then what went in, then numbers, lists and files", () => {
    const text = summaryOf(before, after);
    const order = [
      /^experimental_validity +REJECTED +VALIDATED$/m,
      /^detect\.volumeRatio +4 +6$/m,
      /^Data: the same\.$/m,
      /^seed +7 +8$/m,
      /^hypotheses\[VS-0\]\.estimate +0 +0\.5 +\+0\.5$/m,
      /^trades\.json +9 +9 +7 +7 +2 +0$/m,
      /^trades\.json only in A: SPX\/2026-01-05\/1, SPX\/2026-01-05\/2, .* 3 more$/m,
      /^trades\.json changed: SPX\/2026-01-05\/8, SPX\/2026-01-05\/9$/m,
      /^execution\.json +1 +1$/m,
      /^Only B has expiries\.json$/m,
    ].map((pattern) => text.search(pattern));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it("says of each input that it is the same, and that no verdict or number moved", () => {
    const text = summaryOf(before, new Map([...before, ["expiries.json", []]]));
    for (const line of [
      "Verdicts and gate: none moved.",
      "Parameters and choices: the same.",
      "Data: the same.",
      "Seed, version, ledger: the same.",
      "Numbers of evidence.json: none moved.",
    ])
      expect(text).toContain(line);
  });

  it("shows the most telling numbers, and every one with all", () => {
    const [few, all] = [summaryOf(before, after), summaryOf(before, after, true)];
    expect(few).toContain("Numbers of evidence.json that moved: 30 of 41 (--all lists them all)");
    expect(few).not.toContain("histogram");
    expect(few).not.toContain("hypotheses[VS-39].estimate");
    expect(few).toContain("moved in 40 places (--all lists them)");
    expect(all).toContain("Numbers of evidence.json that moved: 41\n");
    for (const path of [
      "histogram[0]",
      "hypotheses[VS-39].estimate",
      "hypotheses[VS-39].reason",
      "[SPX/2026-01-05/8].netPoints",
      "fills",
      "note",
    ])
      expect(all).toContain(`\n${path} `);
  });

  it("shows numbers that are not telling where no others moved", () => {
    const other = exampleContent({ "evidence.json": exampleEvidence({ histogram: [0.25] }) });
    const text = summaryOf(exampleContent({ "evidence.json": exampleEvidence({ histogram: [0.5] }) }), other);
    expect(text).toMatch(/^histogram\[0\] +0\.5 +0\.25 +-0\.25$/m);
  });

  it("tells two numbers apart that are alike in four digits, and marks those that are missing", () => {
    const withP = (p: Json) => exampleContent({ "evidence.json": exampleEvidence({ p, q: p }) });
    expect(summaryOf(withP(0.123456), withP(0.123459))).toMatch(/^p +0\.123456 +0\.123459 +\+0\.000003$/m);
    expect(summaryOf(withP(0.5), withP(null))).toMatch(/^p +0\.5 +- +-$/m);
  });

  it("says that strategies differ, shows what they share and counts the rest", () => {
    const configuration = { preset: "seed", choices: {}, parameters: { detect: { volumeRatio: 5, minutes: 1 } } };
    const other = exampleContent({
      "manifest.json": exampleManifest({ strategy: "expiration-pressure", configuration }),
    });
    const text = summaryOf(exampleContent(), other);
    expect(text).toContain(
      "Two strategies, volume-shock and expiration-pressure: compared as far as they share fields",
    );
    expect(text).toMatch(/^detect\.volumeRatio +4 +5$/m);
    expect(text).toContain("2 only in A, 1 only in B");
    expect(text).not.toContain("detect.minutes");
  });

  it("reads manifests of versions 1 and 2 side by side, their new members as inputs of one side", () => {
    const second = exampleManifest({
      ...{ manifest_version: 2, preset: { meaning: "to the letter" }, vault: null },
      configuration: { ...(exampleManifest().configuration as object), preset: "scientific" },
    });
    const text = summaryOf(exampleContent(), exampleContent({ "manifest.json": second }));
    expect(text).toMatch(/^configuration\.preset +seed +scientific$/m);
    expect(text).toMatch(/^preset +\(none\) +\(1 member\)$/m);
    expect(text).toMatch(/^manifest_version +1 +2$/m);
  });

  it("warns that events of one name need not be one event where data differ", () => {
    const warning = "two events of one name need not be the same event";
    const data = { name: "other", format: "canonical", digest: "cd".repeat(32), files: [] };
    const other = exampleContent({ "manifest.json": exampleManifest({ data }), "trades.json": trades(1, 2) });
    expect(summaryOf(exampleContent(), other)).toContain(warning);
    expect(summaryOf(exampleContent(), other)).toContain("files only in A: one.parquet, two.parquet");
    expect(summaryOf(before, after)).not.toContain(warning);
  });

  it("keeps lines short, whatever the names", () => {
    const long = (k: number) => ({ detection: `${"UNDERLYING".repeat(9)}/${k}`, netPoints: k });
    const path = { ["a".repeat(80)]: { ["b".repeat(80)]: 1 } };
    const data = { name: "n".repeat(200), format: "f".repeat(200), digest: "cd".repeat(32), files: [] };
    const other = exampleContent({
      "manifest.json": exampleManifest({ data }),
      "evidence.json": exampleEvidence(path),
      "trades.json": [1, 2, 3, 4, 5, 6].map(long),
    });
    const start = exampleContent({ "evidence.json": exampleEvidence({ ["a".repeat(80)]: { ["b".repeat(80)]: 2 } }) });
    for (const text of [summaryOf(start, other), summaryOf(other, start)])
      expect(text.split("\n").filter((line) => line.length > 120)).toEqual([]);
  });

  it("shows both counts of a file whose name counts", () => {
    const counted = (name: string, n: number) => exampleContent({ [name]: { n } });
    expect(summaryOf(counted("log_3_trades.json", 3), counted("log_4_trades.json", 4))).toMatch(
      /^log_3_trades\.json \/ 4 +1 +0$/m,
    );
  });

  it("shows trades that are alike but for their names as renamed", () => {
    const text = summaryOf(
      exampleContent({ "trades.json": trades(1, 2) }),
      exampleContent({ "trades.json": trades(2, 2) }),
    );
    expect(text).toMatch(/^trades\.json +9 +9 +0 +0 +0 +1$/m);
    expect(text).toContain("trades.json renamed: SPX/2026-01-05/1 to SPX/2026-01-05/10\n");
  });

  it("marks an order that changed and a member that only one has", () => {
    const lacks = (...lines: readonly string[]) =>
      exampleContent({ "evidence.json": exampleEvidence({ lacks: lines }) });
    const text = summaryOf(lacks("no sides", "no future"), lacks("no future", "no sides", "no path"), true);
    expect(text).toMatch(/^lacks +one order +another order$/m);
    expect(text).toMatch(/^lacks\[no path\] +\(none\) +no path$/m);
  });
});

describe("comparisonJson(comparison)", () => {
  it("holds everything, missing numbers as null", () => {
    const withP = (p: Json) => exampleContent({ "evidence.json": exampleEvidence({ p }) });
    expect(JSON.parse(comparisonJson(stored(withP(0.5), withP(null))))).toMatchObject({
      same: false,
      folders: { before: { folder: "reports/volume-shock/aaaaaaaaaaaa" } },
      numbers: [{ path: "p", before: 0.5, after: null, difference: null }],
    });
  });
});
