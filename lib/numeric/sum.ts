import { sum as compensated } from "simple-statistics";

/**
 * Sum with the compensation of Neumaier (ZAMM 54, 1974): the rounding error does not grow with the number of values.
 * By simple-statistics. Empty: 0. Any NaN, or an infinite value: NaN.
 */
export function sum(values: ArrayLike<number>): number {
  // The library reads by index and length only; its types ask for a plain array.
  return compensated(values as number[]);
}
