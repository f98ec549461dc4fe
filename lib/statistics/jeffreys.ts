import { betaQuantile } from "../numeric/beta.js";
import { checkCounts, checkLevel, type Interval } from "./test-result.js";

/**
 * Jeffreys interval of a proportion: equal tails of the posterior under the prior Beta(1/2, 1/2), with lower limit 0 at
 * no successes and upper limit 1 at no failures (Brown, Cai and DasGupta, Statistical Science 16, 2001). Assumes
 * independent trials. Without trials both limits are NaN.
 *
 * @param level confidence, e.g. 0.95
 * @throws RangeError for counts or a level that are none
 */
export function jeffreys(successes: number, trials: number, level: number): Interval {
  checkCounts(successes, trials);
  checkLevel(level);
  const method = "Jeffreys";
  if (trials === 0) return { lower: Number.NaN, upper: Number.NaN, level, method };
  const tail = (1 - level) / 2;
  const failures = trials - successes;
  const lower = successes === 0 ? 0 : betaQuantile(tail, successes + 0.5, failures + 0.5);
  const upper = failures === 0 ? 1 : betaQuantile(1 - tail, successes + 0.5, failures + 0.5);
  return { lower, upper, level, method };
}
