import { describe, expect, it } from "vitest";
import { isBreakdown } from "../../lib/hypotheses/breakdown-hypotheses.js";
import { primaryParts, volumeShockHypotheses } from "../../lib/hypotheses/volume-shock-hypotheses.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";

const { judge } = volumeShockPresets.seed.parameters;
const hypotheses = volumeShockHypotheses(judge);

describe("the hypotheses of the volume-shock strategy", () => {
  it("carry their own names", () => {
    for (const [id, hypothesis] of Object.entries(hypotheses)) expect(hypothesis.id).toBe(id);
  });

  it("are planned for a size where anybody named one, on the claimed side", () => {
    const planned = Object.values(hypotheses).filter(({ design }) => design.law !== null);
    expect(planned.map(({ id }) => id)).toEqual(
      [
        "T3-points",
        "T4-mean",
        "T2-win-rate",
        "T4-points",
        "T6-sharpe",
        "T2-coin",
        "T2-break-even",
        "S1-slope",
        "S3-win-rate",
      ].map((test) => `VS-${test}`),
    );
    for (const { id, design, claimed } of planned) {
      if (id === "VS-T2-break-even") continue;
      expect(design.law !== null && design.value > claimed).toBe(true);
    }
  });

  it("state claim, null and statistic in words, the null never being the claim", () => {
    for (const { claim, nullHypothesis, statistic, unit } of Object.values(hypotheses)) {
      for (const words of [claim, nullHypothesis, statistic, unit]) expect(words.length).toBeGreaterThan(4);
      expect(nullHypothesis).not.toBe(claim);
    }
  });

  it("take level, least sample and every claimed value from the judge's parameters", () => {
    const other = volumeShockHypotheses({
      ...judge,
      level: 0.03,
      leastTrades: 7,
      leastDays: 3,
      claimedWinRate: 0.66,
      claimedPoints: 9,
      claimedSharpe: 1.5,
      claimedDrawdown: 0.25,
      claimedRSquared: 0.5,
      claimedSpearman: -0.4,
      timingFrom: 3,
      flowWindow: 12,
      flowHorizon: 27,
      responseShare: 0.4,
      completionShare: 0.8,
      breakdownRate: 0.2,
      spikeRatio: 2.5,
      spikeSessions: 15,
    });
    for (const { level, leastSample } of Object.values(other).filter((own) => !isBreakdown(own))) {
      expect(level).toBe(0.03);
      expect(leastSample).toEqual({ trades: 7, days: 3 });
    }
    expect(other["VS-B-hour"].level).toBe(0.2);
    expect(other["VS-T2-win-rate"]).toMatchObject({ claimed: 0.66, claim: "the win rate is 66 % or more" });
    expect(other["VS-T4-points"]).toMatchObject({
      claimed: 9,
      claim: "the average profit per trade is 9 points or more",
    });
    expect(other["VS-T6-sharpe"].claimed).toBe(1.5);
    expect(other["VS-T8-drawdown"]).toMatchObject({ claimed: 0.25, side: "less" });
    expect(other["VS-S1-r-squared"].claimed).toBe(0.5);
    expect(other["VS-S2-spearman"]).toMatchObject({ claimed: -0.4, side: "less" });
    expect(other["VS-P-flow"].statistic).toContain("(3, 12] minutes");
    expect(other["VS-P-share"].statistic).toContain("33.3 % of the flow of 27 minutes");
    expect(other["VS-S1-slope"].statistic).toContain("over 12 minutes");
    expect(other["VS-S2-hazard"].statistic).toContain("40 % of the predicted hedge");
    expect(other["VS-H-spike-days"].statistic).toContain("2.5 times the option volume of the 15 sessions before");
    expect(other["VS-S4-5-minutes"].statistic).toContain("80 % of the predicted hedge");
  });

  it("keep the effect apart from its advertisement, and the document's coin from both", () => {
    const familyOf = (family: string) =>
      Object.values(hypotheses)
        .filter((hypothesis) => hypothesis.family === family)
        .map(({ id }) => id);
    expect(familyOf("effect")).toEqual(["VS-T3-points", "VS-T4-mean"]);
    expect(familyOf("advertised")).toEqual(["VS-T2-win-rate", "VS-T4-points", "VS-T6-sharpe", "VS-T8-drawdown"]);
    expect(familyOf("companion")).toEqual(["VS-T2-coin", "VS-T2-break-even", "VS-H-spike-days"]);
    expect(familyOf("timing")).toEqual(["VS-P-flow", "VS-P-share"]);
    expect(familyOf("calibration")).toEqual(["VS-D-tail", "VS-D-skill"]);
    expect(familyOf("exploratory")).toEqual(["VS-B-class", "VS-B-hour", "VS-B-volatility"]);
  });

  it("put the document's S1 to S4 into one family, and the parts of its primary hypothesis in a list", () => {
    const secondary = Object.values(hypotheses).filter(({ family }) => family === "secondary");
    expect(new Set(secondary.map(({ id }) => id.slice(0, 5)))).toEqual(new Set(["VS-S1", "VS-S2", "VS-S3", "VS-S4"]));
    expect(primaryParts).toEqual(["VS-T3-points", "VS-T2-win-rate", "VS-T6-sharpe", "VS-P-flow", "VS-P-share"]);
    for (const id of primaryParts) expect(hypotheses[id].id).toBe(id);
  });

  it("test both tails where the document and the literature differ, and where no side is claimed", () => {
    const both = Object.values(hypotheses).filter(({ tails }) => tails === "two-sided");
    expect(new Set(both.map(({ id }) => id.slice(0, 5)))).toEqual(new Set(["VS-S3", "VS-S4", "VS-B-", "VS-H-"]));
    expect(hypotheses["VS-S4-2-minutes"].side).toBe("greater");
    expect(hypotheses["VS-S3-hold"].side).toBe("different");
  });

  it("print claims without the noise of binary fractions", () => {
    const texts = Object.values(
      volumeShockHypotheses({ ...judge, claimedWinRate: 0.55, claimedDrawdown: 0.07 }),
    ).flatMap(({ claim, nullHypothesis }) => [claim, nullHypothesis]);
    for (const text of texts) expect(text).not.toMatch(/\d\.\d{6}/);
  });
});
