import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError } from "../market/data-error.js";
import type { SessionHours } from "../market/market-profile.js";
import { distinctTexts, enumOf } from "./enum-type.js";
import type { SourceFile } from "./reader.js";
import { epochOf, isDate, isTime } from "./session-time.js";
import { type ColumnTypes, querySource } from "./source-table.js";

/** What a column of the file is called, by what it says; the stock and the index files differ in two names. */
export interface SnapshotLayout {
  readonly symbol: "Stock" | "Symbol";
  readonly underlying: "Stock_LTP" | "Spot";
}

/** Columns of numbers that both layouts have. */
export const snapshotNumbers = ["Strike", "CE_LTP", "CE_OI", "CE_Volume", "PE_LTP", "PE_OI", "PE_Volume"] as const;

/** A time stamp of a file: its local date and the instant at which its rows could be known, epoch milliseconds. */
export interface SnapshotStamp {
  readonly date: string;
  readonly knownAt: number;
}

/** A file of snapshots with the texts that occur in it; rows refer to them by number. */
export interface SnapshotFile {
  readonly source: SourceFile;
  readonly layout: SnapshotLayout;
  /** Date of most of its rows, null for a file without dated rows. */
  readonly date: string | null;
  readonly rows: number;
  readonly symbols: readonly string[];
  readonly expirations: readonly string[];
  readonly stamps: readonly SnapshotStamp[];
  /** SQL types that read each text as its number in these lists. */
  readonly types: ColumnTypes;
}

/** Whether columns look like those of a chain snapshot; what is missing from them is said when the file is opened. */
export function isSnapshotLayout(columns: readonly string[]): boolean {
  return ["Expiry", "Strike", "CE_LTP", "PE_LTP"].every((name) => columns.includes(name));
}

/** The names that a file uses. Throws `DataError` for a column that is needed and not there. */
export function snapshotLayout(source: SourceFile): SnapshotLayout {
  const has = (name: string): boolean => source.columns.includes(name);
  const symbol = has("Symbol") ? "Symbol" : "Stock";
  const underlying = has("Spot") ? "Spot" : "Stock_LTP";
  for (const name of [symbol, "Expiry", ...snapshotNumbers, underlying, "timestamp"]) {
    if (!has(name)) throw new DataError(`missing column: ${name}`, { file: source.name });
  }
  return { symbol, underlying };
}

/**
 * Reads the texts of a file: symbols, expirations and time stamps. Throws `DataError` with the line of the first date or
 * time that cannot be read.
 */
export async function scanSnapshotFile(
  connection: DuckDBConnection,
  source: SourceFile,
  hours: SessionHours,
): Promise<SnapshotFile> {
  const layout = snapshotLayout(source);
  const names = [layout.symbol, "Expiry", "timestamp"];
  const found = await querySource(
    connection,
    source,
    Object.fromEntries(names.map((name) => [name, "VARCHAR"])),
    (table) =>
      `SELECT "${layout.symbol}" AS symbol, "Expiry" AS expiration, "timestamp" AS stamp, count(*) AS rows
        FROM ${table} GROUP BY ALL ORDER BY ALL`,
    { symbol: "text", expiration: "text", stamp: "text", rows: "number" },
  );
  const symbols = distinctTexts(found.symbol);
  const expirations = distinctTexts(found.expiration);
  const stampOf = new Map(
    distinctTexts(found.stamp).map((text) => [text, readStamp(text, hours.timeZone, source.name)]),
  );
  const readable = [...stampOf].flatMap(([text, stamp]) => (stamp ? [{ text, stamp }] : []));
  const types = {
    [layout.symbol]: enumOf(symbols),
    Expiry: enumOf(expirations.filter(isDate)),
    timestamp: enumOf(readable.map(({ text }) => text)),
  };
  if (readable.length < stampOf.size || !expirations.every(isDate)) {
    // Read as one of the readable texts, the first other one is a fault with a line and a column.
    const query = (table: string): string => `SELECT count("Expiry") + count("timestamp") AS cells FROM ${table}`;
    await querySource(connection, source, types, query, { cells: "number" });
  }

  const rowsOn = new Map<string, number>();
  for (const [index, text] of found.stamp.entries()) {
    const date = stampOf.get(text ?? "")?.date;
    if (date !== undefined) rowsOn.set(date, (rowsOn.get(date) ?? 0) + found.rows[index]!);
  }
  const [date = null] = [...rowsOn.keys()].sort((a, b) => rowsOn.get(b)! - rowsOn.get(a)!);
  const rows = found.rows.reduce((total, count) => total + count, 0);
  if (rows > 0 && date === null) throw new DataError("no row has a time", { file: source.name, column: "timestamp" });
  return { source, layout, date, rows, symbols, expirations, stamps: readable.map(({ stamp }) => stamp), types };
}

/**
 * Reads a time stamp of the recorders. One writes seconds; the other cuts them off, so that its rows can have been taken
 * until the end of the minute and are not known before. Null where the text is no time.
 */
function readStamp(text: string, timeZone: string, file: string): SnapshotStamp | null {
  const [, date = "", minute = "", second] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?$/.exec(text) ?? [];
  const time = `${minute}${second ?? ":00"}`;
  if (!isDate(date) || !isTime(time)) return null;
  return { date, knownAt: epochOf(date, time, timeZone, { file }) + (second ? 0 : 60_000) };
}
