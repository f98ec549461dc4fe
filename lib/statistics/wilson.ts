import { normalQuantile } from "../numeric/normal.js";
import { checkCounts, checkLevel, type Interval } from "./test-result.js";

/**
 * Score interval of a proportion (Wilson, JASA 22, 1927). Assumes independent trials. The limits are exactly 0 and 1 at
 * no successes and at no failures; without trials both are NaN.
 *
 * @param level confidence, e.g. 0.95
 * @throws RangeError for counts or a level that are none
 */
export function wilson(successes: number, trials: number, level: number): Interval {
  checkCounts(successes, trials);
  checkLevel(level);
  const method = "Wilson";
  if (trials === 0) return { lower: Number.NaN, upper: Number.NaN, level, method };
  const z = normalQuantile(1 - (1 - level) / 2);
  const p = successes / trials;
  const shrink = 1 + (z * z) / trials;
  const centre = (p + (z * z) / (2 * trials)) / shrink;
  const half = (z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials))) / shrink;
  const lower = successes === 0 ? 0 : centre - half;
  const upper = successes === trials ? 1 : centre + half;
  return { lower, upper, level, method };
}

/**
 * Wilson's interval with continuity correction (Newcombe, Statistics in Medicine 17, 1998, 857-872, method 4): nearly as
 * wide as Clopper and Pearson's. The limits are 0 and 1 at no successes and at no failures; without trials both are NaN.
 *
 * @param level confidence, e.g. 0.95
 * @throws RangeError for counts or a level that are none
 */
export function wilsonContinuity(successes: number, trials: number, level: number): Interval {
  checkCounts(successes, trials);
  checkLevel(level);
  const method = "Wilson, continuity correction";
  if (trials === 0) return { lower: Number.NaN, upper: Number.NaN, level, method };
  // The upper limit of successes is the lower one of failures, turned around.
  const lowerLimit = (count: number): number => {
    if (count === 0) return 0;
    const z = normalQuantile(1 - (1 - level) / 2);
    const p = count / trials;
    const root = Math.sqrt(z * z - 2 - 1 / trials + 4 * p * (trials * (1 - p) + 1));
    return Math.max(0, (2 * count + z * z - 1 - z * root) / (2 * (trials + z * z)));
  };
  return { lower: lowerLimit(successes), upper: 1 - lowerLimit(trials - successes), level, method };
}
