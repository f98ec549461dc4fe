import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError } from "../market/data-error.js";
import { spxEs } from "../market/market-profiles.js";
import { type CboeLayout, cboeLayout } from "./cboe-layout.js";
import { quotedName } from "./duckdb.js";
import { distinctTexts, enumOf } from "./enum-type.js";
import type { SourceFile } from "./reader.js";
import { epochOf, isDate, isTime } from "./session-time.js";
import { type ColumnTypes, querySource } from "./source-table.js";

/** A time stamp of a file: its exchange date and the instant at which its rows could be known, epoch milliseconds. */
export interface CboeStamp {
  readonly date: string;
  readonly knownAt: number;
}

/** A file of intervals with the texts that occur in it; rows refer to them by number. */
export interface CboeFile {
  readonly source: SourceFile;
  readonly layout: CboeLayout;
  readonly underlyings: readonly string[];
  readonly roots: readonly string[];
  readonly expirations: readonly string[];
  readonly stamps: readonly CboeStamp[];
  /** Rows by date; those without a time stand under the empty text. */
  readonly rowsOn: ReadonlyMap<string, number>;
  /** SQL types that read each text as its number in these lists. */
  readonly types: ColumnTypes;
  /** Column with the lines of the file that the user named, in a part of it; else null. */
  readonly lines: string | null;
}

/** All CBOE times are US Eastern, with daylight saving. */
const { hours } = spxEs;

/**
 * Reads the texts of a file: underlyings, roots, expirations and time stamps.
 *
 * @throws DataError with the line of the first date, time or option type that cannot be read
 */
export async function scanCboeFile(connection: DuckDBConnection, source: SourceFile): Promise<CboeFile> {
  const layout = cboeLayout(source);
  const root = layout.root ?? layout.underlying_symbol;
  const names = [layout.underlying_symbol, root, layout.expiration, layout.quote_datetime];
  const found = await querySource(
    connection,
    source,
    Object.fromEntries(names.map((name) => [name, "VARCHAR"])),
    (table) =>
      `SELECT ${quotedName(layout.underlying_symbol)} AS underlying, ${quotedName(root)} AS root,
         ${quotedName(layout.expiration)} AS expiration, ${quotedName(layout.quote_datetime)} AS stamp, count(*) AS rows
       FROM ${table} GROUP BY ALL`,
    { underlying: "text", root: "text", expiration: "text", stamp: "text", rows: "number" },
  );
  const underlyings = distinctTexts(found.underlying);
  const roots = distinctTexts(found.root);
  const expirations = distinctTexts(found.expiration);
  const stampOf = new Map(distinctTexts(found.stamp).map((text) => [text, readStamp(text, source.name)]));
  const readable = [...stampOf].flatMap(([text, stamp]) => (stamp ? [{ text, stamp }] : []));
  const types = {
    [layout.underlying_symbol]: enumOf(underlyings),
    [root]: enumOf(root === layout.underlying_symbol ? underlyings : roots),
    [layout.expiration]: enumOf(expirations.filter(isDate)),
    [layout.quote_datetime]: enumOf(readable.map(({ text }) => text)),
    [layout.option_type]: "ENUM('C', 'P')",
  };
  if (readable.length < stampOf.size || !expirations.every(isDate)) {
    // Read as one of the readable texts, the first other one is a fault with a line and a column.
    const cells = [layout.expiration, layout.quote_datetime].map((name) => `count(${quotedName(name)})`);
    await querySource(connection, source, types, (table) => `SELECT ${cells.join(" + ")} AS cells FROM ${table}`, {
      cells: "number",
    });
  }
  const rowsOn = new Map<string, number>();
  for (const [index, text] of found.stamp.entries()) {
    const date = stampOf.get(text ?? "")?.date ?? "";
    rowsOn.set(date, (rowsOn.get(date) ?? 0) + found.rows[index]!);
  }
  if (found.rows.length === 0) throw new DataError("no rows below the header", { file: source.name });
  if (readable.length === 0)
    throw new DataError("no row has a time", { file: source.name, column: layout.quote_datetime });
  return {
    source,
    layout,
    underlyings,
    roots: layout.root === null ? underlyings : roots,
    expirations,
    stamps: readable.map(({ stamp }) => stamp),
    rowsOn,
    types,
    lines: null,
  };
}

/**
 * Reads a time stamp. CBOE labels an interval by its end: the first stamp of a session is the open and one interval, 09:31 for
 * one-minute files, and the last is the close; so a row could be known at its stamp. Null where the text is no time.
 */
function readStamp(text: string, file: string): CboeStamp | null {
  const [, date = "", minute = "", second = ":00"] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(?:\.0+)?$/.exec(text) ?? [];
  if (!isDate(date) || !isTime(`${minute}${second}`)) return null;
  return { date, knownAt: epochOf(date, `${minute}${second}`, hours.timeZone, { file }) };
}
