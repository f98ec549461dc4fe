import { isConstant } from "../numeric/constant.js";
import { deviation } from "../numeric/deviation.js";
import { mean } from "../numeric/mean.js";
import { quantileSorted } from "../numeric/quantile.js";
import type { RandomStream } from "../numeric/random.js";
import type { BlockRule } from "./block-rule.js";
import { resampledMoments } from "./resampled-moments.js";
import { checkDraws, checkLevel, type Interval } from "./test-result.js";

/**
 * Percentile-t interval of a mean (Efron and Tibshirani 1993, ch. 12) with blocks: each resample's mean is
 * studentised by its own spread, so that skewness moves the limits the right way. Fewer than two values, constant
 * values or any NaN: NaN limits.
 *
 * @param values one per independent unit or, with blocks, in order of time (day totals)
 * @param level confidence, e.g. 0.95
 * @param rule blocks; length 1 for independent values
 * @throws RangeError for arguments outside their ranges
 */
export function percentileT(
  values: ArrayLike<number>,
  level: number,
  draws: number,
  rule: BlockRule,
  stream: RandomStream,
): Interval {
  checkLevel(level);
  checkDraws(draws);
  const n = values.length;
  const method = `percentile-t, ${rule.kind} bootstrap`;
  const centre = mean(values);
  if (n < 2 || isConstant(values) || Number.isNaN(centre))
    return { lower: Number.NaN, upper: Number.NaN, level, method };
  const { sums, squares } = resampledMoments(
    Float64Array.from(values, (value) => value - centre),
    draws,
    rule,
    stream,
  );
  const statistics = sums.map((sum, draw) => {
    const shift = sum / n;
    const variance = (squares[draw]! - n * shift * shift) / (n - 1);
    // A resample of one value over and over has no spread: it is as extreme as can be on its side.
    return variance > 1e-12 * squares[draw]! ? shift / Math.sqrt(variance / n) : Math.sign(shift) * Number.MAX_VALUE;
  });
  statistics.sort();
  const standardError = deviation(values, 1) / Math.sqrt(n);
  const tail = (1 - level) / 2;
  return {
    lower: centre - standardError * quantileSorted(statistics, 1 - tail),
    upper: centre - standardError * quantileSorted(statistics, tail),
    level,
    method,
  };
}
