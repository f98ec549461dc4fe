import { DataError } from "../market/data-error.js";
import type { SourceFile } from "./reader.js";

/** Columns of numbers that are read of a chain. */
export const deribitNumbers = [
  "strike",
  "underlying",
  "bid_price",
  "ask_price",
  "mark_price",
  "delta",
  "open_interest",
  "index_price",
] as const;

/** Columns of texts that are read of a chain. */
export const deribitTexts = ["timestamp", "currency", "option_type", "expiry_datetime"] as const;

/** Time of a bar of the perpetual future that was recorded beside a snapshot. */
export const perpetualTime = "obs_datetime";

/** Whether columns look like those of a chain; what is missing from them is said when the file is opened. */
export function isDeribitLayout(columns: readonly string[]): boolean {
  return ["timestamp", "expiry_datetime", "option_type", "mark_price", "index_price"].every((name) =>
    columns.includes(name),
  );
}

/** Whether columns are those of the bars of the perpetual future that a recorder took with each snapshot. */
export function isPerpetualLayout(columns: readonly string[]): boolean {
  return ["snapshot_timestamp_ms", perpetualTime, "candle_open", "candle_close"].every((name) =>
    columns.includes(name),
  );
}

/** Throws `DataError` for a column that is needed and not there. */
export function requireDeribitColumns(source: SourceFile): void {
  for (const name of [...deribitTexts, ...deribitNumbers])
    if (!source.columns.includes(name)) throw new DataError(`missing column: ${name}`, { file: source.name });
}
