import { stepDown } from "./p-values.js";

/** Chance that the least of `count` independent p-values is this small; exact for small ones too. */
function leastOf(count: number, pValue: number): number {
  return -Math.expm1(count * Math.log1p(-pValue));
}

/**
 * Adjusted p-values for the chance of any false rejection, 1 - (1 - p)^n (Sidak, JASA 62, 1967); valid for independent
 * tests. A NaN is a test without an answer: it stays NaN and is not counted.
 *
 * @returns one for each p-value, in the order given
 * @throws RangeError for a p-value outside [0, 1]
 */
export function sidak(pValues: ArrayLike<number>): Float64Array {
  return stepDown(pValues, (p, _, count) => leastOf(count, p));
}

/** As {@link sidak}, stepping down as Holm does: the r-th least is one of n - r + 1 (Holland and Copenhaver 1987). */
export function holmSidak(pValues: ArrayLike<number>): Float64Array {
  return stepDown(pValues, (p, rank, count) => leastOf(count - rank + 1, p));
}
