import { quantileSorted } from "../numeric/quantile.js";
import type { RandomStream } from "../numeric/random.js";
import { clusterSums } from "../statistics/cluster.js";
import { leaveClusterOut } from "../statistics/leave-cluster-out.js";
import type { LinearRegression } from "../statistics/linear-regression.js";
import { optimalBlockLength } from "../statistics/optimal-block-length.js";
import { fillStationaryIndices } from "../statistics/stationary-bootstrap.js";

/** R squared with each day predicted by the line of all others, and its range over resampled days. */
export interface OutOfSample {
  readonly estimate: number;
  readonly interval: { readonly lower: number; readonly upper: number };
  /** Mean length of a block of days. */
  readonly block: number;
  /** R squared of each resample, ascending. */
  readonly drawn: Float64Array;
}

/**
 * R squared out of sample: each day is predicted by the regression on the other days and held against their mean. Its range is that
 * of a stationary bootstrap of days (Politis and Romano 1994) over the errors as they stand, without fitting again.
 *
 * @param y the values of the fit
 * @param dates the day of each value
 * @param level of the range
 */
export function outOfSample(
  fit: LinearRegression,
  y: Float64Array,
  dates: readonly string[],
  level: number,
  draws: number,
  stream: RandomStream,
): OutOfSample {
  const { predictions, baseline, rSquared } = leaveClusterOut(fit, y, dates);
  const errors = clusterSums(
    y.map((value, k) => (value - predictions[k]!) ** 2),
    dates,
  ).sums;
  const distances = clusterSums(
    y.map((value, k) => (value - baseline[k]!) ** 2),
    dates,
  ).sums;
  const block = optimalBlockLength(errors.map((error, day) => error - (1 - rSquared) * distances[day]!)).stationary;
  const indices = new Int32Array(errors.length);
  const drawn = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    fillStationaryIndices(indices, block, stream);
    let [error, distance] = [0, 0];
    for (const day of indices) {
      error += errors[day]!;
      distance += distances[day]!;
    }
    drawn[draw] = 1 - error / distance;
  }
  drawn.sort();
  const tail = (1 - level) / 2;
  return {
    estimate: rSquared,
    interval: { lower: quantileSorted(drawn, tail), upper: quantileSorted(drawn, 1 - tail) },
    block,
    drawn,
  };
}
