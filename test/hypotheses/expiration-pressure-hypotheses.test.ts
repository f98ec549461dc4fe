import { describe, expect, it } from "vitest";
import { type ExpiryJudge, expiryHypotheses } from "../../lib/hypotheses/expiration-pressure-hypotheses.js";

const judge: ExpiryJudge = {
  level: 0.05,
  leastTrades: 100,
  leastDays: 30,
  designPower: 0.8,
  nearPoints: 1,
  nearShare: 0.1,
  gridMultiple: 5,
  gridPoints: 2.5,
  designExcess: 0.07,
  designMean: 0.2,
  rotationReach: 20,
  exponentMinutes: 60,
  exponentBin: 5,
  nearDeviations: 0.5,
  calibrationBins: 10,
  riskDays: 30,
};
const hypotheses = expiryHypotheses(judge, "calls-long-puts-short");

describe("the hypotheses on expiries", () => {
  it("are planned for what the judge says, where anybody named a size", () => {
    const planned = Object.values(hypotheses).flatMap(({ id, design }) =>
      design.law === null ? [] : [[id, design.value, design.power]],
    );
    expect(planned).toEqual([
      ["EP-P-grid", 0.07, 0.8],
      ["EP-P-grid-share", 0.07, 0.8],
      ["EP-P-grid-round", 0.07, 0.8],
      ["EP-P-ordinary", 0.07, 0.8],
      ["EP-P-displacement", 0.2, 0.8],
      ["EP-P-gamma", 0.2, 0.8],
      ["EP-S1-exponent", 2, 0.8],
    ]);
  });

  it("carry their own names and are two-sided, all of them", () => {
    for (const [id, hypothesis] of Object.entries(hypotheses)) {
      expect(hypothesis.id).toBe(id);
      expect(hypothesis.tails).toBe("two-sided");
      expect(hypothesis.claimed).toBe(0);
    }
  });

  it("state claim, null and statistic in words, the null never being the claim", () => {
    for (const { claim, nullHypothesis, statistic, unit } of Object.values(hypotheses)) {
      for (const words of [claim, nullHypothesis, statistic, unit]) expect(words.length).toBeGreaterThan(7);
      expect(nullHypothesis).not.toBe(claim);
    }
  });

  it("take level, least sample and zones from the parameters", () => {
    const other = expiryHypotheses(
      {
        ...judge,
        level: 0.03,
        leastTrades: 7,
        leastDays: 4,
        nearPoints: 0.5,
        nearShare: 0.2,
        gridMultiple: 4,
        gridPoints: 3,
        exponentMinutes: 40,
      },
      "both-long",
    );
    for (const { level, leastSample, counts } of Object.values(other)) {
      expect(level).toBe(0.03);
      expect(leastSample).toEqual({ trades: counts === "strikes" ? 7 : 4, days: 4 });
    }
    expect(other["EP-P-grid"].claim).toContain("within 0.5 points of the listed strikes");
    expect(other["EP-P-grid-share"].claim).toContain("within 0.2 strike spacings");
    expect(other["EP-P-grid-round"].claim).toContain("within 3 points of the round strikes (every 4 spacings)");
    expect(other["EP-P-ordinary"].claim).toContain("within 0.5 points");
    expect(other["EP-A-near"].claim).toContain("within 0.5 points");
    expect(other["EP-S1-exponent"].statistic).toContain("last 40 minutes");
    expect(other["EP-P-gamma"].statistic).toContain('taken as "both long"');
  });

  it("count expiries, but for the probabilities, which count strikes", () => {
    const strikes = Object.values(hypotheses).filter(({ counts }) => counts === "strikes");
    expect(strikes.map(({ id }) => id)).toEqual(["EP-A-near", "EP-A-in-the-money"]);
    expect(strikes.every(({ family, side }) => family === "calibration" && side === "greater")).toBe(true);
    expect(hypotheses["EP-P-displacement"]).toMatchObject({
      family: "direction",
      side: "different",
      counts: "expiries",
    });
    expect(hypotheses["EP-S1-exponent"].family).toBe("secondary");
  });
});
