import { describe, expect, it } from "vitest";
import { designPower } from "../../lib/hypotheses/design-power.js";
import type { Finding } from "../../lib/hypotheses/hypothesis.js";
import { type Circumstances, tryHypothesis } from "../../lib/hypotheses/try-hypothesis.js";
import { type VolumeShockHypothesisId, volumeShockHypotheses } from "../../lib/hypotheses/volume-shock-hypotheses.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { findingOf } from "../fixtures/findings.js";

const parameters = volumeShockPresets.seed.parameters.judge;
const hypotheses = volumeShockHypotheses(parameters);
const classesOf = (...trades: readonly [number, number]) => ({
  classes: ["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY"] as const,
  trades,
});
const usual: Circumstances = {
  lacks: [],
  flowLack: null,
  trades: 120,
  classes: classesOf(60, 60),
  parameters,
};
const tried = (id: VolumeShockHypothesisId, finding: Finding | null, changes: Partial<Circumstances> = {}) =>
  tryHypothesis(hypotheses[id], finding, { ...usual, ...changes });

describe("a hypothesis tried under the circumstances of a study", () => {
  it("is judged where there is a finding", () => {
    expect(tried("VS-T4-mean", findingOf())).toMatchObject({ verdict: "SUPPORTED", standing: "confirmatory" });
    expect(tried("VS-T2-coin", findingOf())).toMatchObject({ standing: "exploratory" });
    expect(tried("VS-D-skill", findingOf())).toMatchObject({ standing: "exploratory" });
    const adjustment = { pValue: 0.5, method: "Holm", tests: 3 };
    expect(
      tryHypothesis(hypotheses["VS-S1-slope"], findingOf(), usual, { adjustment, standing: "exploratory" }),
    ).toMatchObject({
      verdict: "NOT_DEMONSTRATED",
      adjustment,
    });
  });

  it("has its power at the design alternative", () => {
    const { power } = tried("VS-T4-points", findingOf()).finding!;
    expect(power).toEqual(designPower(hypotheses["VS-T4-points"], findingOf()));
    expect(power).toMatchObject({ alternative: "a true mean of 15 points with the spread that the interval shows" });
    expect(tried("VS-P-flow", findingOf()).finding!.power).toBeNull();
  });

  it("is NOT_TESTABLE for whatever the data lack, before anything else", () => {
    expect(tried("VS-T4-mean", findingOf(), { lacks: ["no sides", "no future"] })).toMatchObject({
      verdict: "NOT_TESTABLE",
      reason: "no sides; no future",
    });
    for (const id of ["VS-P-flow", "VS-S1-slope", "VS-S2-hazard", "VS-S4-2-minutes"] as const)
      expect(tried(id, findingOf(), { flowLack: "no takers" })).toMatchObject({
        verdict: "NOT_TESTABLE",
        reason: "no takers",
      });
    expect(tried("VS-S3-hold", findingOf(), { flowLack: "no takers" }).verdict).not.toBe("NOT_TESTABLE");
  });

  it("is NOT_TESTABLE where the data cannot speak to it alone, whatever was found", () => {
    const impossible = { "VS-H-spike-days": "every day is one" };
    expect(tried("VS-H-spike-days", findingOf(), { impossible })).toMatchObject({
      ...{ verdict: "NOT_TESTABLE", reason: "every day is one", finding: null },
    });
    expect(tried("VS-T4-mean", findingOf(), { impossible }).verdict).toBe("SUPPORTED");
  });

  it.each([
    ["VS-S1-slope", "fewer than three episodes whose flow was seen, or a single day"],
    ["VS-P-flow", "fewer than three events whose flow was seen, or a single day"],
    ["VS-D-tail", "no strike had a baseline"],
    ["VS-D-skill", "no alert states a confidence and has an outcome"],
    ["VS-S3-hold", "one of the two classes has no trade"],
    ["VS-T3-points", "no other day has matched times to draw placebo trades from"],
    ["VS-T2-break-even", "a break-even rate needs winning and losing trades"],
  ] as const)("says of %s without a finding why there is none", (id, reason) => {
    expect(tried(id, null)).toMatchObject({ verdict: "INSUFFICIENT_DATA", reason, finding: null });
  });

  it("says that there are no trades where there are none", () => {
    expect(tried("VS-T3-points", null, { trades: 0 }).reason).toBe("there are no trades");
    expect(tried("VS-S3-hold", null, { trades: 0 }).reason).toBe("there are no trades");
  });

  it("compares classes only where each has enough trades, and shows the numbers all the same", () => {
    const finding = findingOf();
    expect(tried("VS-S3-hold", finding, { classes: classesOf(30, 31) }).verdict).toBe("SUPPORTED");
    expect(tried("VS-S3-hold", finding, { classes: classesOf(29, 31) })).toMatchObject({
      verdict: "INSUFFICIENT_DATA",
      reason: "29 trades on INSTITUTIONAL_SWEEP and 31 trades on GAMMA_EMERGENCY; a comparison needs 30 of each",
      finding,
    });
    const few = { classes: classesOf(9, 9), parameters: { ...parameters, leastClassTrades: 9 } };
    expect(tried("VS-S3-hold", finding, few).verdict).toBe("SUPPORTED");
  });
});
