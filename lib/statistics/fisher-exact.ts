import { binomialProbability } from "../numeric/saddle-point.js";
import { checkCounts, type Side } from "./test-result.js";

/** Tables this close to the observed one in probability count as tied with it (as in R's fisher.test). */
const TIE = 1 + 1e-7;

/**
 * p-value of Fisher's exact test that two success rates are equal. "greater" means the first rate is larger; two-sided
 * adds up the tables that are no likelier than the observed one. An empty group: 1.
 *
 * @throws RangeError for counts that are none
 */
export function fisherExact(
  successes1: number,
  trials1: number,
  successes2: number,
  trials2: number,
  side: Side,
): number {
  checkCounts(successes1, trials1);
  checkCounts(successes2, trials2);
  const successes = successes1 + successes2;
  const rate = successes / (trials1 + trials2);
  if (!(trials1 > 0 && trials2 > 0)) return 1;
  // Hypergeometric probability as a ratio of binomial ones (Loader 2000): exact at any size.
  const whole = binomialProbability(successes, trials1 + trials2, rate);
  const probability = (count: number): number =>
    (binomialProbability(count, trials1, rate) * binomialProbability(successes - count, trials2, rate)) / whole;
  const limit = probability(successes1) * TIE;
  let total = 0;
  for (let count = Math.max(0, successes - trials2); count <= Math.min(successes, trials1); ++count) {
    const counts =
      side === "greater" ? count >= successes1 : side === "less" ? count <= successes1 : probability(count) <= limit;
    if (counts) total += probability(count);
  }
  return Math.min(1, total);
}
