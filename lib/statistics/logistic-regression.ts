import { chiSquareSf } from "../numeric/chi-square.js";
import { type LeastSquares, leastSquares } from "../numeric/least-squares.js";
import { normalPValue } from "./estimate-test.js";
import type { FittedModel } from "./linear-regression.js";
import { firstReason } from "./test-result.js";

/** How predictors move the log odds of a success. */
export interface LogisticRegression extends FittedModel {
  /** Wald statistics with their normal p. */
  readonly z: Float64Array;
  readonly pTwoSided: Float64Array;
  /** Success probability of each observation. */
  readonly fitted: Float64Array;
  readonly logLikelihood: number;
  /** Of the model with the intercept alone. */
  readonly nullLogLikelihood: number;
  /** Likelihood ratio test that all coefficients but the intercept are zero. */
  readonly likelihoodRatio: number;
  readonly likelihoodRatioP: number;
}

/** Newton's method needs fewer than ten; more means that the likelihood rises for ever. */
const STEPS = 25;

/**
 * Logistic regression by maximum likelihood (Newton's method), intercept first, for independent observations; see
 * `clusteredErrors` for others. Outcomes of one kind only, predictors that are dependent or separate the outcomes
 * perfectly (no finite coefficient is best), no more observations than coefficients, or any NaN: NaN, with the reason.
 *
 * @param predictors one array for each, of the length of y
 * @param y 1 for a success, 0 for a failure
 * @throws RangeError for lengths that differ or outcomes that are neither 0 nor 1
 */
export function logisticRegression(predictors: readonly ArrayLike<number>[], y: ArrayLike<number>): LogisticRegression {
  const n = y.length;
  for (const { length } of predictors) if (length !== n) throw new RangeError(`invalid predictor length: ${length}`);
  let successes = 0;
  for (let i = 0; i < n; ++i) {
    if (y[i] !== 0 && y[i] !== 1) throw new RangeError(`invalid outcome: ${y[i]}`);
    successes += y[i]!;
  }
  const columns = [new Float64Array(n).fill(1), ...predictors.map((values) => Float64Array.from(values))];
  const k = columns.length;
  const oneKind = successes === 0 || successes === n;
  const degrees = n - k;
  let coefficients = new Float64Array(k);
  coefficients[0] = oneKind ? 0 : Math.log(successes / (n - successes));
  let now = newtonAt(columns, y, coefficients);
  const nullLogLikelihood = now.logLikelihood;
  let converged = false;
  for (let step = 0; step < STEPS && !converged && !oneKind && degrees > 0; ++step) {
    const direction = now.fit.coefficients;
    converged = now.gain < 1e-14;
    // A step that lowers the likelihood by more than rounding was too long.
    const least = now.logLikelihood - 1e-12 * Math.abs(now.logLikelihood);
    let size = 2;
    let [next, found] = [coefficients, now];
    do {
      size /= 2;
      next = coefficients.map((value, a) => value + size * direction[a]!);
      found = newtonAt(columns, y, next);
    } while (!converged && !(found.logLikelihood >= least) && size > 1e-9);
    [coefficients, now] = [next, found];
  }
  const { fit, fitted, residuals, roots } = now;
  if (!converged) for (const numbers of [coefficients, fit.inverseRoot, residuals, fitted]) numbers.fill(Number.NaN);
  const standardErrors = Float64Array.from({ length: k }, (_, a) =>
    Math.sqrt(squares(fit.inverseRoot.subarray(a * k, (a + 1) * k))),
  );
  const z = coefficients.map((value, a) => value / standardErrors[a]!);
  const logLikelihood = converged ? now.logLikelihood : Number.NaN;
  const likelihoodRatio = 2 * (logLikelihood - nullLogLikelihood);
  return {
    coefficients,
    standardErrors,
    z,
    pTwoSided: z.map((value) => normalPValue(value, "two-sided")),
    fitted,
    logLikelihood,
    nullLogLikelihood: converged ? nullLogLikelihood : Number.NaN,
    likelihoodRatio,
    likelihoodRatioP: k > 1 && converged ? chiSquareSf(Math.max(0, likelihoodRatio), k - 1) : Number.NaN,
    observations: n,
    degrees,
    effectSize: { name: "McFadden R squared", value: 1 - logLikelihood / nullLogLikelihood },
    violated: firstReason(
      [degrees <= 0, "no more observations than coefficients"],
      [columns.some((values) => values.some(Number.isNaN)), "a value is not observed"],
      [oneKind, "all outcomes are equal"],
      [!converged, "the predictors are dependent, or separate the outcomes perfectly"],
    ),
    geometry: { basis: fit.basis, inverseRoot: fit.inverseRoot, residuals, rootWeights: roots },
  };
}

/** A step of Newton's method as weighted least squares, at given coefficients. */
interface Newton {
  /** Its coefficients are the step. */
  readonly fit: LeastSquares;
  readonly fitted: Float64Array;
  /** Outcome minus probability over the standard deviation of an outcome. */
  readonly residuals: Float64Array;
  /** That standard deviation. */
  readonly roots: Float64Array;
  readonly logLikelihood: number;
  /** Twice what the step promises to add to the log likelihood. */
  readonly gain: number;
}

function newtonAt(columns: readonly Float64Array[], y: ArrayLike<number>, coefficients: Float64Array): Newton {
  const n = y.length;
  const fitted = new Float64Array(n);
  const roots = new Float64Array(n);
  const residuals = new Float64Array(n);
  let logLikelihood = 0;
  for (let i = 0; i < n; ++i) {
    let odds = 0;
    for (const [a, values] of columns.entries()) odds += coefficients[a]! * values[i]!;
    const success = 1 / (1 + Math.exp(-odds));
    const failure = 1 / (1 + Math.exp(odds));
    fitted[i] = success;
    roots[i] = Math.sqrt(success * failure);
    residuals[i] = (y[i] === 1 ? failure : -success) / roots[i]!;
    logLikelihood += Math.log(y[i] === 1 ? success : failure);
  }
  const fit = leastSquares(
    columns.map((values) => values.map((value, i) => value * roots[i]!)),
    residuals,
  );
  let gain = 0;
  for (const direction of fit.basis) {
    let along = 0;
    for (let i = 0; i < n; ++i) along += direction[i]! * residuals[i]!;
    gain += along * along;
  }
  return { fit, fitted, residuals, roots, logLikelihood, gain };
}

function squares(values: Float64Array): number {
  return values.reduce((total, value) => total + value * value, 0);
}
