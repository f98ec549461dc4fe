import fc from "fast-check";
import { expect, test } from "vitest";
import { leastSquares, solveSymmetric } from "../../lib/numeric/least-squares.js";

test("the residuals are at right angles to every column", () => {
  const rows = fc.array(
    fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true })),
    {
      minLength: 6,
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(rows, (pairs) => {
      const x = pairs.map(([a]) => a);
      const y = pairs.map(([, b]) => b);
      const columns = [x.map(() => 1), x].map((values) => Float64Array.from(values));
      const { independent, residuals, basis } = leastSquares(columns, y);
      fc.pre(independent);
      for (const column of [...columns, ...basis]) {
        // Sums of up to 20 products of numbers up to 5 and their residuals, however ill the columns are conditioned.
        expect(column.reduce((total, value, i) => total + value * residuals[i]!, 0)).toBeCloseTo(0, 7);
      }
    }),
  );
});

test("a line through its own points, and the inverse of X'X", () => {
  const { coefficients, residuals, inverseRoot } = leastSquares(
    [
      [1, 1, 1],
      [0, 1, 2],
    ],
    [3, 5, 7],
  );
  expect(coefficients[0]).toBeCloseTo(3, 14);
  expect(coefficients[1]).toBeCloseTo(2, 14);
  expect(Math.max(...residuals.map(Math.abs))).toBeLessThan(1e-14);
  // X'X = [[3, 3], [3, 5]], its inverse has 1/2 as the last entry.
  expect(inverseRoot[3]! ** 2).toBeCloseTo(0.5, 14);
  expect(inverseRoot[2]).toBe(0);
});

test("nearly dependent columns keep their digits (Lauchli's matrix)", () => {
  const e = 1e-7;
  const { coefficients } = leastSquares(
    [
      [1, e, 0],
      [1, 0, e],
    ],
    [2, e, e],
  );
  // The normal equations, 1 + e^2 = 1 in doubles, could not tell the columns apart.
  expect(coefficients[0]).toBeCloseTo(1, 8);
  expect(coefficients[1]).toBeCloseTo(1, 8);
});

test("dependent, constant-zero and unobserved columns, or more columns than values: no numbers", () => {
  for (const columns of [
    [
      [1, 1],
      [2, 2],
    ],
    [[0, 0]],
    [[1, NaN]],
    [
      [1, 0],
      [0, 1],
      [1, 2],
    ],
  ]) {
    const found = leastSquares(columns, [1, 2]);
    expect(found.independent).toBe(false);
    expect(found.coefficients.every(Number.isNaN)).toBe(true);
    expect(found.residuals.every(Number.isNaN)).toBe(true);
  }
});

test("a symmetric system is solved", () => {
  const solution = solveSymmetric([4, 1, 1, 3], [6, 7]);
  expect(solution[0]).toBeCloseTo(1, 14);
  expect(solution[1]).toBeCloseTo(2, 14);
  expect(solveSymmetric([1, 1, 1, 1], [1, 2]).every(Number.isNaN)).toBe(true);
});

test("columns of another length than the target are refused", () => {
  expect(() => leastSquares([[1, 2, 3]], [1, 2])).toThrow(new RangeError("invalid column length: 3"));
});
