import { meanSampleSize } from "./mean-sample-size.js";
import { sharpeErrorLo } from "./sharpe.js";

/**
 * Periods needed to show, one-sided, that a Sharpe ratio is above a benchmark, with independent and normal returns (Lo,
 * Financial Analysts Journal 58(4), 2002): the error is that at the true ratio. Not rounded up. Returns with a long left
 * tail need more.
 *
 * @param benchmark per period, never annualised
 * @param alternative the true ratio, per period, above the benchmark
 * @throws RangeError for an alternative that is not above the benchmark, or probabilities outside (0, 1)
 */
export function sharpeSampleSize(benchmark: number, alternative: number, alpha: number, power: number): number {
  if (!(alternative > benchmark)) throw new RangeError(`invalid alternative: ${alternative}`);
  return meanSampleSize(alternative - benchmark, sharpeErrorLo(alternative, 1), alpha, power, "one-sided");
}
