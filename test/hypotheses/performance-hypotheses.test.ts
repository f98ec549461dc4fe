import { describe, expect, it } from "vitest";
import { performanceHypotheses, rateGap } from "../../lib/hypotheses/performance-hypotheses.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";

const { judge } = volumeShockPresets.seed.parameters;

describe("performanceHypotheses", () => {
  it("begins every name with the strategy's, and names every hypothesis as it stands in the list", () => {
    const hypotheses = performanceHypotheses("XX", "the placebo claim", judge);
    expect(Object.keys(hypotheses)).toHaveLength(9);
    for (const [id, hypothesis] of Object.entries(hypotheses)) {
      expect(hypothesis.id).toBe(id);
      expect(id.startsWith("XX-T")).toBe(true);
    }
    expect(hypotheses["XX-T3-points"].claim).toBe("the placebo claim");
  });

  it("takes every claim from the judge's numbers", () => {
    const changed = {
      ...judge,
      level: 0.02,
      claimedWinRate: 0.6,
      claimedPoints: 3,
      claimedSharpe: 1.5,
      claimedDrawdown: 0.3,
      leastTrades: 11,
      leastDays: 7,
    };
    const hypotheses = performanceHypotheses("XX", "", changed);
    expect(hypotheses["XX-T2-win-rate"]).toMatchObject({ claimed: 0.6, level: 0.02, family: "advertised" });
    expect(hypotheses["XX-T4-points"].claimed).toBe(3);
    expect(hypotheses["XX-T6-sharpe"].claimed).toBe(1.5);
    expect(hypotheses["XX-T8-drawdown"].claimed).toBe(0.3);
    expect(hypotheses["XX-T3-points"].leastSample).toEqual({ trades: 11, days: 7 });
    expect(hypotheses["XX-T2-coin"].claimed).toBe(0.5);
  });

  it("is planned for the judge's own numbers", () => {
    const changed = {
      ...judge,
      designWinRate: 0.9,
      designPoints: 20,
      designSharpe: 5,
      claimedPoints: 4,
      designPower: 0.9,
    };
    const hypotheses = performanceHypotheses("XX", "", changed);
    const planned = Object.values(hypotheses).map(({ design }) =>
      design.law === null ? null : [design.law, design.value, design.power],
    );
    expect(planned).toEqual([
      ["spread", 4, 0.9],
      ["spread", 4, 0.9],
      ["proportion", 0.9, 0.9],
      ["spread", 20, 0.9],
      ["sharpe", 5, 0.9],
      null,
      null,
      ["proportion", 0.9, 0.9],
      ["proportion", 0.9, 0.9],
    ]);
  });

  it("plans the classes' win rates the judge's gap apart", () => {
    expect(rateGap({ ...judge, designRateGap: 0.2, designPower: 0.7 })).toMatchObject({
      ...{ law: "spread", value: 0.2, power: 0.7, words: "a true difference of 20 percentage points" },
    });
  });
});
