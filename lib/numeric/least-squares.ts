/** The least-squares solution of columns x coefficients = target. */
export interface LeastSquares {
  /** Whether no column is a combination of those before it; if one is, all numbers are NaN. */
  readonly independent: boolean;
  /** One for each column. */
  readonly coefficients: Float64Array;
  /** Target minus fit. */
  readonly residuals: Float64Array;
  /** Orthonormal columns Q that span what the columns X span; X = Q R. */
  readonly basis: readonly Float64Array[];
  /** R^-1, upper triangular, row by row: (X'X)^-1 = R^-1 R^-T. */
  readonly inverseRoot: Float64Array;
}

/** A column with less than this share of its length outside the span of the others counts as dependent on them. */
const DEPENDENT = 1e-10;

/**
 * Linear least squares by Gram-Schmidt, every column orthogonalised twice (Giraud, Langou and Rozloznik, Computers and
 * Mathematics 50, 2005: as good as Householder's method). The normal equations are never formed: they would lose half
 * of the digits. A square system is solved exactly.
 *
 * @param columns of the same length as `target`; not changed
 * @throws RangeError when the lengths differ
 */
export function leastSquares(columns: readonly ArrayLike<number>[], target: ArrayLike<number>): LeastSquares {
  const k = columns.length;
  const basis: Float64Array[] = [];
  const root = new Float64Array(k * k);
  let independent = true;
  for (const [j, column] of columns.entries()) {
    if (column.length !== target.length) throw new RangeError(`invalid column length: ${column.length}`);
    const rest = Float64Array.from(column);
    const length = norm(rest);
    const along = project(rest, basis);
    for (let i = 0; i < j; ++i) root[i * k + j] = along[i]!;
    const left = norm(rest);
    root[j * k + j] = left;
    if (!(left > DEPENDENT * length)) independent = false;
    for (let i = 0; i < rest.length; ++i) rest[i]! /= left;
    basis.push(rest);
  }
  const residuals = Float64Array.from(target);
  const along = project(residuals, basis);
  const inverseRoot = invertUpper(root, k);
  const coefficients = new Float64Array(k);
  for (let i = 0; i < k; ++i) for (let j = i; j < k; ++j) coefficients[i]! += inverseRoot[i * k + j]! * along[j]!;
  if (!independent) for (const numbers of [coefficients, residuals, inverseRoot, ...basis]) numbers.fill(Number.NaN);
  return { independent, coefficients, residuals, basis, inverseRoot };
}

/** Solution of the square system with these rows (symmetric, so rows are columns); NaN when it has none. */
export function solveSymmetric(matrix: ArrayLike<number>, target: ArrayLike<number>): Float64Array {
  const k = target.length;
  const columns = Array.from({ length: k }, (_, j) => Float64Array.from({ length: k }, (_, i) => matrix[i * k + j]!));
  return leastSquares(columns, target).coefficients;
}

/** Takes the part along the basis out of `values`, twice, and returns the coordinates of what was taken. */
function project(values: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const along = new Float64Array(basis.length);
  for (let pass = 0; pass < 2; ++pass) {
    for (const [i, direction] of basis.entries()) {
      const part = dot(values, direction);
      along[i]! += part;
      for (let row = 0; row < values.length; ++row) values[row]! -= part * direction[row]!;
    }
  }
  return along;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; ++i) total += a[i]! * b[i]!;
  return total;
}

function norm(values: Float64Array): number {
  return Math.sqrt(dot(values, values));
}

function invertUpper(root: Float64Array, k: number): Float64Array {
  const inverse = new Float64Array(k * k);
  for (let j = 0; j < k; ++j) {
    inverse[j * k + j] = 1 / root[j * k + j]!;
    for (let i = j - 1; i >= 0; --i) {
      let total = 0;
      for (let m = i + 1; m <= j; ++m) total += root[i * k + m]! * inverse[m * k + j]!;
      inverse[i * k + j] = -total / root[i * k + i]!;
    }
  }
  return inverse;
}
