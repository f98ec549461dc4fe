import { ranks } from "../numeric/ranks.js";
import { type Correlation, pearson } from "./pearson.js";

/**
 * Spearman's rank correlation: Pearson's on mid-ranks, with its t approximation for the p-value (not exact for few
 * pairs). The interval treats ranks as values and is approximate. NaN, short or constant input: NaN.
 *
 * @param level confidence of the interval
 * @throws RangeError when the lengths differ
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>, level: number): Correlation {
  return pearson(ranks(x), ranks(y), level);
}
