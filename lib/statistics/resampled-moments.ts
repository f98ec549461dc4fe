import type { RandomStream } from "../numeric/random.js";
import { type BlockRule, blockLengths } from "./block-rule.js";
import { checkDraws } from "./test-result.js";

/** Sums over resamples, one per resample. */
export interface ResampledMoments {
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/**
 * Sum and sum of squares of block-bootstrap resamples: what means, variances and Sharpe ratios are made of. The same
 * draws as `fillBlockIndices`, but each block costs two looks at cumulative sums instead of a walk through its values.
 * Centre the values first: differences of cumulative sums lose digits when the mean is large.
 *
 * @param values any NaN makes every sum NaN
 * @throws RangeError for a block that the rule cannot have, or no draws
 */
export function resampledMoments(
  values: ArrayLike<number>,
  draws: number,
  rule: BlockRule,
  stream: RandomStream,
): ResampledMoments {
  checkDraws(draws);
  const nextLength = blockLengths(rule, stream);
  const n = values.length;
  // Twice round, so that a block that passes the end needs no special case.
  const cumulative = new Float64Array(2 * n + 1);
  const cumulativeSquares = new Float64Array(2 * n + 1);
  for (let i = 0; i < 2 * n; ++i) {
    const value = values[i % n]!;
    cumulative[i + 1] = cumulative[i]! + value;
    cumulativeSquares[i + 1] = cumulativeSquares[i]! + value * value;
  }
  const sums = new Float64Array(draws);
  const squares = new Float64Array(draws);
  for (let draw = 0; draw < draws; ++draw) {
    let sum = 0;
    let square = 0;
    for (let at = 0; at < n; ) {
      const start = stream.integer(n);
      const end = start + Math.min(nextLength(), n - at);
      sum += cumulative[end]! - cumulative[start]!;
      square += cumulativeSquares[end]! - cumulativeSquares[start]!;
      at += end - start;
    }
    sums[draw] = sum;
    squares[draw] = square;
  }
  return { sums, squares };
}
