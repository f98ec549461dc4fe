import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError } from "../market/data-error.js";
import { nseIndexBars } from "../market/market-profiles.js";
import { distinctTexts, enumOf } from "./enum-type.js";
import type { SourceFile } from "./reader.js";
import { epochOf, isDate, isTime } from "./session-time.js";
import { type ColumnTypes, querySource } from "./source-table.js";

/** Columns of a file of rolling strikes; `open`, `high`, `low` and `iv` are not read (`rollingBars` says why). */
const columns = ["atm_label", "right", "datetime", "close", "volume", "oi", "spot", "strike"] as const;

/** Seconds that a bar covers. */
const barLength = 900;

/** A time stamp of a file: its local date and the instant at which its bar had ended, epoch milliseconds. */
export interface BarStamp {
  readonly date: string;
  readonly knownAt: number;
}

/** A file of one contract with the texts that occur in it; rows refer to them by number. */
export interface RollingFile {
  readonly source: SourceFile;
  readonly underlying: string;
  /** Date of the expiry, `YYYY-MM-DD`, from the file's name. */
  readonly expiration: string;
  readonly labels: readonly string[];
  /** In order of their texts, which is that of time. */
  readonly stamps: readonly BarStamp[];
  /** Rows by date; those without a time count for the expiry. */
  readonly rowsOn: ReadonlyMap<string, number>;
  readonly types: ColumnTypes;
}

/** Rows of a file as columns in the file's order; texts are numbers in the file's lists, -1 where there is none. */
export interface RollingRows {
  readonly label: Int32Array;
  /** 0 call, 1 put. */
  readonly right: Int32Array;
  readonly stamp: Int32Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly oi: Float64Array;
  readonly spot: Float64Array;
  readonly strike: Float64Array;
}

/** Whether columns are those of rolling strikes; what is missing from them is said when the file is opened. */
export function isRollingLayout(names: readonly string[]): boolean {
  return ["atm_label", "right", "datetime", "strike"].every((name) => names.includes(name));
}

/**
 * Reads the texts of a file. The contract is no column: underlying and expiry stand in the file's name, as in
 * `NIFTY_2025-01-30_15min.csv.gz`. What can be checked of that is: the last bar must be of the day of expiry.
 *
 * @throws DataError for a name without them, for rows that do not end on that day, for a missing column, and with the
 * line of the first time or right that cannot be read
 */
export async function scanRollingFile(connection: DuckDBConnection, source: SourceFile): Promise<RollingFile> {
  const { underlying, expiration } = contractOf(source.name);
  for (const name of columns)
    if (!source.columns.includes(name)) throw new DataError(`missing column: ${name}`, { file: source.name });
  const found = await querySource(
    connection,
    source,
    { atm_label: "VARCHAR", datetime: "VARCHAR" },
    (table) => `SELECT atm_label AS label, datetime AS stamp, count(*) AS rows FROM ${table} GROUP BY ALL`,
    { label: "text", stamp: "text", rows: "number" },
  );
  const labels = distinctTexts(found.label);
  const texts = distinctTexts(found.stamp);
  const stampOf = new Map(texts.map((text) => [text, readStamp(text, source.name)]));
  const readable = texts.flatMap((text) => {
    const stamp = stampOf.get(text);
    return stamp ? [{ text, stamp }] : [];
  });
  const types = {
    atm_label: enumOf(labels),
    right: "ENUM('CALL', 'PUT')",
    datetime: enumOf(readable.map(({ text }) => text)),
  };
  if (readable.length < texts.length) {
    // Read as one of the readable texts, the first other one is a fault with a line and a column.
    await querySource(connection, source, types, (table) => `SELECT count(datetime) AS cells FROM ${table}`, {
      cells: "number",
    });
  }
  const last = readable.at(-1)?.stamp.date;
  if (last === undefined) throw new DataError("no row has a time", { file: source.name, column: "datetime" });
  if (last !== expiration)
    throw new DataError(`expires on ${expiration} by its name, but its last row is of ${last}`, { file: source.name });
  const rowsOn = new Map<string, number>();
  for (const [index, text] of found.stamp.entries()) {
    const date = stampOf.get(text ?? "")?.date ?? expiration;
    rowsOn.set(date, (rowsOn.get(date) ?? 0) + found.rows[index]!);
  }
  const stamps = readable.map(({ stamp }) => stamp);
  return { source, underlying, expiration, labels, stamps, rowsOn, types };
}

/**
 * Reads the rows of a file.
 *
 * @throws DataError with the line of a number or right that cannot be read
 */
export async function readRollingRows(connection: DuckDBConnection, file: RollingFile): Promise<RollingRows> {
  const numbers = ["close", "volume", "oi", "spot", "strike"] as const;
  return querySource(
    connection,
    file.source,
    { ...file.types, ...Object.fromEntries(numbers.map((name) => [name, "DOUBLE"])) },
    (table) =>
      `SELECT enum_code(atm_label) AS label, enum_code("right") AS "right", enum_code(datetime) AS stamp,
        ${numbers.map((name) => `coalesce(${name}, 'NaN') AS ${name}`).join(", ")} FROM ${table}`,
    {
      label: "index",
      right: "index",
      stamp: "index",
      close: "number",
      volume: "number",
      oi: "number",
      spot: "number",
      strike: "number",
    },
  );
}

function contractOf(name: string): { underlying: string; expiration: string } {
  const [, underlying = "", expiration = ""] = /(?:^|\/)([^_/]+)_(\d{4}-\d\d-\d\d)[_.][^/]*$/.exec(name) ?? [];
  if (underlying === "" || !isDate(expiration)) {
    throw new DataError(
      "no underlying and expiry in its name: call it UNDERLYING_YYYY-MM-DD_15min, with the date of the expiry",
      { file: name },
    );
  }
  return { underlying, expiration };
}

/** Reads a time stamp: the start of a bar, which could be known when it ended. Null where the text is no time. */
function readStamp(text: string, file: string): BarStamp | null {
  const [, date = "", time = ""] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text) ?? [];
  if (!isDate(date) || !isTime(time)) return null;
  return { date, knownAt: epochOf(date, time, nseIndexBars.hours.timeZone, { file }) + 1000 * barLength };
}
