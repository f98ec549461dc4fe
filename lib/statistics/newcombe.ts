import { checkLevel, type Interval } from "./test-result.js";
import { wilson } from "./wilson.js";

/**
 * Interval of the difference of two proportions, first minus second: method 10 of Newcombe (Statistics in Medicine 17,
 * 1998, 873-890), the Wilson limits squared and added. Assumes independent trials. An empty group: NaN limits.
 *
 * @param level confidence, e.g. 0.95
 * @throws RangeError for counts or a level that are none
 */
export function newcombe(
  successes1: number,
  trials1: number,
  successes2: number,
  trials2: number,
  level: number,
): Interval {
  checkLevel(level);
  const first = wilson(successes1, trials1, level);
  const second = wilson(successes2, trials2, level);
  const p1 = successes1 / trials1;
  const p2 = successes2 / trials2;
  return {
    lower: p1 - p2 - Math.hypot(p1 - first.lower, second.upper - p2),
    upper: p1 - p2 + Math.hypot(first.upper - p1, p2 - second.lower),
    level,
    method: "Newcombe",
  };
}
