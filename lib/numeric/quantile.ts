import { quantileSorted as interpolated } from "simple-statistics";

/**
 * Quantile of type 7 (Hyndman and Fan, American Statistician 50, 1996): linear interpolation at (n - 1) p, the default
 * of R and NumPy. Interpolation by simple-statistics. The input is copied, never sorted in place.
 *
 * @param values any order; empty, or any NaN, gives NaN
 * @param probability from 0 (least) to 1 (greatest)
 * @throws RangeError when the probability is outside [0, 1]
 */
export function quantile(values: ArrayLike<number>, probability: number): number {
  return quantileSorted(Float64Array.from(values).sort(), probability);
}

/** {@link quantile} of values that are already in ascending order, with any NaN at the end (as `Float64Array` sorts). */
export function quantileSorted(sorted: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`invalid probability: ${probability}`);
  const n = sorted.length;
  if (n === 0 || Number.isNaN(sorted[n - 1])) return NaN;
  const result = interpolated(sorted as number[], probability);
  // Between two equal infinities interpolation has no answer, but the quantile has.
  return Number.isNaN(result) ? sorted[Math.floor((n - 1) * probability)]! : result;
}

/** Median: the quantile of type 7 at one half. Empty, or any NaN: NaN. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}
