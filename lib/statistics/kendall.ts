import { normalSf } from "../numeric/normal.js";
import { tieSizes } from "../numeric/ranks.js";

/** Agreement of two orders. */
export interface KendallTau {
  /** Tie-corrected: -1 to 1. */
  readonly tauB: number;
  /** Pairs ordered alike, and pairs ordered the other way. */
  readonly concordant: number;
  readonly discordant: number;
  /** Variance of concordant - discordant when there is no association, ties counted. */
  readonly variance: number;
  readonly z: number;
  /** Normal approximation without continuity correction. */
  readonly pTwoSided: number;
  /** Exact by the law of inversions; NaN with ties or more than 100 values. */
  readonly pExact: number;
}

/** Above this many values the normal approximation is as good as the count. */
const EXACT_VALUES = 100;

/**
 * Kendall's rank correlation tau-b (Biometrika 33, 1945), for independent pairs. Fewer than two pairs, a constant side
 * or any NaN: NaN.
 *
 * @throws RangeError when the lengths differ
 */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>): KendallTau {
  const n = x.length;
  if (y.length !== n) throw new RangeError(`invalid y length: ${y.length}`);
  let [concordant, discordant] = [0, 0];
  for (let i = 0; i < n; ++i) {
    // A difference with NaN would pass as a tie.
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) concordant = Number.NaN;
    for (let j = 0; j < i; ++j) {
      const agreement = Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
      if (agreement > 0) concordant += 1;
      else if (agreement < 0) discordant += 1;
    }
  }
  const score = concordant - discordant;
  const [tiesX, tiesY] = [tieSizes(x), tieSizes(y)];
  const pairs = (n * (n - 1)) / 2;
  const untied = (pairs - total(tiesX, pairsOf)) * (pairs - total(tiesY, pairsOf));
  const variance = untied > 0 ? scoreVariance(n, tiesX, tiesY) : Number.NaN;
  const z = score / Math.sqrt(variance);
  const countable = untied === pairs * pairs && n >= 2 && n <= EXACT_VALUES && !Number.isNaN(score);
  return {
    tauB: untied > 0 ? score / Math.sqrt(untied) : Number.NaN,
    concordant,
    discordant,
    variance,
    z,
    pTwoSided: 2 * normalSf(Math.abs(z)),
    pExact: countable ? exactTail(n, Math.abs(score)) : Number.NaN,
  };
}

function total(sizes: readonly number[], of: (size: number) => number): number {
  return sizes.reduce((sum, size) => sum + of(size), 0);
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

/** Kendall, Rank Correlation Methods (1970), 4.9. */
function scoreVariance(n: number, tiesX: readonly number[], tiesY: readonly number[]): number {
  const spread = (size: number): number => size * (size - 1) * (2 * size + 5);
  const triples = (size: number): number => size * (size - 1) * (size - 2);
  const single = (spread(n) - total(tiesX, spread) - total(tiesY, spread)) / 18;
  const double = (2 * total(tiesX, pairsOf) * total(tiesY, pairsOf)) / (n * (n - 1));
  const triple = n > 2 ? (total(tiesX, triples) * total(tiesY, triples)) / (9 * triples(n)) : 0;
  return single + double + triple;
}

/** P(|concordant - discordant| >= score) over all orders of n values, by the law of the number of inversions. */
function exactTail(n: number, score: number): number {
  const most = (n * (n - 1)) / 2;
  const law = new Float64Array(most + 1);
  law[0] = 1;
  for (let size = 2; size <= n; ++size) {
    // The new value makes 0 to size - 1 inversions, each equally likely: a mean of the last `size` entries, from above.
    for (let i = pairsOf(size); i >= 0; --i) {
      let sum = 0;
      for (let k = Math.max(0, i - size + 1); k <= i; ++k) sum += law[k]!;
      law[i] = sum / size;
    }
  }
  let tail = 0;
  for (let inversions = 0; inversions <= most; ++inversions) {
    if (Math.abs(most - 2 * inversions) >= score) tail += law[inversions]!;
  }
  return Math.min(1, tail);
}
