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
  { strategy: "volume-shock", data: digestFor("data"), runs: 2, failed: 0, sweeps: 1, trials: 7 },
  { strategy: "expiration-pressure", data: other, runs: 1, failed: 1, sweeps: 0, trials: 1 },
];

describe("the summary of a ledger", () => {
  it("gives lines, distinct trials, head, and trials by strategy and data", () => {
    const summary = ledgerSummary(state(text));
    expect(summary).toContain("reports/ledger.jsonl: 4 lines, 8 distinct trials\n");
    expect(summary).toContain(`head ${lines[3]!.digest}\nthe chain holds\n`);
    for (const { strategy, data, runs, failed: lost, sweeps, trials } of groups)
      expect(summary.replace(/ +/g, " ")).toContain(
        `${strategy} ${data.slice(0, 12)} ${runs} ${lost} ${sweeps} ${trials}\n`,
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

describe("the same for machines", () => {
  it("is JSON with everything", () => {
    const head = lines[3]!.digest;
    expect(JSON.parse(ledgerJson(state(text)))).toEqual({
      ...{ path: "reports/ledger.jsonl", lines: 4, head, trials: 8, groups },
      ...{ torn: null, torn_files: [], faults: [] },
    });
    expect(JSON.parse(ledgerJson(state(`x\n${text}{"di`, ["t"])))).toMatchObject({
      torn: { line: 6, text: '{"di' },
      head: null,
      torn_files: ["t"],
      faults: [{ line: 1, reason: "unreadable", expected: null, found: null }, { line: 2 }],
    });
  });
});
