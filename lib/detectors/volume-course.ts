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

/** Below every volume and ratio, so that each row is kept; and above all of them, where only history is wanted. */
const everything = -1;
const nothing = Number.POSITIVE_INFINITY;

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
  const keeping = (floor: number) => ({ ...parameters, ratioFloor: floor, volumeFloor: floor });
  const past = createVolumeShockMeasure(keeping(nothing), choices);
  for await (const { session } of dataset.sessions(wanted.date)) {
    const day = session.days.find(({ underlying }) => underlying === wanted.underlying);
    if (!day) continue;
    if (session.date !== wanted.date) {
      for (let row = 0; row < day.rows; row++) past.step(day, row);
      past.closeDay(day);
      continue;
    }
    const strike = day.strikes.findIndex(
      ({ expiration, strike }) => expiration === wanted.expiration && strike === wanted.strike,
    );
    if (strike < 0) throw new RangeError(`unknown strike: ${wanted.expiration} ${wanted.strike}`);
    const measure = createVolumeShockMeasure(keeping(everything), choices, past.state());
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
