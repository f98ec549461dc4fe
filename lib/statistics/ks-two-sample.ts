import { kolmogorovTail } from "./kolmogorov-tail.js";

/** Distance of two empirical laws. */
export interface KolmogorovSmirnov {
  /** Greatest difference of the two cumulative shares, 0 to 1. */
  readonly distance: number;
  /** Exact two-sided p by counting lattice paths (Hodges 1958); ties make it conservative. */
  readonly pExact: number;
  /** Limit law at sqrt(n m / (n + m)) x distance. */
  readonly pAsymptotic: number;
}

/**
 * Two-sample Kolmogorov-Smirnov test that two samples come from one law, for independent values. An empty sample or any
 * NaN: NaN.
 */
export function ksTwoSample(x: ArrayLike<number>, y: ArrayLike<number>): KolmogorovSmirnov {
  const a = Float64Array.from(x).sort();
  const b = Float64Array.from(y).sort();
  const [n, m] = [a.length, b.length];
  if (n === 0 || m === 0 || Number.isNaN(a[n - 1]) || Number.isNaN(b[m - 1])) {
    return { distance: Number.NaN, pExact: Number.NaN, pAsymptotic: Number.NaN };
  }
  // Counted in whole steps of 1 / (n m), so that equal distances are equal.
  let most = 0;
  for (let i = 0, j = 0; i < n && j < m; ) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < n && a[i] === value) ++i;
    while (j < m && b[j] === value) ++j;
    most = Math.max(most, Math.abs(i * m - j * n));
  }
  const distance = most / (n * m);
  return {
    distance,
    pExact: exactTail(n, m, most),
    pAsymptotic: kolmogorovTail(Math.sqrt((n * m) / (n + m)) * distance),
  };
}

/** Share of the paths from (0, 0) to (n, m) that somewhere come `most` steps or more from the diagonal. */
function exactTail(n: number, m: number, most: number): number {
  // Chance to have touched the boundary, for a uniformly drawn path that is at (i, j).
  const touched = new Float64Array(m + 1);
  for (let i = 0; i <= n; ++i) {
    for (let j = 0; j <= m; ++j) {
      const outside = Math.abs(i * m - j * n) >= most;
      const fromLeft = i === 0 ? 0 : (i / (i + j)) * touched[j]!;
      const fromBelow = j === 0 ? 0 : (j / (i + j)) * touched[j - 1]!;
      touched[j] = outside ? 1 : fromLeft + fromBelow;
    }
  }
  return touched[m]!;
}
