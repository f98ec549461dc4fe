import { greatestCommonDivisor } from "../market/lot-size.js";
import { nseIndexBars } from "../market/market-profiles.js";
import { median } from "../numeric/quantile.js";
import type { RollingFile, RollingRows } from "./rolling-file.js";
import { rowsByCode } from "./rows-by-code.js";
import { sessionTimes } from "./session-time.js";

/** Rows of one contract, each placed. */
export interface RollingBars {
  readonly file: RollingFile;
  readonly rows: RollingRows;
  /** Why a row is left out; null for a row that is used. */
  readonly fault: readonly (string | null)[];
  /** What is mended in a row that is used, as bits of `rollingRepairs`. */
  readonly marks: Uint8Array;
  /** By stamp: level of the underlying at the end of the bar; NaN where no row tells it. */
  readonly level: Float64Array;
  /** Units in one contract, as the volumes tell; 1 where they tell nothing. */
  readonly lot: number;
}

/** Repairs of a row, by bit of its mark. */
export const rollingRepairs = ["doubtful-volume", "impossible-volume", "underlying-from-median"] as const;
export const doubtfulVolume = 1;
export const impossibleVolume = 2;
const underlyingFromMedian = 4;

/** A row whose spot is farther than this share from its bar's median belongs to another index. */
const foreignShare = 0.02;
/** Volumes taken together for a divisor: chance alone leaves a common factor of 2 in one such block of a million. */
const divisorBlock = 20;

/**
 * Places the rows of a file. A label ("five steps above the money") stands for another strike when the index moves: close,
 * open interest, spot and strike are of the bar's end, but open, high, low and volume can come from the strike that the label stood for at
 * its start. So of the prices only the close is used; implied volatility, 0 or absurd near the expiry, is not used at all. Set
 * aside, each under the first reason that applies:
 *
 * - `unidentified`: no label, right, time, strike or spot;
 * - `foreign`: its spot is more than 2 % from the median of its bar, so that all of it is another index's;
 * - `previous-contract`: of the day of the previous expiry or before, when the label meant the contract before this one;
 * - `outside-session`: the bar ended after the close (a stray one starts at it) or before the open;
 * - `repeated`: two labels name one contract of a bar. The first stays whose strike was the same in its bar before, since
 *   its row is of one strike; else the first of the file.
 *
 * Mended: `doubtful-volume` (the label stood for another strike in its bar before, or had none: the volume is not known),
 * `impossible-volume` (negative or no multiple of the lot: not known), `underlying-from-median` (the rows of a bar do not
 * all end in the same minute: the median spot of the bar stands for all).
 *
 * @param previousExpiry `YYYY-MM-DD`
 */
export function rollingBars(file: RollingFile, rows: RollingRows, previousExpiry: string): RollingBars {
  const { stamps } = file;
  const { label, right, stamp, volume, spot, strike } = rows;
  const fault = new Array<string | null>(stamp.length).fill(null);
  const marks = new Uint8Array(stamp.length);
  const level = new Float64Array(stamps.length).fill(Number.NaN);
  for (let row = 0; row < stamp.length; row++) {
    const known = label[row]! >= 0 && right[row]! >= 0 && stamp[row]! >= 0 && isPositive(spot[row]!);
    if (!known || !isPositive(strike[row]!)) fault[row] = "unidentified";
  }
  const { order, start } = rowsByCode(stamp, stamps.length);
  const lastStrike = new Map<number, number>();
  const hours = new Map<string, { readonly opensAt: number; readonly closesAt: number }>();
  for (const [number, { date, knownAt }] of stamps.entries()) {
    const own = order.subarray(start[number], start[number + 1]).filter((row) => fault[row] === null);
    const middle = median(Float64Array.from(own, (row) => spot[row]!));
    const native = own.filter((row) => Math.abs(spot[row]! / middle - 1) <= foreignShare);
    level[number] = median(Float64Array.from(native, (row) => spot[row]!));
    const session = hours.get(date) ?? sessionTimes(date, nseIndexBars.hours, { file: file.source.name });
    hours.set(date, session);
    const outside = !(knownAt > session.opensAt && knownAt <= session.closesAt);
    const reason = date <= previousExpiry ? "previous-contract" : outside ? "outside-session" : null;
    for (const row of own) fault[row] = "foreign";
    const chosen = new Map<string, number>();
    for (const row of native) {
      fault[row] = reason;
      const key = 2 * label[row]! + right[row]!;
      if (lastStrike.get(key) !== strike[row]) marks[row]! |= doubtfulVolume;
      lastStrike.set(key, strike[row]!);
      if (spot[row] !== level[number]) marks[row]! |= underlyingFromMedian;
      if (reason !== null) continue;
      const contract = `${right[row]} ${strike[row]}`;
      const other = chosen.get(contract);
      if (other === undefined) chosen.set(contract, row);
      else if (marks[other]! & doubtfulVolume && !(marks[row]! & doubtfulVolume)) {
        fault[other] = "repeated";
        chosen.set(contract, row);
      } else fault[row] = "repeated";
    }
  }
  const lot = lotOf(volume.filter((units, row) => fault[row] === null && units > 0));
  for (let row = 0; row < stamp.length; row++)
    if (volume[row]! < 0 || volume[row]! % lot !== 0) marks[row]! |= impossibleVolume;
  return { file, rows, fault, marks, level, lot };
}

function isPositive(value: number): boolean {
  return value > 0 && Number.isFinite(value);
}

/**
 * Units in one contract: the divisor that most blocks of volumes share. One divisor of all would be lost by a single
 * wrong number.
 */
function lotOf(volumes: Float64Array): number {
  const votes = new Map<number, number>();
  for (let from = 0; from < volumes.length; from += divisorBlock) {
    const divisor = greatestCommonDivisor([volumes.subarray(from, from + divisorBlock)]);
    if (divisor > 0) votes.set(divisor, (votes.get(divisor) ?? 0) + Math.min(divisorBlock, volumes.length - from));
  }
  let lot = 1;
  for (const [divisor, count] of votes) if (count > (votes.get(lot) ?? 0)) lot = divisor;
  return lot;
}
