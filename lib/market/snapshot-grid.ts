import { type Counts, tally } from "./quality.js";
import type { SnapshotTape } from "./tape.js";

/** The prints of a chain in order: which print shows a strike at an instant. */
export interface SnapshotGrid {
  /** Instants of the rows, ascending. */
  readonly knownAt: Float64Array;
  /** Row r, strike s at `r * strikes + s`: number of the print, -1 where the strike was not photographed. */
  readonly print: Int32Array;
  /** Prints left out, by reason. */
  readonly setAside: Readonly<Counts>;
}

/**
 * Puts prints, which come in any order, into rows by instant and strike. Left out, each under the first reason that
 * applies: `impossible` (a negative or infinite number), `outside-session` (not knowable after the open and by the
 * close), `expired`, `zero-snapshot` (the whole chain shows nothing but zeros at that instant: the recorder got no answer),
 * `duplicate` and `same-instant` (the strike stands twice in an instant; of different values the one with more volume
 * stays, since volume only grows; where none has more, the first).
 */
export function snapshotGrid(tape: SnapshotTape): SnapshotGrid {
  const setAside: Counts = {};
  const expired = tape.strikes.map((strike) => strike.expiration < tape.date);
  const kept: number[] = [];
  /** Instant -> whether anything was seen in it. */
  const alive = new Map<number, boolean>();
  for (let print = 0; print < tape.knownAt.length; print++) {
    const instant = tape.knownAt[print]!;
    if (isImpossible(tape, print)) tally(setAside, "impossible");
    else if (!(instant > tape.opensAt && instant <= tape.closesAt)) tally(setAside, "outside-session");
    else if (expired[tape.strike[print]!]) tally(setAside, "expired");
    else {
      kept.push(print);
      if (!alive.get(instant)) alive.set(instant, !isZero(tape, print));
    }
  }
  const knownAt = Float64Array.from(alive.keys())
    .filter((instant) => alive.get(instant))
    .sort();
  const rowOf = new Map(Array.from(knownAt, (instant, row) => [instant, row]));
  const strikes = tape.strikes.length;
  const grid = new Int32Array(knownAt.length * strikes).fill(-1);
  for (const print of kept) {
    const row = rowOf.get(tape.knownAt[print]!);
    if (row === undefined) {
      tally(setAside, "zero-snapshot");
      continue;
    }
    const place = row * strikes + tape.strike[print]!;
    const other = grid[place]!;
    if (other >= 0) tally(setAside, isSame(tape, print, other) ? "duplicate" : "same-instant");
    if (other < 0 || traded(tape, print) > traded(tape, other)) grid[place] = print;
  }
  return { knownAt, print: grid, setAside };
}

const isPossible = (value: number): boolean => !(value < 0 || value === Number.POSITIVE_INFINITY);

function isImpossible(tape: SnapshotTape, print: number): boolean {
  return !(
    isPossible(tape.callPrice[print]!) &&
    isPossible(tape.callOpenInterest[print]!) &&
    isPossible(tape.callVolume[print]!) &&
    isPossible(tape.putPrice[print]!) &&
    isPossible(tape.putOpenInterest[print]!) &&
    isPossible(tape.putVolume[print]!) &&
    isPossible(tape.underlyingPrice[print]!)
  );
}

/** Whether both sides of a print show neither price nor positions nor volume. */
function isZero(tape: SnapshotTape, print: number): boolean {
  return !(
    tape.callPrice[print]! > 0 ||
    tape.callOpenInterest[print]! > 0 ||
    tape.callVolume[print]! > 0 ||
    tape.putPrice[print]! > 0 ||
    tape.putOpenInterest[print]! > 0 ||
    tape.putVolume[print]! > 0
  );
}

function isSame(tape: SnapshotTape, a: number, b: number): boolean {
  const { callPrice, callOpenInterest, callVolume, putPrice, putOpenInterest, putVolume, underlyingPrice } = tape;
  const deltas = tape.deltas ? [tape.deltas.call, tape.deltas.put] : [];
  const columns = [callPrice, callOpenInterest, callVolume, putPrice, putOpenInterest, putVolume, underlyingPrice];
  columns.push(...deltas);
  return columns.every((column) => Object.is(column[a], column[b]));
}

function traded(tape: SnapshotTape, print: number): number {
  return (tape.callVolume[print]! || 0) + (tape.putVolume[print]! || 0);
}
