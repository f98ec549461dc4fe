import { describe, expect, it } from "vitest";
import {
  figures,
  inWords,
  percent,
  significanceOf,
  supported,
  winRateInWords,
} from "../../lib/evidence/trial-sentences.js";
import type { Trial } from "../../lib/hypotheses/hypothesis.js";
import { findingOf, hypothesisOf } from "../fixtures/findings.js";

const trialOf = (changes: Partial<Trial> = {}): Trial => ({
  hypothesis: hypothesisOf(),
  finding: findingOf({ estimate: 0.5432, interval: { lower: 0.4, upper: 0.7, level: 0.95, method: "made up" } }),
  verdict: "SUPPORTED",
  reason: "because",
  adjustment: null,
  standing: "confirmatory",
  ...changes,
});
const without = trialOf({ finding: null, verdict: "INSUFFICIENT_DATA" });

describe("a trial in a sentence", () => {
  it("gives the win rate with its interval and sample, or why there is none", () => {
    expect(winRateInWords(trialOf())).toBe("win rate 54.3 % (95.0 % interval 40.0 % to 70.0 %, n = 100)");
    expect(winRateInWords(without)).toBe("win rate: because");
    expect(winRateInWords(trialOf({ finding: findingOf({ trades: 0 }) }))).toBe("win rate: because");
  });

  it("gives the claim with the p of its null, or why there is none", () => {
    const nullTrial = trialOf({ finding: findingOf({ pValue: 0.01234 }), hypothesis: hypothesisOf({ unit: "slope" }) });
    expect(inWords(trialOf(), nullTrial)).toBe(
      "SUPPORTED - points 0.543 (95.0 % interval 0.4 to 0.7, n = 100 trades on 30 days); slope: p = 0.0123",
    );
    expect(inWords(trialOf(), without)).not.toContain("p =");
    expect(inWords(without, nullTrial)).toBe("INSUFFICIENT_DATA - because");
  });
});

describe("what is said of a trial", () => {
  it("is whether it supports its claim, null where the data allow no answer", () => {
    const verdicts = ["SUPPORTED", "NOT_DEMONSTRATED", "REFUTED", "INSUFFICIENT_DATA", "NOT_TESTABLE"] as const;
    expect(verdicts.map((verdict) => supported(trialOf({ verdict })))).toEqual([true, false, false, null, null]);
  });

  it("is its p and what that is worth among others", () => {
    const adjustment = { pValue: 0.03, method: "Holm", tests: 3 };
    expect(significanceOf(trialOf({ adjustment }))).toEqual({ p_value: 0.001, p_value_adjusted: 0.03 });
    expect(significanceOf(without)).toEqual({ p_value: null, p_value_adjusted: null });
  });

  it("rounds shares to one decimal of a per cent, and numbers to three figures", () => {
    expect(percent(0.12345)).toBe("12.3 %");
    expect(figures(0.0123456)).toBe("0.0123");
    expect(figures(1234.5)).toBe("1230");
  });
});
