import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError } from "../market/data-error.js";
import { type Counts, tally } from "../market/quality.js";
import type { DeribitFile } from "./deribit-file.js";
import { deribitNumbers } from "./deribit-layout.js";
import { querySource } from "./source-table.js";

/** The rows of one session in a file, as columns; NaN where a field is empty. */
export interface DeribitPrints {
  readonly file: DeribitFile;
  /** Numbers in the file's lists. */
  readonly stamp: Int32Array;
  readonly currency: Int32Array;
  readonly expiration: Int32Array;
  /** 0 call, 1 put. */
  readonly type: Int32Array;
  readonly numbers: Readonly<Record<(typeof deribitNumbers)[number], Float64Array>>;
  /** Rows that are of no contract, by reason. */
  readonly setAside: Readonly<Counts>;
}

/** The rows of a file by session. */
export type DeribitSessions = ReadonlyMap<string, DeribitPrints>;

/**
 * Reads a chain and hands out its rows by session. Left out: `unidentified` (a row without time, currency, expiry, type, strike
 * or a positive price of the underlying to convert its prices with; one without a time is counted with the first session). Throws `DataError` with the line of a
 * number that cannot be read, and of a delta that is not signed as the venue's are: calls 0 to 1, puts -1 to 0.
 */
export async function readDeribitFile(connection: DuckDBConnection, file: DeribitFile): Promise<DeribitSessions> {
  const columns = await querySource(
    connection,
    file.source,
    { ...file.types, ...Object.fromEntries(deribitNumbers.map((name) => [name, "DOUBLE"])) },
    (table) =>
      `SELECT enum_code("timestamp") AS stamp, enum_code("currency") AS currency, enum_code("expiry_datetime") AS expiration,
        enum_code("option_type") AS type,
        ${deribitNumbers.map((name) => `coalesce("${name}", 'NaN') AS "${name}"`).join(", ")} FROM ${table}`,
    {
      stamp: "index",
      currency: "index",
      expiration: "index",
      type: "index",
      strike: "number",
      underlying: "number",
      bid_price: "number",
      ask_price: "number",
      mark_price: "number",
      delta: "number",
      open_interest: "number",
      index_price: "number",
    },
  );
  const { stamp, currency, expiration, type, strike, underlying, delta } = columns;
  const rowsOf = new Map<string, number[]>();
  const setAsideOf = new Map<string, Counts>();
  for (const date of file.rowsOn.keys()) {
    rowsOf.set(date, []);
    setAsideOf.set(date, {});
  }
  for (let row = 0; row < stamp.length; row++) {
    const { date } = stamp[row]! < 0 ? file.stamps[0]! : file.stamps[stamp[row]!]!;
    const magnitude = type[row] === 1 ? -delta[row]! : delta[row]!;
    if (magnitude < 0 || magnitude > 1)
      throw new DataError(`delta ${delta[row]}: the venue's deltas are signed`, {
        file: file.source.name,
        row: row + 2,
        column: "delta",
      });
    const listed = stamp[row]! >= 0 && currency[row]! >= 0 && expiration[row]! >= 0 && type[row]! >= 0;
    if (listed && isPositive(strike[row]!) && isPositive(underlying[row]!)) rowsOf.get(date)!.push(row);
    else tally(setAsideOf.get(date)!, "unidentified");
  }
  return new Map(
    Array.from(rowsOf, ([date, rows]) => {
      const codes = (values: Int32Array): Int32Array => Int32Array.from(rows, (row) => values[row]!);
      const numbers = Object.fromEntries(
        deribitNumbers.map((name) => [name, Float64Array.from(rows, (row) => columns[name][row]!)]),
      ) as DeribitPrints["numbers"];
      const own = { stamp: codes(stamp), currency: codes(currency), expiration: codes(expiration), type: codes(type) };
      return [date, { file, ...own, numbers, setAside: setAsideOf.get(date)! }];
    }),
  );
}

const isPositive = (value: number): boolean => value > 0 && Number.isFinite(value);
