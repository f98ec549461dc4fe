import { normalCdf, normalSf } from "../numeric/normal.js";
import { ranks, tieSizes } from "../numeric/ranks.js";
import type { Side } from "./test-result.js";

/** How often one sample lies above the other. */
export interface MannWhitney {
  /** Pairs in which x is greater, ties counted half. */
  readonly u1: number;
  /** Pairs in which y is greater, ties counted half. */
  readonly u2: number;
  /** Tie-corrected normal statistic, without continuity correction. */
  readonly z: number;
  /** Normal approximation with continuity correction. */
  readonly pValue: number;
  /** Exact by counting all arrangements; NaN when there are ties or more than 2,500 pairs. */
  readonly pExact: number;
}

/** Above this many pairs the normal approximation is as good as the count. */
const EXACT_PAIRS = 2500;

/**
 * Mann-Whitney test that two samples come from one law (Annals of Math. Statistics 18, 1947), for independent values.
 * "greater" means that x tends to be larger. An empty sample or any NaN: NaN; all values equal: z and p are NaN.
 */
export function mannWhitney(x: ArrayLike<number>, y: ArrayLike<number>, side: Side): MannWhitney {
  const [n1, n2] = [x.length, y.length];
  const n = n1 + n2;
  const pairs = n1 * n2;
  const pooled = new Float64Array(n);
  pooled.set(Array.from(x));
  pooled.set(Array.from(y), n1);
  const rankSum =
    pairs > 0 && !pooled.some(Number.isNaN)
      ? ranks(pooled)
          .subarray(0, n1)
          .reduce((a, b) => a + b, 0)
      : Number.NaN;
  const u1 = rankSum - (n1 * (n1 + 1)) / 2;
  const ties = tieSizes(pooled);
  const tied = ties.reduce((total, size) => total + size ** 3 - size, 0);
  const deviation = Math.sqrt((pairs / 12) * (n + 1 - tied / (n * (n - 1))));
  const away = u1 - pairs / 2;
  const statistic = deviation > 0 ? deviation : Number.NaN;
  const countable = pairs <= EXACT_PAIRS && tied === 0 && !Number.isNaN(u1);
  return {
    u1,
    u2: pairs - u1,
    z: away / statistic,
    pValue: approximate(away, statistic, side),
    pExact: countable ? exact(u1, n1, n2, side) : Number.NaN,
  };
}

function approximate(away: number, deviation: number, side: Side): number {
  if (side === "greater") return normalSf((away - 0.5) / deviation);
  if (side === "less") return normalCdf((away + 0.5) / deviation);
  return Math.min(1, 2 * normalSf((Math.abs(away) - 0.5) / deviation));
}

function exact(u: number, n1: number, n2: number, side: Side): number {
  const law = arrangements(n1, n2);
  const tail = (from: number, to: number): number => law.subarray(from, to).reduce((a, b) => a + b, 0);
  const greater = tail(u, law.length);
  const less = tail(0, u + 1);
  return side === "greater" ? greater : side === "less" ? less : Math.min(1, 2 * Math.min(greater, less));
}

/**
 * Probability of each value of U without ties: the greatest value is an x with chance i / (i + j), and is then above all
 * j values of y. Positive terms only, so that small probabilities keep their digits.
 */
function arrangements(n1: number, n2: number): Float64Array {
  const laws = Array.from({ length: n1 + 1 }, () => {
    const law = new Float64Array(n1 * n2 + 1);
    law[0] = 1;
    return law;
  });
  for (let j = 1; j <= n2; ++j) {
    for (let i = 1; i <= n1; ++i) {
      const [fewer, law] = [laws[i - 1]!, laws[i]!];
      for (let u = i * j; u >= 0; --u) {
        const top = u >= j ? i * fewer[u - j]! : 0;
        law[u] = (top + j * law[u]!) / (i + j);
      }
    }
  }
  return laws[n1]!;
}
