import { fSf } from "../numeric/f-distribution.js";
import { leastSquares } from "../numeric/least-squares.js";
import { mean } from "../numeric/mean.js";
import { studentPValue } from "./student-interval.js";
import { firstReason } from "./test-result.js";

/** What errors and tests of coefficients need to know of a fit. */
export interface FittedModel {
  /** The intercept first, if there is one, then one for each predictor. */
  readonly coefficients: Float64Array;
  /** By the model itself. */
  readonly standardErrors: Float64Array;
  readonly observations: number;
  /** Observations minus coefficients. */
  readonly degrees: number;
  readonly effectSize: { readonly name: string; readonly value: number } | null;
  /** Why there are no numbers; empty when there are. */
  readonly violated: readonly string[];
  /** What robust errors are computed from. */
  readonly geometry: RegressionGeometry;
}

/** A linear model with the errors that hold when all residuals have one variance and none knows of another. */
export interface LinearRegression extends FittedModel {
  readonly t: Float64Array;
  readonly pTwoSided: Float64Array;
  /** Observed minus fitted, in the unit of y. */
  readonly residuals: Float64Array;
  /** (Weighted) sum of squared residuals. */
  readonly residualSquares: number;
  /** Root of the residual squares over the degrees of freedom. */
  readonly residualError: number;
  /** About the (weighted) mean; about zero without an intercept. */
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** All coefficients but the intercept are zero under its null. */
  readonly f: number;
  readonly fPValue: number;
}

/** The fit in coordinates in which the predictors are orthonormal. */
export interface RegressionGeometry {
  /** Orthonormal columns of the (root-weighted) design. */
  readonly basis: readonly Float64Array[];
  /** Turns those coordinates into coefficients; upper triangular, row by row. */
  readonly inverseRoot: Float64Array;
  /** Residuals times the root of their weight. */
  readonly residuals: Float64Array;
  readonly rootWeights: Float64Array;
}

/** Below this share of the squares of the target the residuals are rounding. */
export const PERFECT: number = 1e-26;

/**
 * Ordinary or weighted least squares, without the normal equations. A perfect fit has errors of 0, and says so. No more observations than coefficients, linearly
 * dependent predictors (a constant one beside an intercept is) or any NaN: all numbers NaN, with the reason.
 *
 * @param predictors one array for each, of the length of y
 * @param intercept whether a constant is fitted too
 * @param weights inverse variances up to a factor, > 0; null for equal ones
 * @throws RangeError for lengths that differ or weights that are not positive
 */
export function linearRegression(
  predictors: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  intercept: boolean,
  weights: ArrayLike<number> | null,
): LinearRegression {
  const n = y.length;
  const roots = rootWeights(weights, n);
  for (const { length } of predictors) if (length !== n) throw new RangeError(`invalid predictor length: ${length}`);
  const columns = predictors.map((values) => roots.map((root, i) => root * values[i]!));
  if (intercept) columns.unshift(roots);
  const target = roots.map((root, i) => root * y[i]!);
  const k = columns.length;
  const degrees = n - k;
  const fit = leastSquares(columns, target);
  const usable = fit.independent && degrees > 0;
  const left = squares(fit.residuals);
  // What rounding leaves of a perfect fit is no residual.
  const residualSquares = !usable ? Number.NaN : left <= PERFECT * squares(target) ? 0 : left;
  const residualError = Math.sqrt(residualSquares / degrees);
  const total = squares(intercept ? leastSquares([roots], target).residuals : target);
  const model = k - (intercept ? 1 : 0);
  const rSquared = total > 0 ? 1 - residualSquares / total : Number.NaN;
  const f = model > 0 ? (total - residualSquares) / model / (residualSquares / degrees) : Number.NaN;
  const standardErrors = Float64Array.from({ length: k }, (_, i) => residualError * rowNorm(fit.inverseRoot, k, i));
  const t = fit.coefficients.map((value, i) => value / standardErrors[i]!);
  const coefficients = usable ? fit.coefficients : fit.coefficients.fill(Number.NaN);
  return {
    coefficients,
    standardErrors,
    t,
    pTwoSided: t.map((value) => studentPValue(value, degrees, "two-sided")),
    residuals: fit.residuals.map((value, i) => (usable ? value / roots[i]! : Number.NaN)),
    residualSquares,
    residualError,
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (n - (intercept ? 1 : 0))) / degrees,
    f,
    fPValue: Number.isNaN(f) ? Number.NaN : fSf(f, model, degrees),
    observations: n,
    degrees,
    effectSize: { name: "f squared", value: rSquared / (1 - rSquared) },
    violated: firstReason(
      [degrees <= 0, "no more observations than coefficients"],
      [Number.isNaN(mean(target)) || columns.some((values) => Number.isNaN(mean(values))), "a value is not observed"],
      [!fit.independent, "the predictors are linearly dependent"],
      [!(residualSquares > 0), "the fit leaves no residuals"],
    ),
    geometry: { basis: fit.basis, inverseRoot: fit.inverseRoot, residuals: fit.residuals, rootWeights: roots },
  };
}

function rootWeights(weights: ArrayLike<number> | null, n: number): Float64Array<ArrayBuffer> {
  if (weights === null) return new Float64Array(n).fill(1);
  if (weights.length !== n) throw new RangeError(`invalid weights length: ${weights.length}`);
  return Float64Array.from(weights, (weight) => {
    if (!(weight > 0 && weight < Infinity)) throw new RangeError(`invalid weight: ${weight}`);
    return Math.sqrt(weight);
  });
}

function squares(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value * value;
  return total;
}

/** Length of a row of an upper triangular matrix: root of the diagonal of R^-1 R^-T. */
function rowNorm(matrix: Float64Array, k: number, row: number): number {
  return Math.sqrt(squares(matrix.subarray(row * k + row, (row + 1) * k)));
}
