import { checkPValues, orderOf } from "./p-values.js";

/**
 * Adjusted p-values for the chance of any false rejection (Holm, Scandinavian J. Statistics 6, 1979): reject those <=
 * alpha. A NaN is a test without an answer: it stays NaN and is not counted.
 *
 * @returns one for each p-value, in the order given
 * @throws RangeError for a p-value outside [0, 1]
 */
export function holm(pValues: ArrayLike<number>): Float64Array {
  checkPValues(pValues);
  const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
  const order = orderOf(pValues);
  let greatest = 0;
  order.forEach((at, step) => {
    greatest = Math.max(greatest, Math.min(1, (order.length - step) * pValues[at]!));
    adjusted[at] = greatest;
  });
  return adjusted;
}
