import { describe, expect, it } from "vitest";
import { breakdownDimensions, breakdownHypotheses, isBreakdown } from "../../lib/hypotheses/breakdown-hypotheses.js";
import { hypothesisOf } from "../fixtures/findings.js";

const judge = { descriptiveDays: 6, breakdownRate: 0.1 };
const hypotheses = breakdownHypotheses("XY", judge);

describe("the breakdowns of a strategy as data", () => {
  it("are one exploratory hypothesis for each dimension, with its adjustment", () => {
    expect(Object.keys(hypotheses)).toEqual(["XY-B-class", "XY-B-hour", "XY-B-volatility"]);
    Object.values(hypotheses).forEach((hypothesis, k) => {
      expect(hypothesis).toMatchObject({
        ...{ dimension: breakdownDimensions[k], family: "exploratory", level: 0.1, claimed: 0, counts: "trades" },
        adjusted: { method: "Benjamini-Hochberg", among: "the groups of all breakdowns together" },
        leastSample: { trades: 1, days: 6 },
      });
    });
    for (const [id, hypothesis] of Object.entries(hypotheses)) expect(hypothesis.id).toBe(id);
  });

  it("take rate and days from the judge's parameters", () => {
    const { "XY-B-hour": other } = breakdownHypotheses("XY", { descriptiveDays: 9, breakdownRate: 0.07 });
    expect(other).toMatchObject({ level: 0.07, leastSample: { trades: 1, days: 9 } });
    expect(other.statistic).toContain("at a false discovery rate of 7 %");
  });

  it("say in words what stands out of what", () => {
    expect(hypotheses["XY-B-hour"].claim).toBe("trades of some hour of the day earn or lose money after costs");
    expect(hypotheses["XY-B-class"].nullHypothesis).toBe("mean net points per trade are zero in every class");
    const statistics = Object.values(hypotheses).map(({ statistic }) => statistic);
    expect(new Set(statistics).size).toBe(3);
  });

  it("are told from tests", () => {
    expect(Object.values(hypotheses).every(isBreakdown)).toBe(true);
    expect(isBreakdown(hypothesisOf())).toBe(false);
  });
});
