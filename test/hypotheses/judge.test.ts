import { describe, expect, it } from "vitest";
import type { Finding, Hypothesis } from "../../lib/hypotheses/hypothesis.js";
import { insufficientData, judge, notTestable } from "../../lib/hypotheses/judge.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";

const parameters = { ...volumeShockPresets.seed.parameters.judge, descriptiveDays: 6 };

function verdictOn(finding: Partial<Finding>, hypothesis: Partial<Hypothesis> = {}) {
  return judge(hypothesisOf(hypothesis), findingOf(finding), parameters).verdict;
}

const range = (lower: number, upper: number) => ({ interval: { lower, upper, level: 0.95, method: "made up" } });

describe("the verdict on a hypothesis", () => {
  it("is SUPPORTED when p is below the level, and only below", () => {
    expect(verdictOn({ pValue: 0.0499 })).toBe("SUPPORTED");
    expect(verdictOn({ pValue: 0.05 })).toBe("NOT_DEMONSTRATED");
    expect(verdictOn({ pValue: 0.0499 }, { level: 0.01 })).toBe("NOT_DEMONSTRATED");
  });

  it("is NOT_DEMONSTRATED when the null stands and the interval contains the claim: failing to show is not refuting", () => {
    expect(verdictOn({ pValue: 0.3, ...range(-1, 3) })).toBe("NOT_DEMONSTRATED");
    expect(verdictOn({ pValue: 0.9, ...range(-3, 0) })).toBe("NOT_DEMONSTRATED");
    expect(verdictOn({ pValue: 0.9, interval: null })).toBe("NOT_DEMONSTRATED");
  });

  it("is REFUTED when the interval excludes the claim on its wrong side", () => {
    expect(verdictOn({ pValue: 0.99, estimate: -2, ...range(-3, -0.001) })).toBe("REFUTED");
    expect(verdictOn({ pValue: 0.99, estimate: 4, ...range(3, 5) }, { claimed: 12 })).toBe("REFUTED");
    expect(verdictOn({ pValue: 0.2, estimate: 14, ...range(12.5, 15) }, { claimed: 12 })).toBe("NOT_DEMONSTRATED");
  });

  it("is REFUTED by the opposite test at the same level where there is one, whatever the 95 % interval says", () => {
    const short = { pValue: 0.98, estimate: -2, ...range(-3, -0.001) };
    expect(verdictOn({ ...short, pOpposite: 0.02 }, { level: 0.01 })).toBe("NOT_DEMONSTRATED");
    expect(verdictOn({ ...short, pOpposite: 0.009 }, { level: 0.01 })).toBe("REFUTED");
    expect(verdictOn({ ...short, ...range(-3, 0.1), pOpposite: 0.009 }, { level: 0.01 })).toBe("REFUTED");
    expect(judge(hypothesisOf(), findingOf({ ...short, pOpposite: 0.2 }), parameters).reason).toBe(
      "the interval [-3, -0.001] lies short of 0 points, but the opposite test has p = 0.2, not below 0.05: neither shown nor excluded at this level",
    );
    expect(judge(hypothesisOf(), findingOf({ ...short, pOpposite: 0.004 }), parameters).reason).toBe(
      "the interval [-3, -0.001] excludes the claimed 0 points, and the opposite test has p = 0.004 < 0.05",
    );
  });

  it("has a direction also where both tails are tested: the other one refutes", () => {
    const both = { tails: "two-sided" } as const;
    expect(verdictOn({ pValue: 0.01, estimate: 2 }, both)).toBe("SUPPORTED");
    expect(verdictOn({ pValue: 0.01, estimate: -2, ...range(-3, -1) }, both)).toBe("REFUTED");
    expect(verdictOn({ pValue: 0.06, estimate: -2, ...range(-3, -1) }, both)).toBe("NOT_DEMONSTRATED");
  });

  it("supports a difference in either direction, and never refutes one", () => {
    const either = { side: "different", tails: "two-sided" } as const;
    expect(verdictOn({ pValue: 0.01, estimate: -2, ...range(-3, -1) }, either)).toBe("SUPPORTED");
    expect(verdictOn({ pValue: 0.3, estimate: 0.1, ...range(-1, 1) }, either)).toBe("NOT_DEMONSTRATED");
    expect(verdictOn({ pValue: null, ...range(-3, -1) }, either)).toBe("SUPPORTED");
    expect(judge(hypothesisOf(either), findingOf({ estimate: -2 }), parameters).reason).toContain("is below 0");
  });

  it("rests on the adjusted p where the test is one of several", () => {
    const adjustment = { pValue: 0.06, method: "Holm", tests: 8 };
    const trial = judge(hypothesisOf(), findingOf({ pValue: 0.01 }), parameters, {
      adjustment,
      standing: "exploratory",
    });
    expect(trial).toMatchObject({ verdict: "NOT_DEMONSTRATED", adjustment, standing: "exploratory" });
    expect(judge(hypothesisOf(), findingOf({ pValue: 0.01 }), parameters)).toMatchObject({
      verdict: "SUPPORTED",
      adjustment: null,
      standing: "confirmatory",
    });
  });

  it("turns around for a claim that something is less", () => {
    const less = { side: "less", claimed: 0.12 } as const;
    expect(verdictOn({ pValue: null, estimate: 0.05, ...range(0.02, 0.119) }, less)).toBe("SUPPORTED");
    expect(verdictOn({ pValue: null, estimate: 0.05, ...range(0.02, 0.12) }, less)).toBe("NOT_DEMONSTRATED");
    expect(verdictOn({ pValue: null, estimate: 0.3, ...range(0.12, 0.5) }, less)).toBe("NOT_DEMONSTRATED");
    expect(verdictOn({ pValue: null, estimate: 0.3, ...range(0.121, 0.5) }, less)).toBe("REFUTED");
  });

  it("rests on the whole interval where the method gives no p", () => {
    expect(verdictOn({ pValue: null, ...range(0.001, 3) })).toBe("SUPPORTED");
    expect(verdictOn({ pValue: null, ...range(0, 3) })).toBe("NOT_DEMONSTRATED");
  });

  it("is INSUFFICIENT_DATA below the least sample, whatever the numbers say", () => {
    expect(verdictOn({ trades: 100, days: 30 })).toBe("SUPPORTED");
    expect(verdictOn({ trades: 99, days: 30 })).toBe("INSUFFICIENT_DATA");
    expect(verdictOn({ trades: 100, days: 29 })).toBe("INSUFFICIENT_DATA");
    expect(verdictOn({ trades: 99, days: 30, pValue: 0.99, ...range(-3, -1) })).toBe("INSUFFICIENT_DATA");
    expect(verdictOn({ trades: 5, days: 6 }, { leastSample: { trades: 5, days: 2 } })).toBe("SUPPORTED");
  });

  it("is INSUFFICIENT_DATA below the days that are descriptive only, even where the least sample would allow it", () => {
    const small = { leastSample: { trades: 1, days: 1 } };
    expect(verdictOn({ days: 6 }, small)).toBe("SUPPORTED");
    expect(verdictOn({ days: 5 }, small)).toBe("INSUFFICIENT_DATA");
    expect(judge(hypothesisOf(small), findingOf({ days: 5 }), { ...parameters, descriptiveDays: 5 }).verdict).toBe(
      "SUPPORTED",
    );
    expect(judge(hypothesisOf(small), findingOf({ days: 1 }), parameters).reason).toContain("1 day with trades");
  });

  it("is INSUFFICIENT_DATA without trades and where the statistic is not defined", () => {
    expect(judge(hypothesisOf(), findingOf({ trades: 0, days: 0, estimate: Number.NaN }), parameters)).toMatchObject({
      verdict: "INSUFFICIENT_DATA",
      reason: "there are no trades",
    });
    expect(verdictOn({ estimate: Number.NaN, pValue: Number.NaN })).toBe("INSUFFICIENT_DATA");
  });

  it("is INSUFFICIENT_DATA where the method has no answer, as for trades that are all alike", () => {
    expect(verdictOn({ pValue: Number.NaN, ...range(Number.NaN, Number.NaN) })).toBe("INSUFFICIENT_DATA");
    expect(verdictOn({ pValue: null, interval: null })).toBe("INSUFFICIENT_DATA");
    expect(verdictOn({ pValue: null, ...range(Number.NaN, Number.NaN) })).toBe("INSUFFICIENT_DATA");
    expect(verdictOn({ pValue: 0.001, ...range(Number.NaN, Number.NaN) })).toBe("SUPPORTED");
  });

  it("says why, with the numbers it rests on", () => {
    const reasonOf = (finding: Partial<Finding>) => judge(hypothesisOf(), findingOf(finding), parameters).reason;
    expect(reasonOf({})).toBe("2 points is above 0 beyond chance: p = 0.001 < 0.05");
    expect(reasonOf({ pValue: 0.00001 })).toBe("2 points is above 0 beyond chance: p = 1.0e-5 < 0.05");
    expect(reasonOf({ pValue: null })).toBe("2 points is above 0 beyond chance: the whole interval lies there");
    expect(reasonOf({ pValue: 0.4, ...range(-1, 5) })).toBe(
      "the interval [-1, 5] contains 0 points: neither shown nor excluded",
    );
    expect(reasonOf({ pValue: 0.4, ...range(-5, -1) })).toBe("the interval [-5, -1] excludes the claimed 0 points");
    expect(reasonOf({ pValue: 0.4, interval: null })).toBe(
      "p = 0.4, not below 0.05, and there is no interval: neither shown nor excluded",
    );
    expect(reasonOf({ pValue: 0.06, ...range(0.1, 5) })).toBe(
      "the interval [0.1, 5] lies beyond 0 points, but p = 0.06, not below 0.05: not shown at this level",
    );
    expect(reasonOf({ trades: 99, days: 1 })).toBe("1 day with trades: below 6 the numbers are descriptive only");
    expect(reasonOf({ trades: 99, days: 12 })).toBe("99 trades on 12 days; a verdict needs 100 on 30");
  });

  it("counts in whatever the hypothesis counts, one or several", () => {
    const reasonOf = (counts: Hypothesis["counts"], trades: number) =>
      judge(hypothesisOf({ counts }), findingOf({ trades, days: 12 }), parameters).reason;
    expect(reasonOf("expiries", 12)).toBe("12 expiries on 12 days; a verdict needs 100 on 30");
    expect(reasonOf("expiries", 1)).toBe("1 expiry on 12 days; a verdict needs 100 on 30");
    expect(reasonOf("strikes", 1)).toBe("1 strike on 12 days; a verdict needs 100 on 30");
  });

  it("keeps hypothesis and finding beside it", () => {
    const [hypothesis, finding] = [hypothesisOf(), findingOf()];
    expect(judge(hypothesis, finding, parameters)).toMatchObject({ hypothesis, finding });
  });
});

describe("a hypothesis that the data cannot speak to", () => {
  it("is NOT_TESTABLE with the reason, and has no numbers", () => {
    const hypothesis = hypothesisOf();
    expect(notTestable(hypothesis, "no trade side")).toEqual({
      hypothesis,
      finding: null,
      verdict: "NOT_TESTABLE",
      reason: "no trade side",
      adjustment: null,
      standing: "exploratory",
    });
  });

  it("is INSUFFICIENT_DATA where more of them could speak", () => {
    expect(insufficientData(hypothesisOf(), "there are no trades")).toMatchObject({
      finding: null,
      verdict: "INSUFFICIENT_DATA",
      reason: "there are no trades",
    });
  });
});
