import { normalCdf, normalSf } from "../numeric/normal.js";
import { ranks, tieSizes } from "../numeric/ranks.js";
import type { Side } from "./test-result.js";

/** Whether paired differences lean to one side. */
export interface SignedRank {
  /** Sum of the ranks of the positive differences, ranked by size without the zeros. */
  readonly wPlus: number;
  readonly wMinus: number;
  /** Differences that are not zero. */
  readonly nonZero: number;
  /** Tie-corrected normal statistic, without continuity correction. */
  readonly z: number;
  /** Normal approximation with continuity correction. */
  readonly pValue: number;
  /** Exact given the ranks, ties included; NaN for more than 400 differences. */
  readonly pExact: number;
  /** Rank-biserial correlation, (W+ - W-) / (W+ + W-): -1 to 1. */
  readonly effect: number;
}

/** Above this many differences the normal approximation is as good as the count. */
const EXACT_DIFFERENCES = 400;

/**
 * Wilcoxon's signed-rank test that independent differences are symmetric about zero (Biometrics Bulletin 1, 1945); zeros
 * are left out. "greater" means that they tend to be positive. No difference but zeros, or any NaN: NaN.
 */
export function signedRank(differences: ArrayLike<number>, side: Side): SignedRank {
  const kept = Float64Array.from(differences).filter((value) => value !== 0);
  const n = kept.length;
  const sizes = kept.map(Math.abs);
  const rank = ranks(sizes);
  const total = (n * (n + 1)) / 2;
  let wPlus = n > 0 && !kept.some(Number.isNaN) ? 0 : Number.NaN;
  for (let i = 0; i < n; ++i) if (kept[i]! > 0) wPlus += rank[i]!;
  const tied = tieSizes(sizes).reduce((sum, size) => sum + size ** 3 - size, 0);
  const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tied / 48);
  const away = wPlus - total / 2;
  const countable = n <= EXACT_DIFFERENCES && !Number.isNaN(wPlus);
  return {
    wPlus,
    wMinus: total - wPlus,
    nonZero: n,
    z: away / deviation,
    pValue: approximate(away, deviation, side),
    pExact: countable ? exact(rank, wPlus, side) : Number.NaN,
    effect: (2 * away) / total,
  };
}

function approximate(away: number, deviation: number, side: Side): number {
  if (side === "greater") return normalSf((away - 0.5) / deviation);
  if (side === "less") return normalCdf((away + 0.5) / deviation);
  return Math.min(1, 2 * normalSf((Math.abs(away) - 0.5) / deviation));
}

function exact(rank: Float64Array, wPlus: number, side: Side): number {
  const law = signLaw(rank);
  const at = 2 * wPlus;
  const tail = (from: number, to: number): number => law.subarray(from, to).reduce((a, b) => a + b, 0);
  const greater = tail(at, law.length);
  const less = tail(0, at + 1);
  return side === "greater" ? greater : side === "less" ? less : Math.min(1, 2 * Math.min(greater, less));
}

/** Probability of each sum of ranks when each is counted or not by a fair coin; by half ranks, since ties share ranks. */
function signLaw(rank: Float64Array): Float64Array {
  const law = new Float64Array(rank.length * (rank.length + 1) + 1);
  law[0] = 1;
  let reached = 0;
  for (const value of rank) {
    const step = 2 * value;
    reached += step;
    for (let sum = reached; sum >= 0; --sum) law[sum] = (law[sum]! + (sum >= step ? law[sum - step]! : 0)) / 2;
  }
  return law;
}
