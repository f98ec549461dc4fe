import type { MarketDay } from "../market/market-day.js";
import { rowVolume, strikeVolume } from "./row-volume.js";

/** Volume of the last rows of a day, as plain data that is changed in place. */
export interface VolumeWindow {
  /** Contracts (call and put) by strike; NaN where a row of the window was not observed. */
  readonly contracts: Float64Array;
  /** First row in the window. */
  firstRow: number;
  /** Instant at which that row begins, epoch milliseconds: the window covers the time from here to its last row. */
  from: number;
}

/** An empty window that begins with a row. */
export function startWindow(day: MarketDay, firstRow: number, from: number): VolumeWindow {
  // A strike that is listed later must not look as if it had been watched from here: it was not observed.
  const contracts = new Float64Array(day.stride / 2).fill(Number.NaN, day.strikes.length);
  return { contracts, firstRow, from };
}

/**
 * Takes in the next row and lets go of rows at the other end, as long as the rest still covers `seconds`.
 *
 * @param incoming volume of the row by cell
 * @param scratch room for a row that leaves
 */
export function slideWindow(
  window: VolumeWindow,
  day: MarketDay,
  row: number,
  seconds: number,
  incoming: Float64Array,
  scratch: Float64Array,
): void {
  const { contracts } = window;
  const latest = day.knownAt[row]! - 1000 * seconds;
  // The last row to leave goes in the same pass as the next one comes: on a regular clock it is the only one.
  let last: Float64Array | null = null;
  for (; day.knownAt[window.firstRow]! <= latest; window.firstRow++) {
    if (last) for (let s = 0; s < contracts.length; s++) contracts[s]! -= last[2 * s]! + last[2 * s + 1]!;
    last = rowVolume(day, window.firstRow, scratch);
    window.from = day.knownAt[window.firstRow]!;
  }
  last ??= scratch.fill(0);
  for (let s = 0; s < contracts.length; s++) {
    const volume = incoming[2 * s]! + incoming[2 * s + 1]!;
    const sum = contracts[s]! - (last[2 * s]! + last[2 * s + 1]!) + volume;
    // Once NaN always NaN, so the sum is taken afresh when the strike is seen again.
    contracts[s] = Number.isNaN(sum) && !Number.isNaN(volume) ? strikeVolume(day, window.firstRow, row, s) : sum;
  }
}
