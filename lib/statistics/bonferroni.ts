import { stepDown } from "./p-values.js";

/**
 * Adjusted p-values for the chance of any false rejection, each times the number of tests (Dunn, JASA 56, 1961). Valid
 * under any dependence; Holm's are never greater. A NaN is a test without an answer: it stays NaN and is not counted.
 *
 * @returns one for each p-value, in the order given
 * @throws RangeError for a p-value outside [0, 1]
 */
export function bonferroni(pValues: ArrayLike<number>): Float64Array {
  return stepDown(pValues, (p, _, count) => count * p);
}
