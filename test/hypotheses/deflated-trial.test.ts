import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DailyResult } from "../../lib/execution/performance.js";
import { deflatedTrial, type TrialFamily } from "../../lib/hypotheses/deflated-trial.js";
import { insufficientData, notTestable } from "../../lib/hypotheses/judge.js";
import { performanceHypotheses } from "../../lib/hypotheses/performance-hypotheses.js";
import { createStream } from "../../lib/numeric/random.js";
import { deflatedSharpe } from "../../lib/statistics/deflated-sharpe.js";
import { sharpeRatio } from "../../lib/statistics/sharpe.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { dateAfter } from "../fixtures/days.js";

const { judge } = volumeShockPresets.seed.parameters;
const hypothesis = performanceHypotheses("VS", "", judge)["VS-T7-deflated"];
const open = insufficientData(hypothesis, "not asked yet");
const stream = createStream(1, "days");
const daily: readonly DailyResult[] = Array.from({ length: 60 }, (_, k) => ({
  ...{ date: dateAfter("2026-01-05", k), trades: 3, wins: 2, points: 0 },
  profit: 100 + 150 * stream.normal(),
}));
const family = (changes: Partial<TrialFamily> = {}): TrialFamily => ({
  trials: 12,
  sharpes: { trials: 10, mean: 1, variance: 4 },
  ...changes,
});
const tried = (own: TrialFamily) => deflatedTrial(open, daily, 50_000, 180, own, judge);

describe("deflatedTrial", () => {
  it("is the deflated Sharpe ratio of the daily results, variance per period", () => {
    const returns = daily.map(({ profit }) => profit / 50_000);
    const ratio = sharpeRatio(returns, { riskFree: 0, ddof: 1, sampling: "day", periodsPerYear: 252 }, 0);
    const { sharpe, n, skewness, kurtosis } = ratio;
    const direct = deflatedSharpe(
      { sharpe, observations: n, skewness, kurtosis, trials: 12, varianceOfTrialSharpes: 4 / 252 },
      "exact",
    );
    const { finding, hypothesis: judged } = tried(family());
    expect(finding!.estimate).toBeCloseTo(ratio.annualised, 12);
    expect(1 - finding!.pValue!).toBeCloseTo(direct.probability, 12);
    expect(judged.claimed).toBeCloseTo(direct.benchmark * Math.sqrt(252), 12);
    expect(finding!.method).toContain("expected greatest of 12 trials, standard deviation 2.00 of 10 annual ratios");
  });

  it("asks for more, the more trials there were and the more they spread", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), fc.integer({ min: 1, max: 3000 }), (trials, more) => {
        const claimed = (count: number) => tried(family({ trials: count })).hypothesis.claimed;
        expect(claimed(trials + more)).toBeGreaterThan(claimed(trials));
      }),
    );
    const spread = (variance: number) =>
      tried(family({ sharpes: { trials: 10, mean: 1, variance } })).hypothesis.claimed;
    expect(spread(9) / spread(4)).toBeCloseTo(1.5, 12);
  });

  it("supports what is far above luck, and nothing that luck would show", () => {
    expect(tried(family({ trials: 2, sharpes: { trials: 2, mean: 1, variance: 0.01 } })).verdict).toBe("SUPPORTED");
    expect(tried(family({ trials: 3000 })).verdict).not.toBe("SUPPORTED");
  });

  it("knows no spread of fewer than two trials", () => {
    const alone = tried({ trials: 5, sharpes: { trials: 1, mean: 3, variance: null } });
    expect(alone.verdict).toBe("INSUFFICIENT_DATA");
    expect(alone.reason).toContain("1 of 5 trials have a Sharpe ratio");
  });

  it("leaves alone what cannot be tested, and what has no trade", () => {
    const untestable = notTestable(hypothesis, "no sides");
    expect(deflatedTrial(untestable, daily, 50_000, 180, family(), judge)).toBe(untestable);
    expect(deflatedTrial(open, daily, 50_000, 0, family(), judge)).toBe(open);
  });
});
