import { normalInterval } from "./estimate-test.js";
import { checkCounts, type Interval } from "./test-result.js";

/**
 * Interval of a proportion from its own variance, not cut to [0, 1]; kept for comparison only: near 0 and 1, and for few
 * trials, it covers far less than it says (Brown, Cai and DasGupta, Statistical Science 16, 2001). Without trials both
 * limits are NaN.
 *
 * @param level confidence, e.g. 0.95
 * @throws RangeError for counts or a level that are none
 */
export function wald(successes: number, trials: number, level: number): Interval {
  checkCounts(successes, trials);
  const p = successes / trials;
  return normalInterval(p, Math.sqrt((p * (1 - p)) / trials), level, "Wald");
}
