import { logGammaLower, logGammaUpper } from "./gamma.js";

/** P(X <= x) of the chi-square law; throws RangeError for x < 0 or degrees of freedom that are not positive. */
export function chiSquareCdf(x: number, degrees: number): number {
  return Math.exp(logGammaLower(degrees / 2, x / 2));
}

/** P(X > x) of the chi-square law, accurate relative to itself far into the tail; errors as {@link chiSquareCdf}. */
export function chiSquareSf(x: number, degrees: number): number {
  return Math.exp(logGammaUpper(degrees / 2, x / 2));
}
