import type { Dataset } from "../market/session.js";
import {
  createVolumeShockMeasure,
  type VolumeShockMeasureChoices,
  type VolumeShockMeasureParameters,
} from "./volume-shock-measure.js";

/** Which strike on which day. */
export interface StrikeOnDay {
  readonly underlying: string;
  readonly date: string;
  readonly expiration: string;
  readonly strike: number;
}

/** Volume of one strike over a day against its baseline, row by row: what a threshold is drawn through. */
export interface VolumeCourse {
  readonly of: StrikeOnDay;
  /** Epoch milliseconds of the rows with a full window and a baseline. */
  readonly at: readonly number[];
  /** Contracts in the window, calls and puts together. */
  readonly recentVolume: readonly number[];
  /** Contracts per window that past sessions saw in the same clock bucket. */
  readonly baselineVolume: readonly number[];
  readonly volumeRatio: readonly number[];
}

/** Below every volume and ratio, so that each measured row is kept. */
const everything = -1;

/**
 * Measures one strike over a day, with the baselines of all sessions before it.
 *
 * @throws RangeError when the dataset has no such session, underlying or strike
 */
export async function volumeCourse(
  dataset: Dataset,
  wanted: StrikeOnDay,
  parameters: VolumeShockMeasureParameters,
  choices: VolumeShockMeasureChoices,
): Promise<VolumeCourse> {
  const measure = createVolumeShockMeasure({ ...parameters, ratioFloor: everything, volumeFloor: everything }, choices);
  for await (const { session } of dataset.sessions(wanted.date)) {
    const day = session.days.find(({ underlying }) => underlying === wanted.underlying);
    if (!day) continue;
    if (session.date !== wanted.date) {
      for (let row = 0; row < day.rows; row++) measure.step(day, row);
      measure.closeDay(day);
      continue;
    }
    const strike = day.strikes.findIndex(
      ({ expiration, strike }) => expiration === wanted.expiration && strike === wanted.strike,
    );
    if (strike < 0) throw new RangeError(`unknown strike: ${wanted.expiration} ${wanted.strike}`);
    const rows = Array.from({ length: day.rows }, (_, row) =>
      measure.step(day, row).find((m) => m.strike === strike),
    ).filter((m) => m !== undefined);
    return {
      of: wanted,
      at: rows.map(({ knownAt }) => knownAt),
      recentVolume: rows.map(({ recentVolume }) => recentVolume),
      baselineVolume: rows.map(({ baselineVolume }) => baselineVolume),
      volumeRatio: rows.map(({ volumeRatio }) => volumeRatio),
    };
  }
  throw new RangeError(`unknown session: ${wanted.underlying} on ${wanted.date}`);
}
