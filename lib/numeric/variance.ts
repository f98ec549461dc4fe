import { sumNthPowerDeviations } from "simple-statistics";

/**
 * Variance about the mean, in two passes: sum of (x - mean)^2 / (n - ddof). The sum is simple-statistics' own.
 *
 * @param values any unit; any NaN gives NaN
 * @param ddof degrees of freedom taken off: 0 for a population, 1 for a sample
 * @returns the squared unit of the values; NaN when n <= ddof
 */
export function variance(values: ArrayLike<number>, ddof: 0 | 1): number {
  if (values.length <= ddof) return NaN;
  return sumNthPowerDeviations(values as number[], 2) / (values.length - ddof);
}
