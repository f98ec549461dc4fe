import jstat from "jstat";
import { isConstant } from "./constant.js";

/**
 * Kurtosis, *not* excess: fourth standardised moment with population (1/n) moments, by jStat; 3 for a normal law.
 * Empty, one observation, constant, or any NaN: NaN.
 */
export function kurtosis(values: ArrayLike<number>): number {
  return isConstant(values) ? NaN : jstat.kurtosis(values) + 3;
}
