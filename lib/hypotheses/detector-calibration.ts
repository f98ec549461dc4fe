import { type TailCounts, tailBins } from "../detectors/tail-calibration.js";
import { clusteredProportion } from "../statistics/clustered-proportion.js";
import { studentPValue } from "../statistics/student-interval.js";
import type { Finding } from "./hypothesis.js";

/** Whether the law behind the trigger describes the volumes it was applied to. */
export interface DetectorCalibration {
  /** Strikes times clock buckets with a baseline, and sessions that had any. */
  readonly windows: number;
  readonly sessions: number;
  /** Share of the windows by tail probability, in bins of equal width: flat where the law is right. */
  readonly histogram: readonly number[];
  /** Greatest distance of their cumulative shares from the uniform law, at the edges of the bins (Kolmogorov-Smirnov). */
  readonly distance: number;
  /** Alerts of a session; under a null all of them would be false. */
  readonly alertsPerSession: number;
  /** Strikes of a session that the false discovery rate lets through, strike by strike and bucket by bucket. */
  readonly discoveriesPerSession: number;
  /** Share of the windows in the 1 % tail. */
  readonly tail: Finding;
}

const level = 0.95;

/**
 * VS-D: tail probabilities of all watched strike-windows. Windows of a session depend on one another, so the share in the 1 %
 * tail is tested with sessions as clusters, and the Kolmogorov-Smirnov distance is described without a p. Real shocks lie in
 * the tail as well: an excess is the law's fault only in so far as it is larger than they are.
 *
 * @returns null where nothing was watched
 */
export function detectorCalibration(
  tails: readonly (TailCounts & { readonly date: string })[],
  alerts: number,
): DetectorCalibration | null {
  const dates = [...new Set(tails.map(({ date }) => date))];
  const windows = tails.reduce((sum, own) => sum + own.windows, 0);
  if (windows === 0) return null;
  const counts = Float64Array.from(dates, (date) => total(tails, date, (own) => own.windows));
  const sums = Float64Array.from(dates, (date) => total(tails, date, ({ histogram }) => histogram[0]!));
  const histogram = Array.from(
    { length: tailBins },
    (_, bin) => tails.reduce((sum, own) => sum + own.histogram[bin]!, 0) / windows,
  );
  let [share, distance] = [0, 0];
  for (const [bin, own] of histogram.entries()) {
    share += own;
    distance = Math.max(distance, Math.abs(share - (bin + 1) / tailBins));
  }
  const tested = clusteredProportion({ sums, counts }, level);
  const t = (tested.estimate - 1 / tailBins) / tested.standardError;
  return {
    windows,
    sessions: dates.length,
    histogram,
    distance,
    alertsPerSession: alerts / dates.length,
    discoveriesPerSession: tails.reduce((sum, { discoveries }) => sum + discoveries, 0) / dates.length,
    tail: {
      estimate: tested.estimate,
      interval: tested.interval,
      pValue: studentPValue(t, tested.degrees, "less"),
      pOpposite: studentPValue(t, tested.degrees, "greater"),
      method: "ratio estimator with sessions as clusters, Student t",
      trades: windows,
      days: dates.length,
      designEffect: tested.designEffect,
      power: null,
      violated: [],
    },
  };
}

function total(
  tails: readonly (TailCounts & { readonly date: string })[],
  date: string,
  value: (own: TailCounts) => number,
): number {
  return tails.reduce((sum, own) => (own.date === date ? sum + value(own) : sum), 0);
}
