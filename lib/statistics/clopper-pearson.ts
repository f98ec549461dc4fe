import { betaQuantile } from "../numeric/beta.js";
import { checkCounts, checkLevel, type Interval } from "./test-result.js";

/**
 * Exact interval of a proportion (Clopper and Pearson, Biometrika 26, 1934): covers at least at its level, whatever the
 * proportion. Assumes independent trials. Without trials both limits are NaN.
 *
 * @param level confidence, e.g. 0.95
 * @throws RangeError for counts or a level that are none
 */
export function clopperPearson(successes: number, trials: number, level: number): Interval {
  checkCounts(successes, trials);
  checkLevel(level);
  const method = "Clopper-Pearson";
  if (trials === 0) return { lower: Number.NaN, upper: Number.NaN, level, method };
  const tail = (1 - level) / 2;
  const failures = trials - successes;
  const lower = successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1);
  const upper = failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures);
  return { lower, upper, level, method };
}
