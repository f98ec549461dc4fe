import { stepUp } from "./p-values.js";

/**
 * Adjusted p-values for the chance of any false rejection, from the greatest downwards (Hochberg, Biometrika 75, 1988):
 * sharper than Holm's, valid for independent or positively dependent tests. A NaN is a test without an answer: it stays
 * NaN and is not counted.
 *
 * @returns one for each p-value, in the order given
 * @throws RangeError for a p-value outside [0, 1]
 */
export function hochberg(pValues: ArrayLike<number>): Float64Array {
  return stepUp(pValues, (p, rank, count) => (count - rank + 1) * p);
}
