import { describe, expect, it } from "vitest";
import type { Trial, Verdict } from "../../lib/hypotheses/hypothesis.js";
import { type CriterionRule, judgeCriteria, type RoadmapCriterion } from "../../lib/hypotheses/roadmap-criterion.js";
import type { RunCounts } from "../../lib/hypotheses/run-counts.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";

const counts: RunCounts = {
  ...{ alerts: 12, trades: 120, traced: 1, slowestDecision: 25 },
  ...{ reliability: 0.97, withinFillTarget: 0.9, slowestFill: 80, latencies: 120 },
};
const criterionOf = (rule: CriterionRule): RoadmapCriterion => ({
  ...{ id: "C", criterion: "it is so", source: "document", unit: "of them", rule },
});
const trialOf = (id: string, verdict: Verdict, standing: Trial["standing"] = "confirmatory"): Trial => ({
  ...{
    hypothesis: hypothesisOf({ id }),
    finding: findingOf(),
    verdict,
    reason: "so it is",
    adjustment: null,
    standing,
  },
});
const judged = (rule: CriterionRule, trials: readonly Trial[] = [], lacks: readonly string[] = []) =>
  judgeCriteria([criterionOf(rule)], trials, counts, lacks)[0]!;
const count = (changes: Partial<Extract<CriterionRule, { kind: "count" }>> = {}): CriterionRule => ({
  ...{ kind: "count", count: "trades", comparison: ">=", threshold: 100, open: null },
  ...changes,
});

describe("a criterion that a count of the run decides", () => {
  it("is met at the threshold and not short of it, with the value", () => {
    expect(judged(count())).toMatchObject({ ...criterionOf(count()), state: "MET", value: 120 });
    expect(judged(count({ threshold: 120 })).state).toBe("MET");
    expect(judged(count({ threshold: 121 }))).toMatchObject({
      ...{ state: "NOT_MET", reason: "120 of them, asked for >= 121" },
    });
    expect(judged(count({ comparison: "<=", threshold: 120 })).state).toBe("MET");
    expect(judged(count({ comparison: "<=", threshold: 119 })).state).toBe("NOT_MET");
    const many = judgeCriteria([criterionOf(count())], [], { ...counts, trades: 1511 }, [])[0]!;
    expect(many.reason).toBe("1511 of them, asked for >= 100");
    expect(judged(count({ count: "traced", threshold: 1 })).value).toBe(1);
  });

  it("can fail, and stay open, where keeping it is not enough", () => {
    const open = { count: "slowestDecision", comparison: "<=", open: "the feed is not in it" } as const;
    expect(judged(count({ ...open, threshold: 30 }))).toMatchObject({
      ...{ state: "NOT_TESTABLE", value: 25, reason: "25 of them, asked for <= 30; the feed is not in it" },
    });
    expect(judged(count({ ...open, threshold: 20 })).state).toBe("NOT_MET");
  });

  it("is not testable where there is nothing to count, or the preset cannot be tried", () => {
    const empty = { ...counts, traced: Number.NaN };
    expect(judgeCriteria([criterionOf(count({ count: "traced" }))], [], empty, [])[0]).toMatchObject({
      ...{ state: "NOT_TESTABLE", reason: "this run has nothing of the kind to count" },
    });
    expect(judged(count(), [], ["no sides", "no future"])).toMatchObject({
      ...{ state: "NOT_TESTABLE", value: Number.NaN, reason: "no sides; no future" },
    });
  });
});

it("never counts an assumption as met, whatever it gives back", () => {
  for (const threshold of [0.5, 0.99])
    expect(
      judged({
        ...{ kind: "assumption", count: "reliability", comparison: ">=", threshold },
        assumption: "it was assumed",
      }),
    ).toMatchObject({
      ...{ state: "NOT_TESTABLE", value: 0.97, reason: `0.97 of them, asked for >= ${threshold}; it was assumed` },
    });
});

it("names who else would have to show it", () => {
  expect(judged({ kind: "elsewhere", where: "another command" })).toMatchObject({
    ...{ state: "NOT_TESTABLE", value: Number.NaN, reason: "another command" },
  });
});

describe("a criterion that hypotheses decide", () => {
  const all = (...verdicts: readonly Verdict[]) => {
    const trials = verdicts.map((verdict, k) => trialOf(`H${k}`, verdict));
    const ids = trials.map(({ hypothesis }) => hypothesis.id);
    return judged({ kind: "hypotheses", ids, value: "supported" }, trials);
  };

  it("is met when all are supported, missed when one is answered otherwise, open when one has no answer", () => {
    expect(all("SUPPORTED", "SUPPORTED")).toMatchObject({ state: "MET", value: 2 });
    expect(all("SUPPORTED", "NOT_DEMONSTRATED")).toMatchObject({
      ...{ state: "NOT_MET", value: 1, reason: "H1: NOT_DEMONSTRATED - so it is" },
    });
    expect(all("INSUFFICIENT_DATA", "REFUTED").state).toBe("NOT_MET");
    expect(all("SUPPORTED", "INSUFFICIENT_DATA", "INSUFFICIENT_DATA")).toMatchObject({
      ...{ state: "NOT_TESTABLE", value: 1, reason: "H1, H2: INSUFFICIENT_DATA - so it is" },
    });
    expect(all("NOT_TESTABLE").state).toBe("NOT_TESTABLE");
  });

  it("is not met by what may not be claimed", () => {
    const exploratory = [trialOf("H", "SUPPORTED", "exploratory")];
    expect(judged({ kind: "hypotheses", ids: ["H"], value: "supported" }, exploratory)).toMatchObject({
      ...{
        state: "NOT_MET",
        value: 0,
        reason: expect.stringContaining("(exploratory: the primary hypothesis is not supported)"),
      },
    });
  });

  it("has the estimate or the p as its value", () => {
    const trials = [trialOf("H", "SUPPORTED")];
    expect(judged({ kind: "hypotheses", ids: ["H"], value: "estimate" }, trials).value).toBe(2);
    expect(judged({ kind: "hypotheses", ids: ["H"], value: "p-value" }, trials).value).toBe(0.001);
    const none = [{ ...trials[0]!, finding: null }];
    expect(judged({ kind: "hypotheses", ids: ["H"], value: "estimate" }, none).value).toBeNaN();
  });

  it("must be on the list", () => {
    expect(() => judged({ kind: "hypotheses", ids: ["H"], value: "estimate" })).toThrow(
      new RangeError("unknown hypothesis: H"),
    );
  });
});
