import { leastSquares } from "../numeric/least-squares.js";
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
 * Power law by nonlinear least squares (Gauss and Newton, started at the best exponent of a grid from -12 to 12, for each
 * of which the coefficient is known) and, beside it, by the line through the logarithms. Errors from the linearised
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

/** Null when the steps do not end, or no exponent is better than its neighbours. */
function solve(logs: Float64Array, y: Float64Array): Solution | null {
  let [a, b] = [Number.NaN, Number.NaN];
  let squares = Infinity;
  for (let exponent = -STEEPEST; exponent <= STEEPEST; exponent += GRID) {
    const { coefficients, residuals } = leastSquares([logs.map((log) => Math.exp(exponent * log))], y);
    const found = squaresOf(residuals);
    if (found < squares) [a, b, squares] = [coefficients[0]!, exponent, found];
  }
  for (let step = 0; step < STEPS; ++step) {
    const fit = linearised(logs, y, a, b);
    if (!fit.independent) return null;
    const [da, db] = [fit.coefficients[0]!, fit.coefficients[1]!];
    // So near the end rounding decides which sum of squares is less: the step is taken unseen.
    if (Math.abs(da) <= 1e-8 * Math.abs(a) && Math.abs(db) <= 1e-8 * Math.max(1, Math.abs(b))) {
      const root = fit.inverseRoot;
      return {
        coefficient: a + da,
        exponent: b + db,
        squares: squaresOf(residualsOf(logs, y, a + da, b + db)),
        coefficientSpread: Math.hypot(root[0]!, root[1]!),
        exponentSpread: Math.abs(root[3]!),
      };
    }
    // A step that leaves more than it found was too long.
    let size = 2;
    let found = Infinity;
    do {
      size /= 2;
      found = squaresOf(residualsOf(logs, y, a + size * da, b + size * db));
    } while (!(found <= squares) && size > 1e-10);
    [a, b, squares] = [a + size * da, b + size * db, found];
  }
  return null;
}

/** Least squares of what is left on the derivatives by coefficient and exponent. */
function linearised(logs: Float64Array, y: Float64Array, a: number, b: number): ReturnType<typeof leastSquares> {
  const powers = logs.map((log) => Math.exp(b * log));
  return leastSquares([powers, powers.map((power, i) => a * power * logs[i]!)], residualsOf(logs, y, a, b));
}

function residualsOf(logs: Float64Array, y: Float64Array, a: number, b: number): Float64Array {
  return y.map((value, i) => value - a * Math.exp(b * logs[i]!));
}

function squaresOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value * value, 0);
}
