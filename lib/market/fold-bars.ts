import type { FoldedDay } from "./fold-snapshots.js";
import { type LotSize, lotSize } from "./lot-size.js";
import { emptyDay, enterRow, type FutureColumns, type OptionColumns } from "./market-day.js";
import type { MarketProfile } from "./market-profile.js";
import type { OpenInterest } from "./open-interest.js";
import { type Counts, tally } from "./quality.js";
import type { BarTape } from "./tape.js";

const cellColumns = ["buyVolume", "sellVolume", "unsignedVolume", "price", "bid", "ask", "delta"] as const;
const volumeColumns: readonly (keyof OptionColumns)[] = ["buyVolume", "sellVolume", "unsignedVolume"];

/**
 * Folds interval bars into a day: the rows of the tape, and each print in its cell. A column that no print has is null.
 * A print that stands twice is set aside: `duplicate` when it says the same, else `same-instant`, where the one with more
 * volume stays. `openInterest` is in the feed's unit like the volumes, and in contracts afterwards. No rows make no day.
 *
 * @param counted size of a contract where volumes and positions are counted in contracts already, whatever the profile says
 */
export function foldBars(
  tape: BarTape,
  profile: MarketProfile,
  openInterest: readonly OpenInterest[],
  counted: LotSize | null = null,
): FoldedDay {
  const { underlying, date, opensAt, closesAt, strikes, deltaConvention, path, rows, prints } = tape;
  const setAside: Counts = {};
  const read = prints.row.length;
  const lot = counted ?? lotOf(tape, profile, openInterest);
  const unit = counted === null && profile.contractSize.kind === "units" ? lot.size : 1;
  const positions = openInterest.map((record) => ({
    ...record,
    contracts: record.contracts.map((value) => value / unit),
  }));
  const identity = {
    underlying,
    date,
    profile,
    opensAt,
    closesAt,
    strikes,
    lot,
    deltaConvention,
    openInterest: positions,
    path,
  };
  const stride = 2 * strikes.length;
  const capacity = rows.knownAt.length;
  const day = emptyDay(
    identity,
    capacity,
    stride,
    cellColumns.filter((name) => isKnown(prints[name])),
    futureColumns(tape),
  );

  for (let row = 0; row < capacity; row++) enterRow(day, row, rows.knownAt[row]!, rows.underlyingPrice[row]!);
  day.rows = capacity;
  if (day.future && rows.future) {
    for (const [name, values] of Object.entries(rows.future)) day.future[name as keyof FutureColumns]?.set(values);
  }

  const chosen = chosenPrints(tape, capacity, setAside);
  for (const name of cellColumns) {
    const cells = day.options[name];
    if (!cells) continue;
    const scale = volumeColumns.includes(name) ? unit : 1;
    const values = prints[name];
    for (let place = 0; place < cells.length; place++)
      if (chosen[place]! >= 0) cells[place] = values[chosen[place]!]! / scale;
  }
  const left = Object.values(setAside).reduce((total, count) => total + count, 0);
  const { repaired, repairs } = countRepairs(tape, chosen);
  return {
    day: capacity > 0 ? day : null,
    quality: { date, read, clean: read - left - repaired, repaired, repairs, setAside, notes: [] },
    untimed: 0,
  };
}

/** Prints that are used and were mended by the reader; one with several repairs counts once. */
function countRepairs({ mended }: BarTape, chosen: Int32Array): Pick<FoldedDay["quality"], "repaired" | "repairs"> {
  const repairs: Counts = {};
  let repaired = 0;
  if (!mended) return { repaired, repairs };
  const { marks, repairs: names } = mended;
  for (const print of chosen) {
    if (print < 0 || marks[print] === 0) continue;
    repaired += 1;
    for (const [bit, name] of names.entries()) if (marks[print]! & (1 << bit)) tally(repairs, name);
  }
  return { repaired, repairs };
}

/** The print that fills each place of the rows, -1 where there is none. */
function chosenPrints(tape: BarTape, capacity: number, setAside: Counts): Int32Array {
  const { prints } = tape;
  const stride = 2 * tape.strikes.length;
  const chosen = new Int32Array(capacity * stride).fill(-1);
  const volume = (print: number): number =>
    (prints.buyVolume[print]! || 0) + (prints.sellVolume[print]! || 0) + (prints.unsignedVolume[print]! || 0);
  for (let print = 0; print < prints.row.length; print++) {
    const place = prints.row[print]! * stride + prints.cell[print]!;
    const other = chosen[place]!;
    if (other >= 0) {
      const same = cellColumns.every((name) => Object.is(prints[name][print], prints[name][other]));
      tally(setAside, same ? "duplicate" : "same-instant");
      if (!(volume(print) > volume(other))) continue;
    }
    chosen[place] = print;
  }
  return chosen;
}

function futureColumns(tape: BarTape): (keyof FutureColumns)[] | null {
  const { future } = tape.rows;
  return future && (Object.keys(future) as (keyof FutureColumns)[]).filter((name) => isKnown(future[name]!));
}

function isKnown(values: Float64Array): boolean {
  return values.some((value) => !Number.isNaN(value));
}

function lotOf(
  tape: BarTape,
  profile: MarketProfile,
  openInterest: readonly OpenInterest[],
): { size: number; derived: boolean } {
  if (profile.contractSize.kind === "contracts")
    return { size: profile.contractSize.units ?? profile.optionMultiplier, derived: false };
  const { buyVolume, sellVolume, unsignedVolume } = tape.prints;
  const volumes = [buyVolume, sellVolume, unsignedVolume];
  return lotSize(
    tape.underlying,
    profile.contractSize.lots,
    volumes,
    openInterest.map((record) => record.contracts),
  );
}
