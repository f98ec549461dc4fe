import { describe, expect, it } from "vitest";
import { classPerformance, dailyResults } from "../../lib/execution/performance.js";
import { tradeOf } from "../fixtures/trades.js";

const trades = [
  tradeOf({ netPoints: 10, holdMinutes: 2 }),
  tradeOf({ netPoints: 20, holdMinutes: 4, date: "2026-01-06" }),
  tradeOf({ netPoints: -6, holdMinutes: 6, date: "2026-01-06", contracts: 2, netProfit: -600 }),
  tradeOf({ netPoints: 0, holdMinutes: 8, label: "INSTITUTIONAL_SWEEP", date: "2026-01-06" }),
];

describe("classPerformance", () => {
  it("sums up the trades of a class", () => {
    expect(classPerformance("GAMMA_EMERGENCY", trades)).toEqual({
      label: "GAMMA_EMERGENCY",
      sampleSize: 3,
      wins: 2,
      winRate: 2 / 3,
      averagePoints: 8,
      averageWinPoints: 15,
      averageLossPoints: 6,
      averageHold: 4,
      totalPoints: 24,
    });
  });

  it("counts a trade of zero points among the trades, and neither as win nor as loss", () => {
    expect(classPerformance("ALL", trades)).toMatchObject({
      sampleSize: 4,
      wins: 2,
      winRate: 0.5,
      averageLossPoints: 6,
      averagePoints: 6,
    });
  });

  it("has no rates and no means without trades", () => {
    expect(classPerformance("AMBIGUOUS_SIGNAL", trades)).toEqual({
      label: "AMBIGUOUS_SIGNAL",
      sampleSize: 0,
      wins: 0,
      winRate: Number.NaN,
      averagePoints: Number.NaN,
      averageWinPoints: Number.NaN,
      averageLossPoints: Number.NaN,
      averageHold: Number.NaN,
      totalPoints: 0,
    });
  });

  it("adds up: the pooled win rate is that of the classes, weighted", () => {
    const classes = ["GAMMA_EMERGENCY", "INSTITUTIONAL_SWEEP", "AMBIGUOUS_SIGNAL"].map((label) =>
      classPerformance(label, trades),
    );
    const all = classPerformance("ALL", trades);
    expect(classes.reduce((sum, { wins }) => sum + wins, 0) / trades.length).toBe(all.winRate);
    expect(classes.reduce((sum, { totalPoints }) => sum + totalPoints, 0)).toBe(all.totalPoints);
  });
});

describe("dailyResults", () => {
  it("has a line for every date, also for those without a trade", () => {
    expect(dailyResults(trades, ["2026-01-05", "2026-01-06", "2026-01-07"])).toEqual([
      { date: "2026-01-05", trades: 1, wins: 1, points: 10, profit: 500 },
      { date: "2026-01-06", trades: 3, wins: 1, points: 14, profit: 400 },
      { date: "2026-01-07", trades: 0, wins: 0, points: 0, profit: 0 },
    ]);
  });
});
