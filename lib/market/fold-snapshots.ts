import { lotSize } from "./lot-size.js";
import { emptyDay, enterRow, type MarketDay } from "./market-day.js";
import type { MarketProfile } from "./market-profile.js";
import type { OpenInterest } from "./open-interest.js";
import { parityLevel } from "./parity-level.js";
import { type Counts, tally } from "./quality.js";
import type { SessionQuality } from "./session.js";
import { snapshotGrid } from "./snapshot-grid.js";
import type { SnapshotTape } from "./tape.js";

/** A day with the account of the prints it was made from. */
export interface FoldedDay {
  /** Null where every print was set aside. */
  readonly day: MarketDay | null;
  readonly quality: SessionQuality;
  /** Cells left NaN because their volume covers more time than their row. */
  readonly untimed: number;
}

const marks = ["decreasing-volume", "stale-price", "vanished", "floor-price"] as const;
const decreasing = 1;
const stale = 2;
const vanished = 4;
const floored = 8;

/**
 * Folds photographs of a chain into a day: one row per instant, volume as the difference of the day's volume to the row
 * before, volume and open interest in contracts. `snapshotGrid` names what is left out. What is mended, by reason:
 *
 * - `decreasing-volume`: the day's volume fell, because two recorders stand in the wrong order; its maximum so far is used.
 * - `stale-price`: the contract has not traded today, so its price is another day's and is not used.
 * - `vanished`: a contract that had volume or positions shows nothing but zeros: it was not observed.
 * - `floor-price`: the price is the lowest that the venue states (`priceFloor`): what the contract is worth is not known.
 * - `underlying-from-parity`: the row has no price of the underlying; the option prices of `parityLevel` tell it.
 *
 * A price of 0 means that there is none. A contract that was not photographed is NaN in that row; so is its next
 * difference, which covers more time than its row does, unless it is 0. A print with several repairs counts once.
 */
export function foldSnapshots(tape: SnapshotTape, profile: MarketProfile): FoldedDay {
  const { underlying, date, opensAt, closesAt, strikes } = tape;
  const { knownAt, print: prints, setAside } = snapshotGrid(tape);
  const repairs: Counts = {};
  const read = tape.knownAt.length;
  if (knownAt.length === 0) {
    return { day: null, quality: { date, read, clean: 0, repaired: 0, repairs, setAside, notes: [] }, untimed: 0 };
  }

  const lot = lotOf(tape, profile);
  const unit = profile.contractSize.kind === "units" ? lot.size : 1;
  const stride = 2 * strikes.length;
  const openInterest: OpenInterest[] = [];
  const identity = {
    underlying,
    date,
    profile,
    opensAt,
    closesAt,
    strikes,
    lot,
    deltaConvention: tape.deltas?.convention ?? null,
    openInterest,
    path: null,
  };
  const day = emptyDay(
    identity,
    knownAt.length,
    stride,
    [...(hasVolume(tape) ? (["unsignedVolume"] as const) : []), "price", ...(tape.deltas ? (["delta"] as const) : [])],
    null,
  );
  const { unsignedVolume, price: prices, delta: deltas } = day.options;
  const { priceFloor = 0 } = tape;
  const levelFromParity = parityLevel(strikes, profile, closesAt);

  /** By cell: the day's volume so far, the last row that knew it, and the positions, as the feed counts them. */
  const total = new Float64Array(stride);
  const lastRow = new Int32Array(stride).fill(-1);
  const positions = new Float64Array(stride).fill(Number.NaN);
  let newPositions = false;
  let untimed = 0;

  const enterCell = (row: number, cell: number, price: number, held: number, volume: number): number => {
    const place = row * stride + cell;
    let mark = 0;
    if (!(price > 0 || held > 0 || volume > 0) && (total[cell]! > 0 || positions[cell]! > 0)) return vanished;
    if (unsignedVolume && volume >= 0) {
      if (volume < total[cell]!) mark |= decreasing;
      const traded = Math.max(volume - total[cell]!, 0);
      if (traded === 0 || lastRow[cell] === row - 1) unsignedVolume[place] = traded / unit;
      else untimed++;
      total[cell]! += traded;
      lastRow[cell] = row;
      if (price > 0 && total[cell] === 0) mark |= stale;
    }
    if (price > 0 && price <= priceFloor) mark |= floored;
    if (price > 0 && !(mark & (stale | floored))) prices![place] = price;
    if (held >= 0 && held !== positions[cell]) {
      positions[cell] = held;
      newPositions = true;
    }
    return mark;
  };

  let used = 0;
  let repaired = 0;
  for (let row = 0; row < knownAt.length; row++) {
    const at = knownAt[row]!;
    let underlyingPrice = Number.NaN;
    let printed = 0;
    let mended = 0;
    for (let strike = 0; strike < strikes.length; strike++) {
      const print = prints[row * strikes.length + strike]!;
      if (print < 0) continue;
      printed++;
      if (!(underlyingPrice > 0)) underlyingPrice = tape.underlyingPrice[print]!;
      const mark =
        enterCell(row, 2 * strike, tape.callPrice[print]!, tape.callOpenInterest[print]!, tape.callVolume[print]!) |
        enterCell(row, 2 * strike + 1, tape.putPrice[print]!, tape.putOpenInterest[print]!, tape.putVolume[print]!);
      if (deltas && tape.deltas) {
        deltas[row * stride + 2 * strike] = tape.deltas.call[print]!;
        deltas[row * stride + 2 * strike + 1] = tape.deltas.put[print]!;
      }
      if (mark === 0) continue;
      mended++;
      for (let bit = 0; bit < marks.length; bit++) if (mark & (1 << bit)) tally(repairs, marks[bit]!);
    }
    if (!(underlyingPrice > 0)) {
      underlyingPrice = levelFromParity(prices!, row * stride, at);
      if (underlyingPrice > 0) {
        tally(repairs, "underlying-from-parity", printed);
        mended = printed;
      }
    }
    enterRow(day, row, at, underlyingPrice);
    if (newPositions)
      openInterest.push({ session: date, availableAt: at, contracts: positions.map((value) => value / unit) });
    newPositions = false;
    used += printed;
    repaired += mended;
  }
  day.rows = knownAt.length;
  return { day, quality: { date, read, clean: used - repaired, repaired, repairs, setAside, notes: [] }, untimed };
}

function hasVolume(tape: SnapshotTape): boolean {
  const known = (volume: number): boolean => volume >= 0;
  return tape.callVolume.some(known) || tape.putVolume.some(known);
}

function lotOf(tape: SnapshotTape, profile: MarketProfile): MarketDay["lot"] {
  if (profile.contractSize.kind === "contracts")
    return { size: profile.contractSize.units ?? profile.optionMultiplier, derived: false };
  const { underlying, callVolume, putVolume, callOpenInterest, putOpenInterest } = tape;
  return lotSize(underlying, profile.contractSize.lots, [callVolume, putVolume], [callOpenInterest, putOpenInterest]);
}
