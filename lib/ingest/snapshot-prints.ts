import type { DuckDBConnection } from "@duckdb/node-api";
import { type Counts, tally } from "../market/quality.js";
import { type SnapshotFile, snapshotNumbers } from "./nse-snapshot-file.js";
import { rowsByCode } from "./rows-by-code.js";
import { querySource } from "./source-table.js";

/** Rows of one file as columns, with the rows of each symbol found by number. */
export interface SnapshotPrints {
  readonly file: SnapshotFile;
  /** Numbers in the file's lists. */
  readonly stamp: Int32Array;
  readonly expiration: Int32Array;
  readonly numbers: Readonly<Record<(typeof snapshotNumbers)[number], Float64Array>>;
  readonly underlying: Float64Array;
  /** Rows by symbol: those of the file's symbol s are `order[start[s]]` to `order[start[s + 1] - 1]`, in the order of the file. */
  readonly order: Int32Array;
  readonly start: Int32Array;
  /** Rows of no symbol, by reason. */
  readonly setAside: Readonly<Counts>;
}

/**
 * Reads a file of a session. Left out of every symbol: `unidentified` (a row without symbol, expiry, strike or time) and
 * `foreign` (a row of another date). Throws `DataError` with the line of a number that cannot be read.
 */
export async function readSnapshotPrints(connection: DuckDBConnection, file: SnapshotFile): Promise<SnapshotPrints> {
  const { symbol, underlying } = file.layout;
  const numbers = [...snapshotNumbers, underlying].map((name) => [name, "DOUBLE"]);
  const columns = await querySource(
    connection,
    file.source,
    { ...file.types, ...Object.fromEntries(numbers) },
    (table) =>
      `SELECT enum_code("${symbol}") AS symbol, enum_code("Expiry") AS expiration, enum_code("timestamp") AS stamp,
        ${snapshotNumbers.map((name) => `coalesce("${name}", 'NaN') AS "${name}"`).join(", ")},
        coalesce("${underlying}", 'NaN') AS underlying FROM ${table}`,
    {
      symbol: "index",
      expiration: "index",
      stamp: "index",
      Strike: "number",
      CE_LTP: "number",
      CE_OI: "number",
      CE_Volume: "number",
      PE_LTP: "number",
      PE_OI: "number",
      PE_Volume: "number",
      underlying: "number",
    },
  );
  const { symbol: symbols, expiration, stamp, Strike: strike } = columns;
  const setAside: Counts = {};
  const isForeign = file.stamps.map(({ date }) => date !== file.date);
  for (let row = 0; row < symbols.length; row++) {
    const identified =
      symbols[row]! >= 0 &&
      expiration[row]! >= 0 &&
      stamp[row]! >= 0 &&
      strike[row]! > 0 &&
      Number.isFinite(strike[row]);
    if (identified && !isForeign[stamp[row]!]) continue;
    tally(setAside, identified ? "foreign" : "unidentified");
    symbols[row] = -1;
  }
  const { order, start } = rowsByCode(symbols, file.symbols.length);
  return { file, stamp, expiration, numbers: columns, underlying: columns.underlying, order, start, setAside };
}
