import { stepUp } from "./p-values.js";

/**
 * Adjusted p-values for the false discovery rate under any dependence (Benjamini and Yekutieli, Annals of Statistics 29,
 * 2001): Benjamini and Hochberg's times 1 + 1/2 + ... + 1/n. A NaN is a test without an answer: it stays NaN and is not
 * counted.
 *
 * @returns one for each p-value, in the order given
 * @throws RangeError for a p-value outside [0, 1]
 */
export function benjaminiYekutieli(pValues: ArrayLike<number>): Float64Array {
  let answered = 0;
  for (let i = 0; i < pValues.length; ++i) if (!Number.isNaN(pValues[i])) ++answered;
  let harmonic = 0;
  for (let i = 1; i <= answered; ++i) harmonic += 1 / i;
  return stepUp(pValues, (p, rank, count) => harmonic * p * (count / rank));
}
