import { describe, expect, it } from "vitest";
import { ledgerJson, ledgerSummary } from "../../lib/cli/ledger-summary.js";
import type { FailedEntry, SweepEntry } from "../../lib/evidence/ledger-line.js";
import { readLedger } from "../../lib/evidence/read-ledger.js";
import { chainOf, digestFor, studyEntry, textOf } from "../fixtures/ledger.js";

const other = digestFor("other data");
const sweep: SweepEntry = {
  ...{ kind: "sweep", strategy: "volume-shock", data: digestFor("data"), seed: 1, points: 5 },
  ...{ table: digestFor("table"), sharpes: { trials: 0, mean: null, variance: null }, at: "2026-02-02T00:00:00.000Z" },
};
const { evaluations, before, at } = studyEntry({ d: null });
const failed: FailedEntry = {
  ...{ kind: "study", outcome: "failed", strategy: "expiration-pressure", data: other, seed: 1 },
  ...{ evaluations, before, error: "RangeError", at },
};
const lines = chainOf([studyEntry({ a: 1, b: 2 }), studyEntry({ a: 1, b: 2 }), sweep, failed]);
const text = textOf(lines);
const state = (content: string, tornFiles: readonly string[] = []) => ({
  path: "reports/ledger.jsonl",
  ledger: readLedger(content),
  tornFiles,
});
const groups = [
  {
    strategy: "volume-shock",
    data: digestFor("data"),
    runs: 2,
    failed: 0,
    sweeps: 1,
    trials: 7,
    registered: 0,
    looks: 0,
  },
  { strategy: "expiration-pressure", data: other, runs: 1, failed: 1, sweeps: 0, trials: 1, registered: 0, looks: 0 },
];

describe("the summary of a ledger", () => {
  it("gives lines, distinct trials, head, and trials by strategy and data", () => {
    const summary = ledgerSummary(state(text));
    expect(summary).toContain("reports/ledger.jsonl: 4 lines, 8 distinct trials\n");
    expect(summary).toContain(`head ${lines[3]!.digest}\nthe chain holds\n`);
    for (const { strategy, data, runs, failed: lost, sweeps, trials } of groups)
      expect(summary.replace(/ +/g, " ")).toContain(
        `${strategy} ${data.slice(0, 12)} ${runs} ${lost} ${sweeps} ${trials} 0 0\n`,
      );
  });

  it("can be given of nothing", () => {
    expect(ledgerSummary(state(""))).toContain("0 lines, 0 distinct trials");
  });

  it("names broken lines, a torn one and where others are kept", () => {
    const summary = ledgerSummary(state(`${text.replace('"points":5', '"points":1')}{"di`, ["ledger.jsonl.torn-1"]));
    expect(summary).toContain("THE CHAIN IS BROKEN in 1 place:\n  line 3 was changed after it was written (expected ");
    expect(summary).toContain("line 5 was not written to its end (4 bytes)");
    expect(summary).toContain("unfinished line kept in ledger.jsonl.torn-1");
    expect(summary).toContain("3 sound lines, 3 distinct trials");
    expect(summary).not.toMatch(/the chain holds|head/);
  });
});

describe("registrations in the summary of a ledger", () => {
  const heldOut = { from: "2026-04-01", until: "2026-05-01", sessions: 20 };
  const shared = { strategy: "volume-shock", dataset: "recordings", seed: 1, heldOut, at: "2026-06-01T00:00:00.000Z" };
  const registered = (data: string, meaning: string) =>
    ({
      kind: "registration",
      version: "1",
      ...shared,
      data,
      market: data,
      configuration: { preset: "mine" },
      meaning,
    }) as const;
  const begun = [registered("d1", "first"), registered("d1", "second"), registered("d2", "third")];
  const chain = chainOf([
    ...begun,
    { kind: "look", ...shared, data: "d1", market: "d1", registration: chainOf(begun)[0]!.digest },
  ]);
  const registeredState = { path: "l", ledger: readLedger(textOf(chain)), tornFiles: [] };

  it("say whether the vault is open, closed or spent for each", () => {
    const summary = ledgerSummary(registeredState);
    const line = (k: number) =>
      summary.split("\n").find((own) => own.startsWith(`registration ${chain[k]!.digest.slice(0, 12)}`));
    expect(line(0)).toBe(
      `registration ${chain[0]!.digest.slice(0, 12)}: volume-shock on recordings, 20 sessions from 2026-04-01 to 2026-05-01; the vault was opened for it (first)`,
    );
    expect(line(1)).toContain("the vault was opened for another (second)");
    expect(line(2)).toContain("the vault is closed (third)");
    expect(summary.replace(/ +/g, " ")).toContain("volume-shock d1 0 0 0 0 2 1\n");
    const { registrations } = JSON.parse(ledgerJson(registeredState));
    expect(registrations.map(({ opened }: { opened: string }) => opened)).toEqual(["open", "spent", "closed"]);
    expect(registrations[2]).toMatchObject({ registration: chain[2]!.digest, data: "d2", meaning: "third", heldOut });
  });
});

describe("the same for machines", () => {
  it("is JSON with everything", () => {
    const head = lines[3]!.digest;
    expect(JSON.parse(ledgerJson(state(text)))).toEqual({
      ...{ path: "reports/ledger.jsonl", lines: 4, head, trials: 8, groups },
      ...{ torn: null, torn_files: [], faults: [], registrations: [] },
    });
    expect(JSON.parse(ledgerJson(state(`x\n${text}{"di`, ["t"])))).toMatchObject({
      torn: { line: 6, text: '{"di' },
      head: null,
      torn_files: ["t"],
      faults: [{ line: 1, reason: "unreadable", expected: null, found: null }, { line: 2 }],
    });
  });
});
