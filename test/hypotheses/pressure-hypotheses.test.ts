import { describe, expect, it } from "vitest";
import { breakdownHypotheses, isBreakdown } from "../../lib/hypotheses/breakdown-hypotheses.js";
import { expiryHypotheses } from "../../lib/hypotheses/expiration-pressure-hypotheses.js";
import { performanceHypotheses } from "../../lib/hypotheses/performance-hypotheses.js";
import { expirationPressureHypotheses, steeringParts } from "../../lib/hypotheses/pressure-hypotheses.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";

const { judge } = expirationPressurePresets.seed.parameters;
const assumption = "calls-long-puts-short";
const all = expirationPressureHypotheses(judge, assumption);

describe("the hypotheses of expiration pressure", () => {
  it("have their names as ids, and say everything in words", () => {
    for (const [id, hypothesis] of Object.entries(all)) {
      expect(hypothesis.id).toBe(id);
      expect(id.startsWith("EP-")).toBe(true);
      const { claim, nullHypothesis, statistic, unit } = hypothesis;
      for (const words of [claim, nullHypothesis, statistic, unit]) expect(words).not.toBe("");
      expect(hypothesis.level).toBe(isBreakdown(hypothesis) ? 0.1 : 0.05);
    }
  });

  it("are those on settlements, the two directions, those on trades, the classes, the confidence and the breakdowns, in this order", () => {
    expect(Object.keys(all)).toEqual([
      ...Object.keys(expiryHypotheses(judge, assumption)),
      ...["EP-P-away", "EP-P-outward"],
      ...Object.keys(performanceHypotheses("EP", "", judge)),
      ...["EP-S3-win-rate", "EP-S3-hold", "EP-S3-magnitude", "EP-S3-distribution", "EP-T-skill"],
      "EP-H-expiration-days",
      ...Object.keys(breakdownHypotheses("EP", judge)),
    ]);
  });

  it("plan the share that ends farther out for the same mean as the displacement", () => {
    const away = expirationPressureHypotheses({ ...judge, designMean: 0.5, designRateGap: 0.2 }, assumption);
    expect(away["EP-P-away"].design).toMatchObject({ law: "spread", value: 0.5 });
    // Of a standard normal law 69.15 % lie below one half.
    expect(away["EP-P-outward"].design).toMatchObject({ law: "spread", value: expect.closeTo(0.6915, 4) });
    expect(away["EP-S3-win-rate"].design).toMatchObject({ value: 0.2 });
  });

  it("claim one side of what is tested on both: the document's, away from the strike", () => {
    const { "EP-P-displacement": open, "EP-P-away": claimed, "EP-P-outward": outward } = all;
    expect([open.side, open.tails]).toEqual(["different", "two-sided"]);
    expect([claimed.side, claimed.tails, claimed.claimed]).toEqual(["greater", "two-sided", 0]);
    expect([outward.side, outward.tails, outward.claimed]).toEqual(["different", "two-sided", 0.5]);
    expect(claimed.leastSample).toEqual(open.leastSample);
    expect(claimed.statistic).toBe(open.statistic);
  });

  it("take level, sample, claims and the assumption from the parameters", () => {
    const changed = expirationPressureHypotheses(
      { ...judge, level: 0.01, leastTrades: 7, leastDays: 3, claimedPoints: 5, nearPoints: 2, breakdownRate: 0.2 },
      "both-short",
    );
    for (const own of Object.values(changed)) expect(own.level).toBe(isBreakdown(own) ? 0.2 : 0.01);
    expect(changed["EP-S3-hold"].leastSample).toEqual({ trades: 7, days: 3 });
    expect(changed["EP-T4-points"].claimed).toBe(5);
    expect(changed["EP-P-grid"].statistic).not.toBe(all["EP-P-grid"].statistic);
    expect(changed["EP-P-gamma"]).not.toEqual(
      expirationPressureHypotheses({ ...judge, level: 0.01 }, assumption)["EP-P-gamma"],
    );
  });

  it("have a primary one in four parts, one direction and three on trades, each among them", () => {
    expect(steeringParts).toEqual(["EP-P-away", "EP-T3-points", "EP-T2-win-rate", "EP-T6-sharpe"]);
    for (const id of steeringParts) expect(all[id].id).toBe(id);
  });
});
