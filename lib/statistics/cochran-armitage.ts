import { normalSf } from "../numeric/normal.js";
import { checkCounts } from "./test-result.js";

/** A trend of proportions over ordered groups. */
export interface Trend {
  /** Positive when the proportion rises with the score. */
  readonly z: number;
  readonly chiSquare: number;
  readonly pTwoSided: number;
}

/**
 * Cochran-Armitage test for a trend of proportions (Armitage, Biometrics 11, 1955); the null is one proportion for all
 * groups. Without any spread of outcomes or of scores there is no statistic: NaN.
 *
 * @param successes, trials counts by group
 * @param scores the place of each group on the axis of the trend, e.g. minutes of latency
 * @throws RangeError for counts that are none or lengths that differ
 */
export function cochranArmitage(
  successes: ArrayLike<number>,
  trials: ArrayLike<number>,
  scores: ArrayLike<number>,
): Trend {
  const groups = trials.length;
  if (successes.length !== groups) throw new RangeError(`invalid successes length: ${successes.length}`);
  if (scores.length !== groups) throw new RangeError(`invalid scores length: ${scores.length}`);
  let wins = 0;
  let size = 0;
  let scored = 0;
  for (let g = 0; g < groups; ++g) {
    checkCounts(successes[g]!, trials[g]!);
    wins += successes[g]!;
    size += trials[g]!;
    scored += scores[g]! * trials[g]!;
  }
  const rate = wins / size;
  const centre = scored / size;
  let slope = 0;
  let spread = 0;
  for (let g = 0; g < groups; ++g) {
    slope += (scores[g]! - centre) * successes[g]!;
    spread += trials[g]! * (scores[g]! - centre) ** 2;
  }
  const variance = rate * (1 - rate) * spread;
  const z = variance > 0 ? slope / Math.sqrt(variance) : Number.NaN;
  return { z, chiSquare: z * z, pTwoSided: 2 * normalSf(Math.abs(z)) };
}
