import { jeffreys } from "./jeffreys.js";
import { checkForecasts } from "./proper-scores.js";
import type { Interval } from "./test-result.js";

/** Forecasts of about the same probability, and what happened. */
export interface CalibrationBin {
  /** Forecasts from `from` to below `to`; the last bin includes 1. */
  readonly from: number;
  readonly to: number;
  readonly forecasts: number;
  readonly successes: number;
  /** NaN in an empty bin. */
  readonly meanForecast: number;
  readonly successRate: number;
  /** Jeffreys; for independent cases. */
  readonly interval: Interval;
}

/**
 * Reliability of probability forecasts: bins of equal width, each with its success rate. Calibrated forecasts have their
 * mean inside the interval. Empty bins are kept.
 *
 * @param outcomes 1 for a success, 0 for a failure
 * @param bins how many, a whole number >= 1
 * @param level confidence of the intervals
 * @throws RangeError for bins, a probability or an outcome that are none
 */
export function calibrationBins(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  bins: number,
  level: number,
): CalibrationBin[] {
  checkForecasts(probabilities, outcomes);
  if (!(Number.isInteger(bins) && bins >= 1)) throw new RangeError(`invalid bins: ${bins}`);
  const forecasts = new Float64Array(bins);
  const successes = new Float64Array(bins);
  const sums = new Float64Array(bins);
  for (let i = 0; i < outcomes.length; ++i) {
    const bin = Math.min(bins - 1, Math.floor(probabilities[i]! * bins));
    forecasts[bin]! += 1;
    successes[bin]! += outcomes[i]!;
    sums[bin]! += probabilities[i]!;
  }
  return Array.from({ length: bins }, (_, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    forecasts: forecasts[bin]!,
    successes: successes[bin]!,
    meanForecast: sums[bin]! / forecasts[bin]!,
    successRate: successes[bin]! / forecasts[bin]!,
    interval: jeffreys(successes[bin]!, forecasts[bin]!, level),
  }));
}
