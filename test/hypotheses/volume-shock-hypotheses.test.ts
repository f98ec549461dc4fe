import { describe, expect, it } from "vitest";
import { volumeShockHypotheses } from "../../lib/hypotheses/volume-shock-hypotheses.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";

const { judge } = volumeShockPresets.seed.parameters;
const hypotheses = volumeShockHypotheses(judge);

describe("the hypotheses of the volume-shock strategy", () => {
  it("carry their own names", () => {
    for (const [id, hypothesis] of Object.entries(hypotheses)) expect(hypothesis.id).toBe(id);
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
    });
    for (const { level, leastSample } of Object.values(other)) {
      expect(level).toBe(0.03);
      expect(leastSample).toEqual({ trades: 7, days: 3 });
    }
    expect(other["VS-T2-win-rate"]).toMatchObject({ claimed: 0.66, claim: "the win rate is 66 % or more" });
    expect(other["VS-T4-points"]).toMatchObject({
      claimed: 9,
      claim: "the average profit per trade is 9 points or more",
    });
    expect(other["VS-T6-sharpe"].claimed).toBe(1.5);
    expect(other["VS-T8-drawdown"]).toMatchObject({ claimed: 0.25, side: "less" });
  });

  it("keep the effect apart from its advertisement, and the document's coin from both", () => {
    const familyOf = (family: string) =>
      Object.values(hypotheses)
        .filter((hypothesis) => hypothesis.family === family)
        .map(({ id }) => id);
    expect(familyOf("effect")).toEqual(["VS-T3-points", "VS-T4-mean"]);
    expect(familyOf("advertised")).toEqual(["VS-T2-win-rate", "VS-T4-points", "VS-T6-sharpe", "VS-T8-drawdown"]);
    expect(familyOf("companion")).toEqual(["VS-T2-coin", "VS-T2-break-even"]);
  });

  it("print claims without the noise of binary fractions", () => {
    const texts = Object.values(
      volumeShockHypotheses({ ...judge, claimedWinRate: 0.55, claimedDrawdown: 0.07 }),
    ).flatMap(({ claim, nullHypothesis }) => [claim, nullHypothesis]);
    for (const text of texts) expect(text).not.toMatch(/\d\.\d{6}/);
  });
});
