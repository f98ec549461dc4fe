import type { DuckDBConnection } from "@duckdb/node-api";
import type { CboeFile } from "./cboe-file.js";
import { type CboeNumber, cboeNumbers, numberTypes } from "./cboe-layout.js";
import { quotedName } from "./duckdb.js";
import { type RowsByCode, rowsByCode } from "./rows-by-code.js";
import { querySource } from "./source-table.js";

/** Rows of one date of a file, as columns; texts are numbers in the file's lists, -1 where there is none. */
export interface CboePrints {
  readonly file: CboeFile;
  readonly underlying: Int32Array;
  readonly root: Int32Array;
  readonly expiration: Int32Array;
  readonly stamp: Int32Array;
  /** 0 call, 1 put. */
  readonly type: Int32Array;
  readonly numbers: Readonly<Record<CboeNumber, Float64Array>>;
  /** Line of each row in the file that the user named: the header is line 1 of a text file, rows of a Parquet file count from 1. */
  lineOf(row: number): number;
  /** Rows by underlying. */
  readonly byUnderlying: RowsByCode;
}

/**
 * Reads the rows of a file.
 *
 * @throws DataError with the line of a number that cannot be read
 */
export async function readCboePrints(connection: DuckDBConnection, file: CboeFile): Promise<CboePrints> {
  const { layout, source } = file;
  const codes = {
    underlying: layout.underlying_symbol,
    root: layout.root ?? layout.underlying_symbol,
    expiration: layout.expiration,
    stamp: layout.quote_datetime,
    type: layout.option_type,
  };
  const selected = [
    ...Object.entries(codes).map(([name, column]) => `enum_code(${quotedName(column)}) AS ${name}`),
    ...cboeNumbers.map((name) =>
      layout[name] === null ? `'NaN'::DOUBLE AS ${name}` : `coalesce(${quotedName(layout[name])}, 'NaN') AS ${name}`,
    ),
  ];
  const columns = await querySource(
    connection,
    source,
    { ...file.types, ...numberTypes(layout) },
    (table) => `SELECT ${selected.join(", ")} FROM ${table}`,
    {
      underlying: "index",
      root: "index",
      expiration: "index",
      stamp: "index",
      type: "index",
      strike: "number",
      close: "number",
      trade_volume: "number",
      bid: "number",
      ask: "number",
      underlying_bid: "number",
      underlying_ask: "number",
      active_underlying_price: "number",
      delta: "number",
      open_interest: "number",
    },
  );
  const { underlying, root, expiration, stamp, type } = columns;
  const byUnderlying = rowsByCode(underlying, file.underlyings.length);
  const lineOf = await linesOf(connection, file);
  return { file, underlying, root, expiration, stamp, type, numbers: columns, lineOf, byUnderlying };
}

async function linesOf(connection: DuckDBConnection, { source, lines }: CboeFile): Promise<(row: number) => number> {
  if (lines === null) return (row) => row + (source.path.endsWith(".parquet") ? 1 : 2);
  const select = (table: string): string => `SELECT ${quotedName(lines)} AS line FROM ${table}`;
  const { line } = await querySource(connection, source, { [lines]: "DOUBLE" }, select, { line: "number" });
  return (row) => line[row]!;
}
