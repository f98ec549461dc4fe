import { sumNthPowerDeviations } from "simple-statistics";
import { isConstant } from "./constant.js";

/**
 * Variance about the mean, in two passes: sum of (x - mean)^2 / (n - ddof). The sum is simple-statistics' own.
 *
 * @param values any unit; any NaN gives NaN
 * @param ddof degrees of freedom taken off: 0 for a population, 1 for a sample
 * @returns the squared unit of the values; exactly 0 for constant values, NaN when n <= ddof
 */
export function variance(values: ArrayLike<number>, ddof: 0 | 1): number {
  if (values.length <= ddof) return NaN;
  // Rounding of the mean would give a constant a tiny spread, and a test of it a tiny p.
  if (isConstant(values) && Number.isFinite(values[0])) return 0;
  return sumNthPowerDeviations(values as number[], 2) / (values.length - ddof);
}
