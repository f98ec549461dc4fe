/** A pivot below this share of its diagonal is taken for zero. */
const SMALLEST_PIVOT = 1e-12;

/**
 * Solves A x = b for a symmetric positive semidefinite A (normal equations) by Cholesky's square-root-free factorisation. A
 * direction that A does not tell from those before it has the solution 0. NaN in, NaN out.
 *
 * @param matrix n x n by rows; only its lower half is read
 * @param right n values
 * @throws RangeError when the lengths do not fit
 */
export function solveSymmetric(matrix: ArrayLike<number>, right: ArrayLike<number>): Float64Array {
  const n = right.length;
  if (matrix.length !== n * n) throw new RangeError(`invalid matrix length: ${matrix.length}`);
  const lower = new Float64Array(n * n);
  const pivots = new Float64Array(n);
  const solution = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    let pivot = matrix[i * n + i]!;
    for (let j = 0; j < i; j++) {
      let entry = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) entry -= lower[i * n + k]! * lower[j * n + k]! * pivots[k]!;
      lower[i * n + j] = pivots[j] === 0 ? 0 : entry / pivots[j]!;
      pivot -= lower[i * n + j]! ** 2 * pivots[j]!;
      solution[i]! -= lower[i * n + j]! * solution[j]!;
    }
    pivots[i] = Math.abs(pivot) <= SMALLEST_PIVOT * Math.abs(matrix[i * n + i]!) ? 0 : pivot;
  }
  for (let i = n - 1; i >= 0; i--) {
    solution[i] = pivots[i] === 0 ? 0 : solution[i]! / pivots[i]!;
    for (let j = i + 1; j < n; j++) solution[i]! -= pivots[i] === 0 ? 0 : lower[j * n + i]! * solution[j]!;
  }
  return solution;
}
