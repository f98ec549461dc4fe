import { betaTail } from "./beta.js";

/**
 * P(F > f) of Fisher's F law, accurate relative to itself far into the tail. NaN `f`: NaN; below zero: 1.
 *
 * @param numerator, denominator degrees of freedom, > 0
 * @throws RangeError for degrees of freedom that are not positive and finite
 */
export function fSf(f: number, numerator: number, denominator: number): number {
  if (!(numerator > 0 && numerator < Infinity)) throw new RangeError(`invalid numerator: ${numerator}`);
  if (!(denominator > 0 && denominator < Infinity)) throw new RangeError(`invalid denominator: ${denominator}`);
  if (f <= 0) return 1;
  const ratio = (f * numerator) / denominator;
  if (ratio === Infinity) return 0;
  return betaTail(1 / (1 + ratio), ratio / (1 + ratio), denominator / 2, numerator / 2);
}
