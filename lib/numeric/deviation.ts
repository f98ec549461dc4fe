import { variance } from "./variance.js";

/** Standard deviation: the root of {@link variance}, in the unit of the values. NaN when n <= ddof, or any NaN. */
export function deviation(values: ArrayLike<number>, ddof: 0 | 1): number {
  return Math.sqrt(variance(values, ddof));
}
