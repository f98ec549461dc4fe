import { describe, expect, it } from "vitest";
import type { Json } from "../../lib/evidence/canonical-json.js";
import { configurationDigest, genesis, type LedgerEntry, type StudyEntry } from "../../lib/evidence/ledger-line.js";
import { priorTrials } from "../../lib/evidence/ledger-trials.js";
import type { Manifest } from "../../lib/evidence/manifest.js";
import { readLedger } from "../../lib/evidence/read-ledger.js";
import { checkLedger } from "../../lib/evidence/verify-ledger.js";
import { chainOf, digestFor, priorOf, studyEntry, textOf } from "../fixtures/ledger.js";

const configuration = (preset: string) => ({ preset, parameters: {}, choices: {} });
const digestOf = (preset: string) => configurationDigest(configuration(preset));
const data = digestFor("data");
const evidence: Json = {
  experimental_validity: "REJECTED",
  verdicts: { effect: { verdict: "SUPPORTED" }, as_advertised: { verdict: "REFUTED" } },
};
const before: readonly LedgerEntry[] = [
  studyEntry({ other: 2 }, { package: digestFor("first") }),
  studyEntry({ a: 1 }, { strategy: "expiration-pressure", package: digestFor("second") }),
];
const identity = { strategy: "volume-shock", data, seed: 1, configurations: [digestOf("mine"), digestOf("beside")] };
const own = (prior = priorTrials(chainOf(before), identity), changes: Partial<StudyEntry> = {}): StudyEntry => ({
  ...studyEntry(),
  evaluations: ["mine", "beside"].map((preset) => ({ preset, configuration: digestOf(preset), sharpe: 1 })),
  before: prior,
  ...changes,
});
const manifest = (changes: Partial<Manifest> = {}): Manifest =>
  ({
    ...{ strategy: "volume-shock", seed: 1, confirms: null, configuration: configuration("mine"), meaning: "" },
    ...{ manifest_version: 2, data: { digest: data, market: null } },
    hold_out: { studied: 8 },
    beside: [{ configuration: configuration("beside"), meaning: "" }],
    ledger: priorTrials(chainOf(before), identity),
    ...changes,
  }) as Manifest;
const check = (entries: readonly LedgerEntry[], changed: Partial<Manifest> = {}, document = evidence) =>
  checkLedger(readLedger(textOf(chainOf(entries))), manifest(changed), digestFor("package"), document);

describe("checkLedger(ledger, manifest, digest, evidence)", () => {
  it("finds the line that wrote the package down, whatever came after", () => {
    expect(check([...before, own()])).toEqual({ line: 3, faults: [] });
    expect(check([...before, own(), studyEntry({ later: 9 }, { package: digestFor("later") })])).toEqual({
      line: 3,
      faults: [],
    });
  });

  it("says where no line did", () => {
    expect(check(before)).toEqual({
      line: null,
      faults: [expect.objectContaining({ field: "package", expected: digestFor("package") })],
    });
  });

  it("holds seed, configurations, sessions, verdicts and what was before against the line", () => {
    const fields = (changed: Partial<Manifest>, document = evidence) =>
      check([...before, own()], changed, document).faults.map(({ field }) => field);
    expect(fields({ seed: 2 })).toContain("entry.seed of line 3");
    expect(fields({ configuration: configuration("edited") })).toContain(
      "entry.evaluations[0].configuration of line 3",
    );
    expect(fields({ hold_out: { studied: 9 } as Manifest["hold_out"] })).toEqual(["entry.sessions of line 3"]);
    expect(fields({}, { ...(evidence as object), experimental_validity: "VALIDATED" })).toEqual([
      "entry.validity of line 3",
    ]);
    expect(fields({}, {})).toHaveLength(3);
    const fewer = { ...manifest().ledger, trials: 0 };
    expect(fields({ ledger: fewer })).toEqual(["entry.before.trials of line 3", "ledger.trials"]);
  });

  it("counts the trials until then itself", () => {
    const lied = { ...manifest().ledger, trials: 0, sharpes: { trials: 0, mean: null, variance: null } };
    expect(check([...before, own(lied)], { ledger: lied }).faults).toEqual([
      expect.objectContaining({
        field: "ledger.sharpes.mean",
        problem: "is not what the ledger held then",
        found: "null",
        expected: "2",
      }),
    ]);
    expect(check([own(priorOf(genesis.digest, 0))], { ledger: priorOf(genesis.digest, 0) })).toEqual({
      line: 1,
      faults: [],
    });
  });

  it("misses lines that were cut off before it, and the chain where it is broken", () => {
    const gone = { ...manifest().ledger, head: digestFor("a line that is gone") };
    expect(check([own(gone)], { ledger: gone }).faults).toEqual([
      expect.objectContaining({ field: "ledger.head", problem: expect.stringContaining("lines are missing") }),
    ]);
    const text = textOf(chainOf([...before, own()])).replace('"sharpe":2', '"sharpe":3');
    expect(checkLedger(readLedger(text), manifest(), digestFor("package"), evidence)).toEqual({
      line: null,
      faults: [
        expect.objectContaining({ problem: expect.stringMatching(/^line 1 was changed .*the chain is broken$/) }),
      ],
    });
  });

  it("holds a confirmation against its registration", () => {
    const heldOut = { from: "2026-04-01", until: "2026-05-01", sessions: 8 };
    const shared = { strategy: "volume-shock", dataset: "d", data, seed: 1, heldOut, at: "2026-06-01T00:00:00.000Z" };
    const registered = (preset: string): LedgerEntry => ({
      ...{
        kind: "registration",
        version: "1",
        market: data,
        ...shared,
        configuration: configuration(preset),
        meaning: "",
      },
    });
    const confirmed = (preset: string) => {
      const [line] = chainOf([registered(preset)]);
      const looked: readonly LedgerEntry[] = [
        registered(preset),
        { kind: "look", market: data, ...shared, registration: line!.digest },
      ];
      const confirms = line!.digest;
      const prior = priorTrials(chainOf(looked), { ...identity, confirms, configurations: [digestOf("mine")] });
      const evaluations = own().evaluations.slice(0, 1);
      return check([...looked, own(prior, { confirms, evaluations })], { confirms, ledger: prior, beside: [] });
    };
    expect(confirmed("mine")).toEqual({ line: 3, faults: [] });
    expect(confirmed("other").faults).toEqual([
      expect.objectContaining({
        field: "configuration.preset",
        problem: "is not what was registered",
        expected: '"other"',
      }),
    ]);
    expect(check([...before, own()], { confirms: digestFor("none") }).faults.map(({ field }) => field)).toContain(
      "confirms",
    );
  });
});
