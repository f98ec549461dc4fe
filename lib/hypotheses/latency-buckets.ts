import { isWin, type Trade } from "../execution/trade.js";

export type LatencyBucketName = "sub_2_minutes" | "2_to_5_minutes" | "over_5_minutes";

/** Success of the trades in one latency bucket; rate and mean are NaN without trades. */
export interface LatencyBucket {
  readonly bucket: LatencyBucketName;
  readonly sampleSize: number;
  readonly wins: number;
  readonly successRate: number;
  /** Minutes from first trigger to fill. */
  readonly averageLatency: number;
}

/** The bucket of a trade. */
export function latencyBucketOf({ latency }: Pick<Trade, "latency">): LatencyBucketName {
  return latency < 120 ? "sub_2_minutes" : latency < 300 ? "2_to_5_minutes" : "over_5_minutes";
}

/**
 * The document's buckets: < 2, 2 to 5 and >= 5 minutes from first trigger to fill. A comparison across buckets is
 * confounded with the time of day and the class (V14): descriptive.
 */
export function latencyBuckets(trades: readonly Trade[]): readonly LatencyBucket[] {
  const names: readonly LatencyBucketName[] = ["sub_2_minutes", "2_to_5_minutes", "over_5_minutes"];
  return names.map((bucket) => {
    const inside = trades.filter((trade) => latencyBucketOf(trade) === bucket);
    const wins = inside.filter(isWin).length;
    return {
      bucket,
      sampleSize: inside.length,
      wins,
      successRate: wins / inside.length,
      averageLatency: inside.reduce((sum, trade) => sum + trade.latency / 60, 0) / inside.length,
    };
  });
}
