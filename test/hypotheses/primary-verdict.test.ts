import { describe, expect, it } from "vitest";
import { combineVerdicts } from "../../lib/hypotheses/combine-verdicts.js";
import type { Finding, Hypothesis, Trial } from "../../lib/hypotheses/hypothesis.js";
import { insufficientData, judge, notTestable } from "../../lib/hypotheses/judge.js";
import { primaryVerdict } from "../../lib/hypotheses/primary-verdict.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";

const parameters = volumeShockPresets.seed.parameters.judge;

function partOf(finding: Partial<Finding>, hypothesis: Partial<Hypothesis> = {}): Trial {
  return judge(hypothesisOf(hypothesis), findingOf(finding), parameters);
}

describe("a primary hypothesis", () => {
  it("has the verdict of its parts together, and the largest of their p", () => {
    const parts = [partOf({ pValue: 0.001 }), partOf({ pValue: 0.03 }, { id: "B" }), partOf({ pValue: 0.02 })];
    expect(primaryVerdict(parts)).toEqual({ ...combineVerdicts(parts), level: 0.05, pValue: 0.03, pReason: null });
    expect(primaryVerdict([...parts].reverse()).pValue).toBe(0.03);
  });

  it("is supported exactly when its p is below the level, where its parts are tested", () => {
    for (const pValue of [0.0499, 0.05, 0.0501, 0.9]) {
      const own = primaryVerdict([partOf({ pValue: 0.001 }), partOf({ pValue })]);
      expect(own.verdict === "SUPPORTED").toBe(own.pValue < own.level);
    }
  });

  it("has no p where a part was not tested, has too few data, or is decided by an interval, and names that part", () => {
    const good = partOf({});
    const cases: readonly (readonly [Trial, string])[] = [
      [notTestable(hypothesisOf({ id: "B" }), "no takers"), "B: no takers"],
      [insufficientData(hypothesisOf({ id: "B" }), "no trades"), "B: no trades"],
      [partOf({ trades: 99 }, { id: "B" }), "B: 99 trades on 30 days; a verdict needs 100 on 30"],
      [partOf({ pValue: null }, { id: "B" }), "B: its method gives an interval and no p"],
    ];
    for (const [part, reason] of cases) {
      const own = primaryVerdict([good, part]);
      expect(own.pValue).toBeNaN();
      expect(own.pReason).toBe(reason);
    }
    const both = primaryVerdict([cases[0]![0], good, cases[1]![0]]);
    expect(both.pReason).toBe("B: no takers; B: no trades");
    const same = primaryVerdict([good, ...["C", "D"].map((id) => notTestable(hypothesisOf({ id }), "no takers"))]);
    expect(same.pReason).toBe("C, D: no takers");
  });

  it("gets nothing from a two-sided test whose estimate lies on the other side", () => {
    const twoSided = { tails: "two-sided" } as const;
    expect(primaryVerdict([partOf({ estimate: -2, pValue: 0.001 }, twoSided)])).toMatchObject({
      ...{ verdict: "REFUTED", pValue: 1 },
    });
    expect(primaryVerdict([partOf({ estimate: 2, pValue: 0.001 }, twoSided)]).pValue).toBe(0.001);
    expect(primaryVerdict([partOf({ estimate: 2, pValue: 0.001 }, { ...twoSided, side: "less" })]).pValue).toBe(1);
    expect(primaryVerdict([partOf({ estimate: -2, pValue: 0.001 }, { ...twoSided, side: "different" })]).pValue).toBe(
      0.001,
    );
  });

  it("has one level", () => {
    expect(() => primaryVerdict([partOf({}), partOf({}, { level: 0.01 })])).toThrow(
      new RangeError("invalid level of a part: 0.01"),
    );
    expect(() => primaryVerdict([])).toThrow(new RangeError("invalid trials: none"));
  });
});
