import { normalQuantile, normalSf } from "../numeric/normal.js";

/** A Sharpe ratio made smaller for the number of tests it was selected from. */
export interface SharpeHaircut {
  /** In the unit of the given ratio. */
  readonly adjusted: number;
  /** Share taken off, from 0 to 1. */
  readonly haircut: number;
  /** Two-sided, of a single test. */
  readonly pSingle: number;
  /** Bonferroni, for all tests. */
  readonly pAdjusted: number;
}

/**
 * Haircut of a Sharpe ratio for multiple testing by Bonferroni (Harvey and Liu, J. Portfolio Management 42(1), 2015):
 * the ratio whose single-test p-value is the adjusted one. Normal law. An adjusted p of 1 leaves nothing: 0.
 * A ratio of 0 or NaN: NaN haircut.
 *
 * @param sharpe per period
 * @param observations number of periods, >= 1
 * @param tests how many were tried, >= 1
 * @throws RangeError for fewer
 */
export function sharpeHaircut(sharpe: number, observations: number, tests: number): SharpeHaircut {
  checkFamily(observations, tests);
  const root = Math.sqrt(observations);
  const pSingle = 2 * normalSf(Math.abs(sharpe) * root);
  const pAdjusted = Math.min(1, tests * pSingle);
  const size = -normalQuantile(pAdjusted / 2) / root;
  // A p of zero cannot be turned back into a ratio: nothing is taken off.
  const adjusted = pSingle === 0 ? sharpe : Math.sign(sharpe) * size;
  return { adjusted, haircut: 1 - adjusted / sharpe, pSingle, pAdjusted };
}

/**
 * Smallest per-period Sharpe ratio that is significant at `alpha` (two-sided) after Bonferroni for `tests`.
 *
 * @throws RangeError for fewer than one observation or test, or an alpha not between 0 and 1
 */
export function minimumSharpe(observations: number, tests: number, alpha: number): number {
  checkFamily(observations, tests);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`invalid alpha: ${alpha}`);
  return -normalQuantile(alpha / (2 * tests)) / Math.sqrt(observations);
}

function checkFamily(observations: number, tests: number): void {
  if (!(observations >= 1 && observations < Infinity)) throw new RangeError(`invalid observations: ${observations}`);
  if (!(tests >= 1 && tests < Infinity)) throw new RangeError(`invalid tests: ${tests}`);
}
