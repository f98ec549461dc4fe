import { clusterPlaces } from "./cluster.js";
import { estimateTest } from "./estimate-test.js";
import type { FittedModel } from "./linear-regression.js";
import { studentPValue } from "./student-interval.js";
import type { Side, TestResult } from "./test-result.js";

/** Errors of regression coefficients that hold without the assumption of equal, unrelated residuals. */
export interface RobustErrors {
  readonly method: string;
  /** Of the coefficients, row by row. */
  readonly covariance: Float64Array;
  readonly standardErrors: Float64Array;
  readonly t: Float64Array;
  /** Student t with `degrees`. */
  readonly pTwoSided: Float64Array;
  readonly degrees: number;
  /** Number of clusters; NaN when the error has none. */
  readonly clusters: number;
}

/** MacKinnon and White (J. Econometrics 29, 1985), from no correction to the jackknife-like one. */
export type HeteroskedasticVariant = "HC0" | "HC1" | "HC2" | "HC3";

/**
 * Errors for residuals of unequal variance. HC3 is the one for small samples. NaN for a fit without numbers, and for an
 * observation that the fit cannot miss (leverage 1) with HC2 and HC3.
 */
export function heteroskedasticErrors(fit: FittedModel, variant: HeteroskedasticVariant): RobustErrors {
  const { basis, residuals } = fit.geometry;
  const n = fit.observations;
  const weights = Float64Array.from({ length: n }, (_, i) => {
    let free = 1;
    for (const column of basis) free -= column[i]! * column[i]!;
    // What rounding leaves of a leverage of 1 would be a huge weight.
    const share = free > 1e-12 ? free : Number.NaN;
    return variant === "HC2" ? 1 / Math.sqrt(share) : variant === "HC3" ? 1 / share : 1;
  });
  const scores = basis.map((column) => column.map((value, i) => value * residuals[i]! * weights[i]!));
  const factor = variant === "HC1" ? n / fit.degrees : 1;
  return errors(fit, product(scores, 0), factor, fit.degrees, variant, Number.NaN);
}

/**
 * Errors for residuals that are related to their neighbours in time (Newey and West, Econometrica 55, 1987): Bartlett
 * weights, no prewhitening.
 *
 * @param lag a whole number from 0 to n - 1; the observations must be in order of time
 * @param smallSample whether the covariance is multiplied by n / (n - k)
 * @throws RangeError for another lag
 */
export function neweyWestErrors(fit: FittedModel, lag: number, smallSample: boolean): RobustErrors {
  const n = fit.observations;
  if (!(Number.isInteger(lag) && lag >= 0 && lag < Math.max(1, n))) throw new RangeError(`invalid lag: ${lag}`);
  const { basis, residuals } = fit.geometry;
  const scores = basis.map((column) => column.map((value, i) => value * residuals[i]!));
  const meat = product(scores, 0);
  const k = scores.length;
  for (let l = 1; l <= lag; ++l) {
    const shifted = product(scores, l);
    const weight = 1 - l / (lag + 1);
    for (let i = 0; i < k; ++i) {
      for (let j = 0; j < k; ++j) meat[i * k + j]! += weight * (shifted[i * k + j]! + shifted[j * k + i]!);
    }
  }
  const method = `Newey-West, lag ${lag}${smallSample ? ", n / (n - k)" : ""}`;
  return errors(fit, meat, smallSample ? n / fit.degrees : 1, fit.degrees, method, Number.NaN);
}

/**
 * Errors for residuals that are related within clusters (Liang and Zeger 1986; Cameron and Miller, J. Human Resources
 * 50, 2015): factor G / (G - 1) (n - 1) / (n - k), Student t with G - 1 degrees of freedom. A single cluster: NaN. With
 * few clusters (below about 40) the wild cluster bootstrap is the better test.
 *
 * @param clusters the cluster of each observation, a number or a text
 * @throws RangeError when the lengths differ
 */
export function clusteredErrors(fit: FittedModel, clusters: ArrayLike<string | number>): RobustErrors {
  const n = fit.observations;
  if (clusters.length !== n) throw new RangeError(`invalid clusters length: ${clusters.length}`);
  const { places, count } = clusterPlaces(clusters);
  const { basis, residuals } = fit.geometry;
  const scores = basis.map((column) => {
    const sums = new Float64Array(count);
    for (let i = 0; i < n; ++i) sums[places[i]!]! += column[i]! * residuals[i]!;
    return sums;
  });
  const factor = count > 1 ? (count / (count - 1)) * ((n - 1) / fit.degrees) : Number.NaN;
  return errors(fit, product(scores, 0), factor, count - 1, `clustered, ${count} clusters`, count);
}

/**
 * Test of one coefficient with robust errors. The design effect is its variance over the classical one.
 *
 * @param index 0 is the intercept, if there is one
 * @param name of the coefficient, as the subject of a sentence
 * @throws RangeError for an index that is none
 */
export function coefficientTest(
  fit: FittedModel,
  robust: RobustErrors,
  index: number,
  name: string,
  nullValue: number,
  side: Side,
  level: number,
): TestResult {
  if (!(index >= 0 && index in fit.coefficients)) throw new RangeError(`invalid index: ${index}`);
  const standardError = robust.standardErrors[index]!;
  const estimate = {
    name,
    value: fit.coefficients[index]!,
    standardError,
    degrees: robust.degrees,
    method: robust.method,
    units: { trades: fit.observations, events: Number.NaN, days: robust.clusters },
    designEffect: (standardError / fit.standardErrors[index]!) ** 2,
    effectSize: fit.effectSize,
    violated: robust.clusters < 2 && fit.violated.length === 0 ? ["fewer than two clusters"] : fit.violated,
  };
  return estimateTest(estimate, nullValue, side, level);
}

/** Sums over i of scores[a][i + lag] x scores[b][i]. */
function product(scores: readonly Float64Array[], lag: number): Float64Array {
  const k = scores.length;
  const result = new Float64Array(k * k);
  for (const [a, first] of scores.entries()) {
    for (const [b, second] of scores.entries()) {
      let total = 0;
      for (let i = lag; i < first.length; ++i) total += first[i]! * second[i - lag]!;
      result[a * k + b] = total;
    }
  }
  return result;
}

/** Carries the spread of the scores from orthonormal coordinates over to the coefficients. */
function errors(
  fit: FittedModel,
  meat: Float64Array,
  factor: number,
  degrees: number,
  method: string,
  clusters: number,
): RobustErrors {
  const { inverseRoot } = fit.geometry;
  const k = fit.coefficients.length;
  const covariance = new Float64Array(k * k);
  for (let i = 0; i < k; ++i) {
    for (let j = 0; j < k; ++j) {
      let total = 0;
      for (let a = i; a < k; ++a) {
        for (let b = j; b < k; ++b) total += inverseRoot[i * k + a]! * meat[a * k + b]! * inverseRoot[j * k + b]!;
      }
      covariance[i * k + j] = factor * total;
    }
  }
  const standardErrors = Float64Array.from({ length: k }, (_, i) => Math.sqrt(covariance[i * k + i]!));
  const t = fit.coefficients.map((value, i) => value / standardErrors[i]!);
  const pTwoSided = t.map((value) => studentPValue(value, degrees, "two-sided"));
  return { method, covariance, standardErrors, t, pTwoSided, degrees, clusters };
}
