import { oneSampleT } from "./one-sample-t.js";
import type { Interval } from "./test-result.js";

/** Whether a mean lies between two margins. */
export interface Equivalence {
  readonly mean: number;
  /** Against "at most the lower margin" and "at least the upper margin". */
  readonly tLower: number;
  readonly tUpper: number;
  readonly pLower: number;
  readonly pUpper: number;
  /** The larger of the two: that the mean is outside the margins is rejected when this is small. */
  readonly pEquivalence: number;
  /** At 90 % it lies inside the margins exactly when the p is below 5 %. */
  readonly interval: Interval;
  /** Why there is no p; empty when there is one. */
  readonly violated: readonly string[];
}

/**
 * Two one-sided t tests that a mean is inside its margins (Schuirmann, J. Pharmacokinetics and Biopharmaceutics 15,
 * 1987), for independent values: what a claim of "no effect" needs. One value, constant values or any NaN: no p, with
 * the reason.
 *
 * @param lower, upper margins in the unit of the values, fixed beforehand
 * @param level confidence of the interval, e.g. 0.9
 * @throws RangeError when the lower margin is not below the upper one
 */
export function equivalence(values: ArrayLike<number>, lower: number, upper: number, level: number): Equivalence {
  if (!(lower < upper)) throw new RangeError(`invalid lower: ${lower}`);
  const above = oneSampleT(values, lower, "greater", level);
  const below = oneSampleT(values, upper, "less", level);
  return {
    mean: above.estimate,
    tLower: above.statistic,
    tUpper: below.statistic,
    pLower: above.pValue,
    pUpper: below.pValue,
    pEquivalence: Math.max(above.pValue, below.pValue),
    interval: above.interval!,
    violated: above.violated,
  };
}
