import { describe, expect, it } from "vitest";
import { sharpePower } from "../../lib/hypotheses/design-power.js";
import { type PerformanceCase, performanceEvidence } from "../../lib/hypotheses/performance-evidence.js";
import type { DayPrices } from "../../lib/market/price-book.js";
import { createStream } from "../../lib/numeric/random.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { bookOf, limits, nullMarket, tradeOf, tradeOn } from "../fixtures/trades.js";

const judge = { ...volumeShockPresets.seed.parameters.judge, resamples: 199 };
const market = nullMarket(createStream(3, "market"), { days: 20, volatility: 0.8, dayEffect: 0.3 });

function evidence(changes: Partial<PerformanceCase> = {}, days: readonly DayPrices[] = market) {
  return performanceEvidence({
    trades: days.slice(0, 10).map((day) => tradeOn(day, { minute: 100, cost: 0 })),
    judgedDates: days.map(({ date }) => date),
    book: bookOf(days),
    judge,
    limits,
    closeEarly: false,
    halts: [],
    donors: "same-expiration",
    family: null,
    seed: 1,
    ...changes,
  });
}

describe("performanceEvidence", () => {
  it("makes every test on trades, and none without trades", () => {
    const tests = ["T3-points", "T4-mean", "T2-win-rate", "T4-points", "T6-sharpe", "T8-drawdown", "T2-coin"];
    expect(Object.keys(evidence().findings).sort()).toEqual([...tests, "T2-break-even", "T7-deflated"].sort());
    expect(evidence().findings["T7-deflated"]).toBeNull();
    const family = { trials: 5, sharpes: { trials: 5, mean: 0, variance: 1 } };
    const told = evidence({ family });
    expect(told.findings["T7-deflated"]!.method).toContain("greatest of 5 trials");
    expect([told.bars["T7-deflated"]! > 0, told.absences]).toEqual([true, {}]);
    expect(evidence().absences["T7-deflated"]).toContain("nobody told");
    expect(tests.map((test) => evidence().findings[test as "T4-mean"]?.trades)).toEqual(tests.map(() => 10));
    expect(new Set(Object.values(evidence({ trades: [] }).findings))).toEqual(new Set([null]));
  });

  it("states the power of the Sharpe ratio on the judged sessions, with a trade or without", () => {
    const { power } = evidence().findings["T6-sharpe"]!;
    expect(power).toEqual(sharpePower(market.length, judge));
    const bolder = { ...judge, designSharpe: 9 };
    expect(evidence({ judge: bolder }).findings["T6-sharpe"]!.power!.value).toBeGreaterThan(power!.value);
  });

  it("breaks even at loss over win and loss, a zero counted among what did not win", () => {
    const trades = [6, -3, 0, -6].map((netPoints) => tradeOf({ netPoints, date: market[0]!.date }));
    expect(evidence({ trades }).bars["T2-break-even"]).toBe(3 / 9);
    expect(evidence({ trades: trades.slice(0, 1) }).bars["T2-break-even"]).toBeNaN();
  });

  it("draws placebos from days that agree in the expiry, or from those without one", () => {
    const days = market.map((day, k) => ({ ...day, expiration: k < 15 }));
    expect(evidence({ donors: "same-expiration" }, days).placebo!.donorsPerDay).toBeGreaterThan(5);
    expect(evidence({ donors: "without-expiration" }, days).placebo!.donorsPerDay).toBeLessThanOrEqual(5);
    const everyDay = market.map((day) => ({ ...day, expiration: true }));
    expect(evidence({ donors: "without-expiration" }, everyDay).placebo).toBeNull();
    expect(evidence({ donors: "without-expiration" }, everyDay).unmatchedTrades).toBe(10);
  });
});
