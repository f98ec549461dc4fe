import { chiSquareSf } from "../numeric/chi-square.js";
import { normalQuantile, normalSf } from "../numeric/normal.js";
import { checkPValues } from "./p-values.js";

/** Several independent tests of one hypothesis taken as one. */
export interface CombinedP {
  readonly statistic: number;
  readonly pValue: number;
}

/**
 * Combines one-sided p-values of independent data (periods, markets) by Fisher's method (Statistical Methods for
 * Research Workers, 1932): -2 sum log p is chi-square with 2 degrees of freedom each. Strong where one is very small. A p
 * of 0 gives 0. None, or any NaN: NaN.
 *
 * @throws RangeError for a p-value outside [0, 1]
 */
export function fisherCombined(pValues: ArrayLike<number>): CombinedP {
  checkPValues(pValues);
  const n = pValues.length;
  let statistic = n === 0 ? Number.NaN : 0;
  for (let i = 0; i < n; ++i) statistic -= 2 * Math.log(pValues[i]!);
  const pValue = Number.isNaN(statistic) ? Number.NaN : statistic === Infinity ? 0 : chiSquareSf(statistic, 2 * n);
  return { statistic, pValue };
}

/**
 * Combines one-sided p-values of independent data by Stouffer's method (The American Soldier, 1949): the sum of their
 * normal deviates over the root of their number. Strong where all point the same way. None, any NaN, or a 0 beside a 1:
 * NaN.
 *
 * @throws RangeError for a p-value outside [0, 1]
 */
export function stoufferCombined(pValues: ArrayLike<number>): CombinedP {
  checkPValues(pValues);
  const n = pValues.length;
  let total = 0;
  // From the tail itself, which loses no digits: the upper deviate of p is minus the lower one.
  for (let i = 0; i < n; ++i) total -= normalQuantile(pValues[i]!);
  const statistic = total / Math.sqrt(n);
  return { statistic, pValue: Number.isNaN(statistic) ? Number.NaN : normalSf(statistic) };
}
