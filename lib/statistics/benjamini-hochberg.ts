import { checkPValues, orderOf } from "./p-values.js";

/**
 * Adjusted p-values for the false discovery rate (Benjamini and Hochberg, JRSS B 57, 1995): reject those <= the rate.
 * A NaN is a test without an answer: it stays NaN and is not counted.
 *
 * @returns one for each p-value, in the order given
 * @throws RangeError for a p-value outside [0, 1]
 */
export function benjaminiHochberg(pValues: ArrayLike<number>): Float64Array {
  checkPValues(pValues);
  const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
  const order = orderOf(pValues);
  let least = 1;
  for (let rank = order.length; rank >= 1; --rank) {
    const at = order[rank - 1]!;
    least = Math.min(least, pValues[at]! * (order.length / rank));
    adjusted[at] = least;
  }
  return adjusted;
}
