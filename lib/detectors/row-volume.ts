import { type MarketDay, volumeColumns } from "../market/market-day.js";

/**
 * Contracts traded in a row by cell: bought, sold and unsigned together; NaN where any of them was not observed.
 *
 * @param scratch room for `day.stride` cells, used where a feed has more than one volume column
 * @returns the cells themselves where there is one column: not to be written to
 */
export function rowVolume(day: MarketDay, row: number, scratch: Float64Array): Float64Array {
  const from = row * day.stride;
  const columns = volumeColumns(day);
  if (columns.length === 1) return columns[0]!.subarray(from, from + day.stride);
  scratch.fill(columns.length === 0 ? Number.NaN : 0);
  for (const column of columns) for (let c = 0; c < day.stride; c++) scratch[c]! += column[from + c]!;
  return scratch;
}

/** The same for one cell, summed over rows, both ends included. */
export function cellVolume(day: MarketDay, first: number, last: number, cell: number): number {
  const columns = volumeColumns(day);
  if (columns.length === 0) return Number.NaN;
  let sum = 0;
  for (const column of columns) for (let row = first; row <= last; row++) sum += column[row * day.stride + cell]!;
  return sum;
}

/** Call and put of a strike together, summed over rows, both ends included. */
export function strikeVolume(day: MarketDay, first: number, last: number, strike: number): number {
  return cellVolume(day, first, last, 2 * strike) + cellVolume(day, first, last, 2 * strike + 1);
}

/** Bought minus sold contracts of a cell, summed over rows, both ends included; NaN where the feed has no sides. */
export function cellBalance(day: MarketDay, first: number, last: number, cell: number): number {
  const { buyVolume, sellVolume } = day.options;
  if (!buyVolume || !sellVolume) return Number.NaN;
  let sum = 0;
  for (let row = first; row <= last; row++)
    sum += buyVolume[row * day.stride + cell]! - sellVolume[row * day.stride + cell]!;
  return sum;
}

/** Option contracts that were seen to trade in a day, cells that were not observed left out; NaN where the feed has no volume. */
export function dayVolume(day: MarketDay): number {
  const columns = volumeColumns(day);
  if (columns.length === 0) return Number.NaN;
  let traded = 0;
  for (const column of columns)
    for (let cell = 0; cell < day.rows * day.stride; cell++) if (column[cell]! > 0) traded += column[cell]!;
  return traded;
}
