import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DailyResult } from "../../lib/execution/performance.js";
import {
  bestSharpeByLuck,
  deflatedSharpeFinding,
  type TrialFamily,
} from "../../lib/hypotheses/deflated-sharpe-finding.js";
import { createStream } from "../../lib/numeric/random.js";
import { deflatedSharpe } from "../../lib/statistics/deflated-sharpe.js";
import { expectedMaximum } from "../../lib/statistics/expected-maximum.js";
import { sharpeRatio } from "../../lib/statistics/sharpe.js";
import { dateAfter } from "../fixtures/days.js";

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
const tried = (own: TrialFamily | null, trades = 180) => deflatedSharpeFinding(daily, 50_000, trades, own);

describe("bestSharpeByLuck(trials, variance)", () => {
  it("is the benchmark of the finding, exact up to 1,000 trials and approximate beyond", () => {
    expect(bestSharpeByLuck(12, 4)).toBe(tried(family()).benchmark);
    expect(bestSharpeByLuck(1, 4)).toBe(0);
    expect(bestSharpeByLuck(1000, 4)).toBe(2 * expectedMaximum(1000, "exact"));
    expect(bestSharpeByLuck(1001, 4)).toBe(2 * expectedMaximum(1001, "false-strategy"));
  });

  it.each([-1, Number.NaN])("refuses the variance %s, and fewer than one trial", (variance) => {
    expect(() => bestSharpeByLuck(3, variance)).toThrow(new RangeError(`invalid variance: ${variance}`));
    expect(() => bestSharpeByLuck(0, 1)).toThrow(RangeError);
  });
});

describe("deflatedSharpeFinding", () => {
  it("is the deflated Sharpe ratio of the daily results, variance per period", () => {
    const returns = daily.map(({ profit }) => profit / 50_000);
    const ratio = sharpeRatio(returns, { riskFree: 0, ddof: 1, sampling: "day", periodsPerYear: 252 }, 0);
    const { sharpe, n, skewness, kurtosis } = ratio;
    const direct = deflatedSharpe(
      { sharpe, observations: n, skewness, kurtosis, trials: 12, varianceOfTrialSharpes: 4 / 252 },
      "exact",
    );
    const { finding, benchmark, absence } = tried(family());
    expect(finding!.estimate).toBeCloseTo(ratio.annualised, 12);
    expect(1 - finding!.pValue!).toBeCloseTo(direct.probability, 12);
    expect(benchmark).toBeCloseTo(direct.benchmark * Math.sqrt(252), 12);
    expect(finding!.method).toContain("expected greatest of 12 trials, standard deviation 2.00 of 10 annual ratios");
    expect(absence).toBeNull();
  });

  it("asks for more, the more trials there were and the more they spread", () => {
    const benchmark = (changes: Partial<TrialFamily>) => tried(family(changes)).benchmark;
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), fc.integer({ min: 1, max: 3000 }), (trials, more) => {
        const [fewer, moreOfThem] = [benchmark({ trials }), benchmark({ trials: trials + more })];
        // Where the approximation takes over it is off by a few thousandths.
        expect(moreOfThem).toBeGreaterThan(fewer * (trials <= 1000 && trials + more > 1000 ? 0.99 : 1));
      }),
    );
    const spread = (variance: number) => benchmark({ sharpes: { trials: 10, mean: 1, variance } });
    expect(spread(9) / spread(4)).toBeCloseTo(1.5, 12);
  });

  it("makes a ratio that stands out of few alike trials one that luck shows among many unlike ones", () => {
    const p = (own: TrialFamily) => tried(own).finding!.pValue!;
    expect(p(family({ trials: 2, sharpes: { trials: 2, mean: 1, variance: 0.01 } }))).toBeLessThan(0.001);
    expect(p(family({ trials: 3000, sharpes: { trials: 10, mean: 1, variance: 16 } }))).toBeGreaterThan(0.5);
  });

  it("says why it has no finding: no trade, nobody who counts the trials, no spread of fewer than two", () => {
    expect(tried(family(), 0)).toEqual({ finding: null, benchmark: Number.NaN, absence: "there are no trades" });
    expect(tried(null)).toMatchObject({ finding: null, absence: expect.stringContaining("the ledger counts them") });
    const alone = { trials: 5, sharpes: { trials: 1, mean: 3, variance: null } };
    expect(tried(alone)).toMatchObject({ finding: null, absence: expect.stringMatching(/^1 of 5 trials have/) });
  });
});
