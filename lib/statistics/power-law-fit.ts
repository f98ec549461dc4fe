import { type LeastSquares, leastSquares } from "../numeric/least-squares.js";
import { estimateTest } from "./estimate-test.js";
import { linearRegression } from "./linear-regression.js";
import { firstReason, type Side, type TestResult } from "./test-result.js";

/** y = coefficient x^exponent. */
export interface PowerLawFit {
  readonly coefficient: number;
  readonly exponent: number;
  readonly coefficientError: number;
  readonly exponentError: number;
  readonly residualSquares: number;
  /** Root of the residual squares over the degrees of freedom. */
  readonly residualError: number;
  /** About the mean. */
  readonly rSquared: number;
  readonly observations: number;
  /** Observations - 2. */
  readonly degrees: number;
  /** The line through the logarithms: relative errors instead of absolute ones. NaN when a y is not positive. */
  readonly logLog: {
    readonly coefficient: number;
    readonly exponent: number;
    readonly exponentError: number;
    readonly rSquared: number;
  };
  /** Why there are no numbers; empty when there are. */
  readonly violated: readonly string[];
}

const STEEPEST = 12;
const GRID = 0.25;
const STEPS = 200;

/**
 * Power law by nonlinear least squares (Gauss and Newton, started at the best exponent of a grid from -12 to 12, to each
 * of which belongs one coefficient) and, beside it, by the line through the logarithms. Errors from the linearised
 * model. Fewer than three pairs, an x that is not positive, a single x, no convergence or any NaN: NaN, with the reason.
 *
 * @throws RangeError when the lengths differ
 */
export function powerLawFit(x: ArrayLike<number>, y: ArrayLike<number>): PowerLawFit {
  const n = y.length;
  if (x.length !== n) throw new RangeError(`invalid x length: ${x.length}`);
  const positive = Array.from(x).every((value) => value > 0 && value < Infinity);
  const observed = Array.from(y).every(Number.isFinite);
  const logs = Float64Array.from(x, Math.log);
  const degrees = n - 2;
  const solved = positive && observed && degrees > 0 ? solve(logs, Float64Array.from(y)) : null;
  const residualSquares = solved?.squares ?? Number.NaN;
  const residualError = Math.sqrt(residualSquares / degrees);
  const total = observed ? squaresOf(leastSquares([new Float64Array(n).fill(1)], y).residuals) : Number.NaN;
  const line = linearRegression([logs], Float64Array.from(y, Math.log), true, null);
  return {
    coefficient: solved?.coefficient ?? Number.NaN,
    exponent: solved?.exponent ?? Number.NaN,
    coefficientError: residualError * (solved?.coefficientSpread ?? Number.NaN),
    exponentError: residualError * (solved?.exponentSpread ?? Number.NaN),
    residualSquares,
    residualError,
    rSquared: total > 0 ? 1 - residualSquares / total : Number.NaN,
    observations: n,
    degrees,
    logLog: {
      coefficient: Math.exp(line.coefficients[0]!),
      exponent: line.coefficients[1]!,
      exponentError: line.standardErrors[1]!,
      rSquared: line.rSquared,
    },
    violated: firstReason(
      [!observed || Array.from(x).some(Number.isNaN), "a value is not observed"],
      [!positive, "an x is not positive"],
      [degrees <= 0, "fewer than three pairs"],
      [solved === null, "no exponent fits best"],
    ),
  };
}

/**
 * Test of the exponent of a nonlinear fit: Student's t with n - 2 degrees of freedom, for independent pairs.
 *
 * @param level confidence of the interval
 */
export function exponentTest(fit: PowerLawFit, nullValue: number, side: Side, level: number): TestResult {
  const estimate = {
    name: "the exponent",
    value: fit.exponent,
    standardError: fit.exponentError,
    degrees: fit.degrees,
    method: "nonlinear least squares",
    units: { trades: Number.NaN, events: fit.observations, days: Number.NaN },
    designEffect: 1,
    effectSize: { name: "R squared", value: fit.rSquared },
    violated: fit.violated,
  };
  return estimateTest(estimate, nullValue, side, level);
}

interface Solution {
  readonly coefficient: number;
  readonly exponent: number;
  readonly squares: number;
  /** Standard errors for a residual error of 1. */
  readonly coefficientSpread: number;
  readonly exponentSpread: number;
}

/** The best coefficient for an exponent, and what it leaves. */
function projected(logs: Float64Array, y: Float64Array, exponent: number): { a: number; squares: number } {
  const { coefficients, residuals } = leastSquares([logs.map((log) => Math.exp(exponent * log))], y);
  return { a: coefficients[0]!, squares: squaresOf(residuals) };
}

/** Gauss and Newton's step in the exponent, the coefficient following it. Null when no exponent is better than others. */
function solve(logs: Float64Array, y: Float64Array): Solution | null {
  let [b, now] = [Number.NaN, { a: Number.NaN, squares: Infinity }];
  for (let exponent = -STEEPEST; exponent <= STEEPEST; exponent += GRID) {
    const found = projected(logs, y, exponent);
    if (found.squares < now.squares) [b, now] = [exponent, found];
  }
  for (let step = 0; step < STEPS; ++step) {
    const fit = linearised(logs, y, now.a, b);
    if (!fit.independent) return null;
    const full = Math.max(-GRID, Math.min(GRID, fit.coefficients[1]!));
    // A step that leaves more than it found was too long; near the end only rounding says so.
    let size = 2;
    let found = now;
    do {
      size /= 2;
      found = projected(logs, y, b + size * full);
    } while (!(found.squares < now.squares) && size > 1e-6);
    const better = found.squares < now.squares;
    if (better) [b, now] = [b + size * full, found];
    if (!better || Math.abs(full) <= 1e-10 * Math.max(1, Math.abs(b))) return solutionAt(logs, y, b, full, better);
  }
  return null;
}

/** A last step below what sums of squares can tell apart, and the errors there. */
function solutionAt(logs: Float64Array, y: Float64Array, b: number, step: number, taken: boolean): Solution {
  const exponent = b + (taken || Math.abs(step) > 1e-5 ? 0 : step);
  const { a, squares } = projected(logs, y, exponent);
  const root = linearised(logs, y, a, exponent).inverseRoot;
  return {
    coefficient: a,
    exponent,
    squares,
    coefficientSpread: Math.hypot(root[0]!, root[1]!),
    exponentSpread: Math.abs(root[3]!),
  };
}

/** Least squares of what is left on the derivatives by coefficient and exponent. */
function linearised(logs: Float64Array, y: Float64Array, a: number, b: number): LeastSquares {
  const powers = logs.map((log) => Math.exp(b * log));
  return leastSquares(
    [powers, powers.map((power, i) => a * power * logs[i]!)],
    y.map((value, i) => value - a * powers[i]!),
  );
}

function squaresOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value * value, 0);
}
