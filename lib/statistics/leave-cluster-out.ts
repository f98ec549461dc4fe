import { solveSymmetric } from "../numeric/least-squares.js";
import { clusterPlaces } from "./cluster.js";
import type { LinearRegression } from "./linear-regression.js";

/** How well a regression predicts clusters that it has not seen. */
export interface LeaveClusterOut {
  /** For each observation, from the fit to all other clusters. */
  readonly predictions: Float64Array;
  /** What predicting by the mean of the other clusters gives. */
  readonly baseline: Float64Array;
  /** 1 - squared errors of the predictions over those of the baseline; negative when the mean predicts better. */
  readonly rSquared: number;
}

/**
 * Predictions of each cluster (day) from a regression on all the others, without refitting: the residuals of a cluster
 * divided by what its leverage leaves (I - H) (Cook and Weisberg 1982). The weights of the fit are not part of the
 * R squared. Fewer than two clusters, or a coefficient that only one cluster determines: NaN there.
 *
 * @param y the values of the fit
 * @param clusters the cluster of each observation, a number or a text
 * @throws RangeError when the lengths differ
 */
export function leaveClusterOut(
  fit: LinearRegression,
  y: ArrayLike<number>,
  clusters: ArrayLike<string | number>,
): LeaveClusterOut {
  const n = fit.observations;
  if (y.length !== n) throw new RangeError(`invalid y length: ${y.length}`);
  if (clusters.length !== n) throw new RangeError(`invalid clusters length: ${clusters.length}`);
  const { places, count } = clusterPlaces(clusters);
  const { basis, residuals, rootWeights } = fit.geometry;
  const members: number[][] = Array.from({ length: count }, () => []);
  let total = 0;
  for (let i = 0; i < n; ++i) {
    members[places[i]!]!.push(i);
    total += y[i]!;
  }
  const predictions = new Float64Array(n);
  const baseline = new Float64Array(n);
  let errors = 0;
  let baselineErrors = 0;
  for (const rows of members) {
    const others = (total - rows.reduce((sum, i) => sum + y[i]!, 0)) / (n - rows.length);
    const correction = solveSymmetric(remainder(basis, rows), alongBasis(basis, residuals, rows));
    for (const i of rows) {
      let error = residuals[i]!;
      for (const [a, column] of basis.entries()) error += column[i]! * correction[a]!;
      predictions[i] = y[i]! - error / rootWeights[i]!;
      baseline[i] = others;
      errors += (y[i]! - predictions[i]!) ** 2;
      baselineErrors += (y[i]! - others) ** 2;
    }
  }
  return { predictions, baseline, rSquared: baselineErrors > 0 ? 1 - errors / baselineErrors : Number.NaN };
}

/** I - Q'Q over the rows. */
function remainder(basis: readonly Float64Array[], rows: readonly number[]): Float64Array {
  const k = basis.length;
  const matrix = new Float64Array(k * k);
  for (const [a, first] of basis.entries()) {
    for (const [b, second] of basis.entries()) {
      let total = a === b ? 1 : 0;
      for (const i of rows) total -= first[i]! * second[i]!;
      // Rounding must not make up what the other clusters do not determine.
      matrix[a * k + b] = Math.abs(total) < 1e-13 ? 0 : total;
    }
  }
  return matrix;
}

/** Q'e over the rows. */
function alongBasis(basis: readonly Float64Array[], residuals: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(basis, (column) => rows.reduce((sum, i) => sum + column[i]! * residuals[i]!, 0));
}
