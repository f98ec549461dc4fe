import { describe, expect, it } from "vitest";
import { noSize } from "../../lib/hypotheses/design-alternative.js";
import { insufficientData, judge, notTestable } from "../../lib/hypotheses/judge.js";
import { neededSummary } from "../../lib/hypotheses/needed-summary.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";

const parameters = volumeShockPresets.seed.parameters.judge;
const none = (id: string, changes = {}) => insufficientData(hypothesisOf({ id, ...changes }), "there are no trades");

describe("what both verdicts would take", () => {
  it("is the most that any of their hypotheses lacks, and the design that takes the longest", () => {
    const open = { estimate: 0.1, pValue: 0.4, trades: 90, days: 28 };
    const wide = (half: number) => ({ lower: 0.1 - half, upper: 0.1 + half, level: 0.95, method: "made up" });
    const trials = [
      judge(hypothesisOf({ id: "SHORT" }), findingOf({ ...open, interval: wide(2) }), parameters),
      judge(hypothesisOf({ id: "LONG" }), findingOf({ ...open, interval: wide(4) }), parameters),
      none("OTHER", { family: "timing", leastSample: { trades: 9999, days: 999 } }),
    ];
    expect(neededSummary(trials, 45)).toMatch(
      /^10 trades and 2 days with trades more for the least sample; longest of all LONG: a true mean of 2 points is shown with 80 % power by \d+ trades in about \d+ sessions$/,
    );
    expect(neededSummary(trials.slice(0, 1), 45)).toContain("SHORT");
    const large = judge(hypothesisOf(), findingOf({ ...open, trades: 900, days: 30, interval: wide(1) }), parameters);
    expect(neededSummary([large], 45)).toBe("the least sample is there, and so is every sample that was planned for");
  });

  it("counts sessions where no trade gives a pace", () => {
    const design = { law: "sharpe", value: 3, power: 0.8, words: "a true ratio of 3" } as const;
    expect(neededSummary([none("A", { design })], 45)).toMatch(
      /^100 trades and 30 days with trades more for the least sample; longest of all A: a true ratio of 3 is shown with 80 % power by \d+ sessions$/,
    );
    expect(neededSummary([none("A", { design: noSize })], 45)).toBe(
      "100 trades and 30 days with trades more for the least sample",
    );
  });

  it("is other data first, and nothing where all is decided", () => {
    const untestable = notTestable(hypothesisOf(), "no sides");
    expect(neededSummary([untestable, { ...untestable }], 45)).toBe(
      "before any number of trades counts, the data must have what these lack: no sides",
    );
    expect(neededSummary([judge(hypothesisOf(), findingOf(), parameters)], 45)).toMatch(/^nothing: /);
  });
});
