import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import {
  comparePackages,
  movedNumber,
  movedNumbers,
  type PackageComparison,
} from "../../lib/evidence/compare-packages.js";
import { exampleContent, exampleEvidence, exampleManifest } from "../fixtures/compared-packages.js";

const same = exampleContent();
const withManifest = (changes: Readonly<Record<string, Json>>) =>
  exampleContent({ "manifest.json": exampleManifest(changes) });
const withEvidence = (changes: Readonly<Record<string, Json>>) =>
  exampleContent({ "evidence.json": exampleEvidence(changes) });

/** Names of the parts of a comparison in which something moved. */
function movedParts({ same: alike, before, after, data, ...parts }: PackageComparison): readonly string[] {
  const moved = Object.entries(parts).filter(([, list]) => list.length > 0);
  return [...moved.map(([name]) => name), ...(Object.values(data).some(({ length }) => length > 0) ? ["data"] : [])];
}

describe("comparePackages(before, after)", () => {
  it("finds nothing in a package compared with itself", () => {
    const comparison = comparePackages(same, structuredClone(same));
    expect(comparison.same).toBe(true);
    expect(movedParts(comparison)).toEqual([]);
  });

  it("finds parameters and choices, and those that only one has", () => {
    const comparison = comparePackages(
      same,
      withManifest({
        configuration: {
          preset: "seed",
          choices: { classify: "structure" },
          parameters: { detect: { volumeRatio: 6, eventWindow: 60 } },
        },
      }),
    );
    expect(movedParts(comparison)).toEqual(["configuration"]);
    expect(comparison.configuration).toEqual([
      { path: "configuration.choices.classify", kind: "changed", before: "document", after: "structure" },
      { path: "configuration.parameters.detect.volumeRatio", kind: "changed", before: 4, after: 6 },
      { path: "configuration.parameters.detect.minimumVolume", kind: "removed", before: 100 },
      { path: "configuration.parameters.detect.eventWindow", kind: "added", after: 60 },
    ]);
  });

  it.each<[string, Readonly<Record<string, Json>>]>([
    ["seed", { seed: 8 }],
    ["strikelab", { strikelab: "0.2.0" }],
    ["ledger.trials", { ledger: { head: "00".repeat(32), trials: 3 } }],
    ["strategy", { strategy: "expiration-pressure" }],
    ["manifest_version", { manifest_version: 2 }],
    ["vault", { vault: null }],
    [
      "configuration.preset",
      { configuration: { ...(exampleManifest().configuration as object), preset: "scientific" } },
    ],
    [
      "files[evidence.json].role",
      {
        files: [
          { name: "evidence.json", bytes: 2, role: "evidence" },
          { name: "trades.json", bytes: 1 },
        ],
      },
    ],
  ])("finds that %s went in otherwise", (path, changes) => {
    const comparison = comparePackages(same, withManifest(changes));
    expect(comparison.same).toBe(false);
    expect(movedParts(comparison)).toEqual(["run"]);
    expect(comparison.run.map((moved) => moved.path)).toEqual([path]);
  });

  it("finds other data: name, digest, sessions, and files one by one", () => {
    const data = {
      ...{ name: "other", format: "canonical", digest: "cd".repeat(32) },
      files: [
        { name: "three.parquet", bytes: 30, sha256: "03".repeat(32) },
        { name: "two.parquet", bytes: 20, sha256: "ff".repeat(32) },
      ],
    };
    const comparison = comparePackages(
      same,
      exampleContent({
        "manifest.json": exampleManifest({ data, hold_out: { until: null, studied: 9, keptBack: 0 } }),
        "evidence.json": exampleEvidence({ dataset: { name: "other", sessions_studied: 9 } }),
      }),
    );
    expect(movedParts(comparison)).toEqual(["data"]);
    expect(comparison.data).toMatchObject({
      ...{ added: ["three.parquet"], removed: ["one.parquet"], changed: ["two.parquet"] },
      facts: [
        { path: "data.name", before: "example", after: "other" },
        { path: "data.digest" },
        { path: "hold_out.studied", before: 14, after: 9 },
        { path: "dataset.sessions_studied", before: 14, after: 9 },
      ],
    });
  });

  it("finds verdicts and gate, the study's own first", () => {
    const hypotheses = (exampleEvidence().hypotheses as readonly Json[]).map((own) => ({
      ...(own as object),
      verdict: "SUPPORTED",
    }));
    const { verdicts, statements } = comparePackages(
      same,
      withEvidence({
        ...{ experimental_validity: "VALIDATED", hypotheses },
        gate: [{ name: "win_rate", met: true, value: 0.5 }],
        verdicts: { effect: { verdict: "SUPPORTED", reason: "beyond chance" } },
      }),
    );
    expect(verdicts.map(({ path }) => path)).toEqual([
      "verdicts.effect.verdict",
      "experimental_validity",
      "gate[win_rate].met",
      "hypotheses[VS-T3-points].verdict",
      "hypotheses[VS-T4-mean].verdict",
    ]);
    expect(statements.map(({ path }) => path)).toEqual(["verdicts.effect.reason"]);
  });

  it("finds numbers that moved, that came and that went", () => {
    const { numbers } = comparePackages(
      same,
      withEvidence({
        hypotheses: [
          { id: "VS-T4-mean", estimate: 0.5, p_value: 0.125, reason: "no days", verdict: "INSUFFICIENT_DATA" },
          { id: "VS-T3-points", estimate: 1, p_value: null, reason: "few days", verdict: "NOT_DEMONSTRATED" },
        ],
      }),
    );
    expect(numbers).toEqual([
      { path: "hypotheses[VS-T3-points].estimate", before: 1.5, after: 1, difference: -0.5 },
      { path: "hypotheses[VS-T3-points].p_value", before: 0.25, after: Number.NaN, difference: Number.NaN },
      { path: "hypotheses[VS-T4-mean].p_value", before: Number.NaN, after: 0.125, difference: Number.NaN },
    ]);
  });

  it("counts trades that came, went and changed", () => {
    const trades = [
      { detection: "SPX/2026-01-05/2", netPoints: -2 },
      { detection: "SPX/2026-01-06/1", netPoints: 1 },
    ];
    const comparison = comparePackages(same, exampleContent({ "trades.json": trades }));
    expect(movedParts(comparison)).toEqual(["lists"]);
    expect(comparison.lists).toMatchObject([
      {
        ...{ file: "trades.json", list: "", before: 2, after: 2 },
        ...{ added: ["SPX/2026-01-06/1"], removed: ["SPX/2026-01-05/1"], changed: ["SPX/2026-01-05/2"], renamed: [] },
        differences: [{ path: "[SPX/2026-01-05/2].netPoints" }, { kind: "removed" }, { kind: "added" }],
      },
    ]);
  });

  it("takes a trade that is alike but for its number in the day for renamed, each for one only", () => {
    const trade = (number: number, netPoints: number) => {
      const detection = `SPX/2026-01-05/${number}`;
      return { detection, netPoints, order: { plan: { detection } } };
    };
    const numbered = (...trades: readonly Json[]) => exampleContent({ "trades.json": trades });
    const { lists, same: alike } = comparePackages(
      numbered(trade(1, 3), trade(2, 3), trade(3, 5)),
      numbered(trade(4, 3), trade(5, 6)),
    );
    expect(alike).toBe(false);
    expect(lists).toMatchObject([
      {
        ...{ renamed: [["SPX/2026-01-05/1", "SPX/2026-01-05/4"]], added: ["SPX/2026-01-05/5"], changed: [] },
        removed: ["SPX/2026-01-05/2", "SPX/2026-01-05/3"],
      },
    ]);
  });

  it("keeps lists inside a file apart from its other members, and files with another count in their name together", () => {
    const cases = (count: number, x: number) => ({
      [`accuracy_${count}_cases.json`]: { share: x, note: `of ${count}`, cases: [{ id: "a", x }], curve: [x] },
    });
    const { lists, files, onlyBefore, onlyAfter } = comparePackages(
      exampleContent(cases(3, 0.25)),
      exampleContent(cases(4, 0.75)),
    );
    expect([onlyBefore, onlyAfter]).toEqual([[], []]);
    expect(lists).toMatchObject([{ list: "cases", changed: ["a"], differences: [{ path: "cases[a].x" }] }]);
    expect(files).toEqual([
      {
        ...{ file: "accuracy_3_cases.json", after: "accuracy_4_cases.json" },
        numbers: ["share", "curve[0]"].map((path) => ({ path, before: 0.25, after: 0.75, difference: 0.5 })),
        others: [{ path: "note", kind: "changed", before: "of 3", after: "of 4" }],
      },
    ]);
  });

  it("is not the same where only the count in a file's name moved", () => {
    const { same: alike, files } = comparePackages(
      exampleContent({ "log_3_trades.json": {} }),
      exampleContent({ "log_4_trades.json": {} }),
    );
    expect([alike, files.length]).toEqual([false, 1]);
  });

  it("names files that only one has", () => {
    const more = exampleContent({ "expiries.json": [] });
    expect(comparePackages(same, more)).toMatchObject({ same: false, onlyBefore: [], onlyAfter: ["expiries.json"] });
    expect(comparePackages(more, same)).toMatchObject({ onlyBefore: ["expiries.json"], onlyAfter: [] });
  });

  it("swaps before and after when the packages are swapped, and is the same only for equal packages", () => {
    const package_ = fc
      .record({
        seed: fc.nat(2),
        ratio: fc.constantFrom(4, 6),
        p: fc.constantFrom(0.25, 0.5, null),
        effect: fc.constantFrom("SUPPORTED", "REFUTED"),
        trades: fc.uniqueArray(fc.record({ detection: fc.constantFrom("a", "b", "c"), netPoints: fc.nat(2) }), {
          selector: ({ detection }) => detection,
        }),
        extra: fc.boolean(),
      })
      .map(({ seed, ratio, p, effect, trades, extra }) => ({
        key: JSON.stringify([seed, ratio, p, effect, trades, extra]),
        content: exampleContent({
          "manifest.json": exampleManifest({
            seed,
            configuration: { preset: "seed", parameters: { detect: { volumeRatio: ratio } } },
          }),
          "evidence.json": exampleEvidence({ p, verdicts: { effect: { verdict: effect } } }),
          "trades.json": trades,
          ...(extra ? { "extra.json": 1 } : {}),
        }),
      }));
    const parts = ["verdicts", "configuration", "run"] as const;
    fc.assert(
      fc.property(package_, package_, (a, b) => {
        const [there, back] = [comparePackages(a.content, b.content), comparePackages(b.content, a.content)];
        expect(there.same).toBe(a.key === b.key);
        for (const part of parts)
          expect(back[part].map(({ path, before, after }) => [path, after, before])).toEqual(
            there[part].map(({ path, before, after }) => [path, before, after]),
          );
        expect(
          back.numbers.map(({ path, before, after, difference }) => [path, after, before, 0 - difference]),
        ).toEqual(there.numbers.map(({ path, before, after, difference }) => [path, before, after, difference]));
        expect([back.onlyAfter, back.onlyBefore]).toEqual([there.onlyBefore, there.onlyAfter]);
        const sides = (list: PackageComparison["lists"]) =>
          list.map(({ before, after, added, removed, changed, renamed }) => ({
            ...{ before, after, changed },
            added: [...added, ...renamed.map(([, name]) => name)],
            removed: [...removed, ...renamed.map(([name]) => name)],
          }));
        expect(
          sides(back.lists).map(({ before, after, added, removed, changed }) => [
            ...[after, before, [...removed].sort(), [...added].sort()],
            [...changed].sort(),
          ]),
        ).toEqual(
          sides(there.lists).map(({ before, after, added, removed, changed }) => [
            ...[before, after, [...added].sort(), [...removed].sort()],
            [...changed].sort(),
          ]),
        );
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("refuses a package without a manifest, or with one that is too new", () => {
    expect(() => comparePackages(new Map(), same)).toThrow(new RangeError("invalid package: no manifest.json"));
    expect(() => comparePackages(same, withManifest({ manifest_version: 99 }))).toThrow("update strikelab");
  });
});

describe("movedNumber(difference)", () => {
  it("takes a change with a number on a side and a number or nothing on the other", () => {
    expect(movedNumber({ path: "x", kind: "changed", before: 1, after: 3 })).toEqual({
      ...{ path: "x", before: 1, after: 3, difference: 2 },
    });
    expect(movedNumber({ path: "x", kind: "changed", before: "a", after: 3 })).toBeNull();
    expect(movedNumber({ path: "x", kind: "changed", before: null, after: "a" })).toBeNull();
    expect(movedNumber({ path: "x", kind: "added", after: 3 })).toBeNull();
  });

  it("is what movedNumbers(differences) keeps", () => {
    expect(
      movedNumbers([
        { path: "x", kind: "added", after: 3 },
        { path: "y", kind: "changed", before: 1, after: 2 },
      ]),
    ).toEqual([{ path: "y", before: 1, after: 2, difference: 1 }]);
  });
});
