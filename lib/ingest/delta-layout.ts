import { DataError } from "../market/data-error.js";
import type { SourceFile } from "./reader.js";

/** Columns of numbers that are read of a recording; the volumes of its rolling 24 hours and the other greeks are not. */
export const deltaNumbers = [
  "strike_price",
  "call_mark",
  "call_oi",
  "call_delta",
  "put_mark",
  "put_oi",
  "put_delta",
] as const;

/** Columns that every row has; recorders have appended others behind them. */
const ownColumns = 16;

/** Whether columns look like those of the recordings; what is missing from them is said when the file is opened. */
export function isDeltaLayout(columns: readonly string[]): boolean {
  return ["strike_price", "call_mark", "put_mark", "Expiry", "timestamp_IST"].every((name) => columns.includes(name));
}

/**
 * The file as it has to be read: under a header with columns behind the sixteen of every row, rows may lack those. Throws
 * `DataError` for a column that is needed and not there, or not among the sixteen.
 */
export function deltaSource(source: SourceFile): SourceFile {
  for (const name of [...deltaNumbers, "Expiry", "timestamp_IST"]) {
    const place = source.columns.indexOf(name);
    if (place < 0) throw new DataError(`missing column: ${name}`, { file: source.name });
    if (place >= ownColumns) throw new DataError(`column out of place: ${name}`, { file: source.name });
  }
  return source.columns.length > ownColumns ? { ...source, padded: true } : source;
}
