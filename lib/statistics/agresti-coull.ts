import { normalQuantile } from "../numeric/normal.js";
import { normalInterval } from "./estimate-test.js";
import { checkCounts, checkLevel, type Interval } from "./test-result.js";

/**
 * Interval of a proportion with z^2 / 2 successes and as many failures added (Agresti and Coull, American Statistician
 * 52, 1998), not cut to [0, 1]: covers like Wilson's, a little wider. Without trials both limits are NaN.
 *
 * @param level confidence, e.g. 0.95
 * @throws RangeError for counts or a level that are none
 */
export function agrestiCoull(successes: number, trials: number, level: number): Interval {
  checkCounts(successes, trials);
  checkLevel(level);
  const added = normalQuantile(1 - (1 - level) / 2) ** 2;
  const p = trials > 0 ? (successes + added / 2) / (trials + added) : Number.NaN;
  return normalInterval(p, Math.sqrt((p * (1 - p)) / (trials + added)), level, "Agresti-Coull");
}
