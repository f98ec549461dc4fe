import jstat from "jstat";
import { isConstant } from "./constant.js";

/**
 * Skewness: third standardised moment with population (1/n) moments, by jStat.
 * Empty, one observation, constant, or any NaN: NaN.
 */
export function skewness(values: ArrayLike<number>): number {
  return isConstant(values) ? NaN : jstat.skewness(values);
}
