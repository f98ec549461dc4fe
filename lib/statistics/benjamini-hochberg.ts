import { stepUp } from "./p-values.js";

/**
 * Adjusted p-values for the false discovery rate (Benjamini and Hochberg, JRSS B 57, 1995): reject those <= the rate.
 * A NaN is a test without an answer: it stays NaN and is not counted.
 *
 * @returns one for each p-value, in the order given
 * @throws RangeError for a p-value outside [0, 1]
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  return stepUp(pValues, (p, rank, count) => p * (count / rank));
}
