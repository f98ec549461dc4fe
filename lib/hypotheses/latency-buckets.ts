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

/**
 * The document's buckets: < 2, 2 to 5 and >= 5 minutes from first trigger to fill. A comparison across buckets is
 * confounded with the time of day and the class (V14): descriptive.
 */
export function latencyBuckets(trades: readonly Trade[]): readonly LatencyBucket[] {
  const bucketOf = (trade: Trade): LatencyBucketName =>
    trade.latency < 120 ? "sub_2_minutes" : trade.latency < 300 ? "2_to_5_minutes" : "over_5_minutes";
  const names: readonly LatencyBucketName[] = ["sub_2_minutes", "2_to_5_minutes", "over_5_minutes"];
  return names.map((bucket) => {
    const inside = trades.filter((trade) => bucketOf(trade) === bucket);
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
