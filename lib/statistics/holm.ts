import { stepDown } from "./p-values.js";

/**
 * Adjusted p-values for the chance of any false rejection (Holm, Scandinavian J. Statistics 6, 1979): reject those <=
 * alpha. A NaN is a test without an answer: it stays NaN and is not counted.
 *
 * @returns one for each p-value, in the order given
 * @throws RangeError for a p-value outside [0, 1]
 */
export function holm(pValues: ArrayLike<number>): Float64Array {
  return stepDown(pValues, (p, rank, count) => (count - rank + 1) * p);
}
