import { benjaminiHochberg } from "../statistics/benjamini-hochberg.js";
import { negativeBinomialTail } from "../statistics/negative-binomial-tail.js";

/** Volume of one strike in one clock bucket, and the law it was expected to follow. */
export interface WatchedWindow {
  readonly bucket: number;
  /** Contracts per window. */
  readonly contracts: number;
  readonly mean: number;
  readonly variance: number;
}

/** How a session's tail probabilities were distributed. */
export interface TailCounts {
  /** Strikes times clock buckets that had a baseline. They do not overlap. */
  readonly windows: number;
  /** Windows by their tail probability, in `tailBins` bins of equal width; fractions, since counts are discrete. */
  readonly histogram: Float64Array;
  /** Strikes of a bucket that the false discovery rate lets through. */
  readonly discoveries: number;
}

/** Bins of tail probabilities: the first one is the 1 % tail. */
export const tailBins = 100;

/**
 * Tail probabilities of all watched windows of a session under the detector's own law (negative binomial). A count is discrete:
 * its probability is spread evenly over (P(X > n), P(X >= n)], which is what a randomised p does on average (the
 * non-randomised histogram of Czado, Gneiting and Held, Biometrics 65, 2009). If the law were right the histogram would be flat.
 *
 * @param rate false discovery rate over the strikes of a bucket
 */
export function tailCounts(windows: readonly WatchedWindow[], rate: number): TailCounts {
  const histogram = new Float64Array(tailBins);
  const byBucket = new Map<number, number[]>();
  for (const { bucket, contracts, mean, variance } of windows) {
    const count = Math.ceil(contracts);
    const upper = negativeBinomialTail(count, mean, variance);
    spread(histogram, negativeBinomialTail(count + 1, mean, variance), upper);
    const own = byBucket.get(bucket);
    if (own) own.push(upper);
    else byBucket.set(bucket, [upper]);
  }
  let discoveries = 0;
  for (const tails of byBucket.values()) {
    if (!tails.some((p) => p <= rate)) continue;
    for (const adjusted of benjaminiHochberg(tails)) if (adjusted <= rate) discoveries += 1;
  }
  return { windows: windows.length, histogram, discoveries };
}

/** Adds one window, evenly over a stretch of probabilities. */
function spread(histogram: Float64Array, lower: number, upper: number): void {
  const first = Math.min(tailBins - 1, Math.floor(lower * tailBins));
  const last = Math.min(tailBins - 1, Math.floor(upper * tailBins));
  if (!(upper > lower) || first === last) {
    histogram[last]! += 1;
    return;
  }
  for (let bin = first; bin <= last; bin++) {
    const from = Math.max(lower, bin / tailBins);
    const to = Math.min(upper, (bin + 1) / tailBins);
    histogram[bin]! += (to - from) / (upper - lower);
  }
}
