import { mean } from "../numeric/mean.js";
import { normalCdf, normalQuantile } from "../numeric/normal.js";
import { quantileSorted } from "../numeric/quantile.js";
import { checkLevel, type Interval } from "./test-result.js";

/** A bootstrap interval with what corrected it. */
export interface BcaInterval {
  readonly interval: Interval;
  /** Median bias of the replicates in normal units. */
  readonly bias: number;
  /** How the standard error changes with the value, from the jackknife. */
  readonly acceleration: number;
  /** Levels at which the replicates are read instead of (1 - level) / 2 and its mirror image. */
  readonly lowerLevel: number;
  readonly upperLevel: number;
}

/**
 * Bias-corrected and accelerated interval (Efron, JASA 82, 1987), for ratios and other skewed statistics. When the
 * estimate lies outside all replicates, or the jackknife is constant, there is no correction to be had: NaN.
 *
 * @param estimate the statistic of the data
 * @param replicates the statistic of each resample, any order
 * @param jackknife the statistic with each unit left out in turn
 * @param level confidence, e.g. 0.95
 * @throws RangeError for a level that is none
 */
export function bcaInterval(
  estimate: number,
  replicates: ArrayLike<number>,
  jackknife: ArrayLike<number>,
  level: number,
): BcaInterval {
  checkLevel(level);
  const sorted = Float64Array.from(replicates).sort();
  let below = 0;
  for (const value of sorted) if (value < estimate) ++below;
  const share = below / sorted.length;
  const bias = share > 0 && share < 1 ? normalQuantile(share) : Number.NaN;
  const centre = mean(jackknife);
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < jackknife.length; ++i) {
    const away = centre - jackknife[i]!;
    squares += away ** 2;
    cubes += away ** 3;
  }
  const acceleration = cubes / (6 * squares ** 1.5);
  const corrected = (probability: number): number => {
    const z = bias + normalQuantile(probability);
    return normalCdf(bias + z / (1 - acceleration * z));
  };
  const lowerLevel = corrected((1 - level) / 2);
  const upperLevel = corrected(1 - (1 - level) / 2);
  const limit = (at: number): number => (Number.isNaN(at) ? Number.NaN : quantileSorted(sorted, at));
  const interval = { lower: limit(lowerLevel), upper: limit(upperLevel), level, method: "BCa bootstrap" };
  return { interval, bias, acceleration, lowerLevel, upperLevel };
}
