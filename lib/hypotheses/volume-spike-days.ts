import { dailyMean } from "../detectors/volume-history.js";
import type { SpikeParameters } from "./flow-parameters.js";
import type { UnderlyingDay } from "./historical-days.js";

/** Option contracts that an underlying traded in a session; NaN where the feed has no volume. */
export interface SessionVolume extends UnderlyingDay {
  readonly contracts: number;
}

/** A session's option volume against the sessions before it. */
export interface VolumeSpikeDay extends SessionVolume {
  /** Mean contracts of the sessions before. */
  readonly baseline: number;
  /** Contracts over that mean. */
  readonly ratio: number;
}

/** Sessions of each underlying, sorted by what its volume was. */
export interface VolumeSpikeDays {
  /** Whose volume reaches the ratio, by date. */
  readonly spikes: readonly VolumeSpikeDay[];
  readonly others: readonly VolumeSpikeDay[];
  /** Too few sessions before them, or none that traded: they are on neither side. */
  readonly withoutHistory: readonly UnderlyingDay[];
}

/**
 * Volume-spike days of each underlying: sessions that traded at least so many times the mean of as many sessions of the underlying
 * before them. No later session takes part; the ratio itself is known at the close.
 *
 * @param volumes in the order of their dates
 */
export function volumeSpikeDays(volumes: readonly SessionVolume[], parameters: SpikeParameters): VolumeSpikeDays {
  const { spikeRatio, spikeSessions } = parameters;
  const past = new Map<string, readonly number[]>();
  const spikes: VolumeSpikeDay[] = [];
  const others: VolumeSpikeDay[] = [];
  const withoutHistory: UnderlyingDay[] = [];
  for (const { date, underlying, contracts } of volumes) {
    const before = past.get(underlying) ?? [];
    past.set(underlying, [...before, contracts].slice(-spikeSessions));
    const baseline = dailyMean(before, spikeSessions);
    const ratio = contracts / baseline;
    if (Number.isNaN(ratio)) withoutHistory.push({ date, underlying });
    else (ratio >= spikeRatio ? spikes : others).push({ date, underlying, contracts, baseline, ratio });
  }
  return { spikes, others, withoutHistory };
}
