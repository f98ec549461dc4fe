import { quantileSorted } from "../numeric/quantile.js";
import { checkLevel, type Interval } from "./test-result.js";

/**
 * Interval between the quantiles of the replicates (Efron, Annals of Statistics 7, 1979). Carries the bias of the
 * replicates over into the interval. No replicates or any NaN: NaN limits.
 *
 * @param replicates the statistic of each resample, any order
 * @param level confidence, e.g. 0.95
 * @throws RangeError for a level that is none
 */
export function percentileInterval(replicates: ArrayLike<number>, level: number): Interval {
  const [lower, upper] = limits(replicates, level);
  return { lower, upper, level, method: "percentile bootstrap" };
}

/**
 * Basic interval: the quantiles of the replicates mirrored in the estimate (Davison and Hinkley 1997, ch. 5), so that a
 * bias of the replicates is taken off. No replicates or any NaN: NaN limits.
 *
 * @param estimate the statistic of the data
 */
export function basicInterval(estimate: number, replicates: ArrayLike<number>, level: number): Interval {
  const [lower, upper] = limits(replicates, level);
  return { lower: 2 * estimate - upper, upper: 2 * estimate - lower, level, method: "basic bootstrap" };
}

function limits(replicates: ArrayLike<number>, level: number): [number, number] {
  checkLevel(level);
  const sorted = Float64Array.from(replicates).sort();
  const tail = (1 - level) / 2;
  return [quantileSorted(sorted, tail), quantileSorted(sorted, 1 - tail)];
}
