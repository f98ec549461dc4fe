import { describe, expect, it } from "vitest";
import { latencyBuckets } from "../../lib/hypotheses/latency-buckets.js";
import { tradeOf } from "../fixtures/trades.js";

describe("latency buckets", () => {
  it("are the document's: below 2 minutes, 2 to 5, and 5 or more", () => {
    const trades = [0, 119.9, 120, 299.9, 300, 3000].map((latency) => tradeOf({ latency }));
    expect(latencyBuckets(trades).map(({ bucket, sampleSize }) => [bucket, sampleSize])).toEqual([
      ["sub_2_minutes", 2],
      ["2_to_5_minutes", 2],
      ["over_5_minutes", 2],
    ]);
  });

  it("count wins, rate and mean latency in minutes; a trade of zero points is no win", () => {
    const trades = [
      tradeOf({ latency: 60, netPoints: 3 }),
      tradeOf({ latency: 30, netPoints: 0 }),
      tradeOf({ latency: 90, netPoints: -1 }),
      tradeOf({ latency: 60, netPoints: 0.01 }),
    ];
    expect(latencyBuckets(trades)[0]).toEqual({
      bucket: "sub_2_minutes",
      sampleSize: 4,
      wins: 2,
      successRate: 0.5,
      averageLatency: 1,
    });
  });

  it("are all there without trades, rates and means being NaN", () => {
    expect(latencyBuckets([])).toHaveLength(3);
    for (const { sampleSize, wins, successRate, averageLatency } of latencyBuckets([])) {
      expect([sampleSize, wins]).toEqual([0, 0]);
      expect(successRate).toBeNaN();
      expect(averageLatency).toBeNaN();
    }
  });
});
