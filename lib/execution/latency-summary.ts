import { mean } from "../numeric/mean.js";
import { quantileSorted } from "../numeric/quantile.js";

/** Where latencies lie; all NaN without any. */
export interface LatencySummary {
  readonly n: number;
  readonly mean: number;
  readonly minimum: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly maximum: number;
}

/** Least, median, 95 % and 99 % quantile (type 7) and greatest of latencies, in their own unit. */
export function latencySummary(latencies: ArrayLike<number>): LatencySummary {
  const sorted = Float64Array.from(latencies).sort();
  const [minimum, median, p95, p99, maximum] = [0, 0.5, 0.95, 0.99, 1].map((share) => quantileSorted(sorted, share));
  return {
    n: sorted.length,
    mean: mean(sorted),
    minimum: minimum!,
    median: median!,
    p95: p95!,
    p99: p99!,
    maximum: maximum!,
  };
}
