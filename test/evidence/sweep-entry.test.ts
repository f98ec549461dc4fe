import { expect, it } from "vitest";
import { countTrials } from "../../lib/evidence/ledger-trials.js";
import { type Sweep, sweepEntry } from "../../lib/evidence/sweep-entry.js";
import { chainOf, digestFor } from "../fixtures/ledger.js";

const sweep: Sweep = {
  ...{ strategy: "volume-shock", data: digestFor("data"), seed: 4, table: digestFor("table") },
  points: [
    { configuration: digestFor("a"), sharpe: 1 },
    { configuration: digestFor("b"), sharpe: 3 },
    { configuration: digestFor("a"), sharpe: 100 },
    { configuration: digestFor("c"), sharpe: null },
    { configuration: digestFor("d"), sharpe: Number.NaN },
  ],
  at: "2026-02-02T00:00:00.000Z",
};

it("sweepEntry is one block with the number of distinct points and the spread of their ratios", () => {
  const { points: _, ...rest } = sweep;
  const entry = sweepEntry(sweep);
  expect(entry).toEqual({ kind: "sweep", ...rest, points: 4, sharpes: { trials: 2, mean: 2, variance: 2 } });
  expect(countTrials(chainOf([entry]))).toBe(4);
});

it("sweepEntry refuses a sweep without points", () => {
  expect(() => sweepEntry({ ...sweep, points: [] })).toThrow(new RangeError("invalid points: 0"));
});
