import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError } from "../market/data-error.js";
import { type DeltaConvention, type PricePath, pricePath } from "../market/market-day.js";
import type { OpenInterest } from "../market/open-interest.js";
import type { CanonicalDay, CanonicalFile } from "./canonical-format.js";
import { type Columns, queryColumns, quoted, type Shape } from "./duckdb.js";

/** A canonical file and what its manifest says of it. */
export interface CanonicalSource {
  readonly path: string;
  /** Name for messages. */
  readonly name: string;
  readonly session: CanonicalFile;
  readonly deltaConvention: DeltaConvention | null;
}

/**
 * Reads one session's file back into the tapes that were written, ordered by underlying.
 *
 * @throws DataError when the file cannot be read, has other records than its manifest says, or a record names a contract
 *   or an interval that the file does not list
 */
export async function readCanonicalSession(
  connection: DuckDBConnection,
  source: CanonicalSource,
): Promise<readonly Pick<CanonicalDay, "tape" | "openInterest">[]> {
  try {
    for (const statement of prepare(source.path)) await connection.run(statement);
  } catch (error) {
    throw new DataError(`cannot be read as a canonical session (${(error as Error).message.split("\n")[0]})`, {
      file: source.name,
    });
  }
  const counts = await queryColumns(
    connection,
    "SELECT underlying, CAST(count(*) AS INTEGER) AS records FROM records GROUP BY underlying ORDER BY underlying",
    { underlying: "text", records: "index" },
  );
  // A contract listed twice would double its records.
  const found = counts.records.reduce((sum, each) => sum + each, 0);
  if (found !== source.session.records)
    throw new DataError(`has ${found} records, its manifest says ${source.session.records}`, { file: source.name });
  const days: Pick<CanonicalDay, "tape" | "openInterest">[] = [];
  for (const underlying of counts.underlying) days.push(await readDay(connection, source, underlying!));
  return days;
}

/** Numbers strikes and rows in the order of the file, and looks up what options and open interest point at. */
function prepare(path: string): readonly string[] {
  const position = "CAST(row_number() OVER (PARTITION BY underlying ORDER BY file_row_number) - 1 AS INTEGER)";
  return [
    `CREATE OR REPLACE TEMP TABLE file AS SELECT * REPLACE (
       CAST(known_at AS DOUBLE) AS known_at, CAST(expires_at AS DOUBLE) AS expires_at, CAST(delta AS DOUBLE) AS delta,
       CAST(expiration AS VARCHAR) AS expiration, CAST(session AS VARCHAR) AS session)
     FROM read_parquet(${quoted(path)}, file_row_number = true)`,
    `CREATE OR REPLACE TEMP TABLE strikes AS
     SELECT underlying, expires_at, strike, ${position} AS number FROM file WHERE record = 'strike'`,
    `CREATE OR REPLACE TEMP TABLE intervals AS
     SELECT underlying, known_at, ${position} AS number FROM file WHERE record = 'row'`,
    `CREATE OR REPLACE TEMP VIEW records AS
     SELECT file.*, intervals.number AS "row", 2 * strikes.number + CASE option_type WHEN 'call' THEN 0 WHEN 'put' THEN 1 END AS cell
     FROM file
     LEFT JOIN strikes ON file.underlying = strikes.underlying AND file.expires_at = strikes.expires_at AND file.strike = strikes.strike
     LEFT JOIN intervals ON file.underlying = intervals.underlying AND file.known_at = intervals.known_at`,
  ];
}

const rowShape = {
  known_at: "number",
  underlying_price: "number",
  open: "number",
  high: "number",
  low: "number",
  close: "number",
  volume: "number",
  buy_volume: "number",
  sell_volume: "number",
} as const;

const pathShape = {
  known_at: "number",
  price: "number",
  high: "number",
  low: "number",
  buy_volume: "number",
  sell_volume: "number",
} as const;

const optionShape = {
  row: "index",
  cell: "index",
  buy_volume: "number",
  sell_volume: "number",
  unsigned_volume: "number",
  price: "number",
  bid: "number",
  ask: "number",
  delta: "number",
} as const;

const positionShape = { known_at: "number", session: "text", cell: "index", open_interest: "number" } as const;

async function readDay(
  connection: DuckDBConnection,
  source: CanonicalSource,
  underlying: string,
): Promise<Pick<CanonicalDay, "tape" | "openInterest">> {
  const { date, opensAt, closesAt } = source.session;
  const select = <const S extends Shape>(record: string, shape: S): Promise<Columns<S>> =>
    queryColumns(
      connection,
      "SELECT * FROM records WHERE record = $record AND underlying = $underlying ORDER BY file_row_number",
      shape,
      { record, underlying },
    );
  const strikes = await select("strike", { expiration: "text", expires_at: "number", strike: "number" });
  const rows = await select("row", rowShape);
  const path = await select("path", pathShape);
  const prints = await select("option", optionShape);
  const positions = await select("open_interest", positionShape);
  if (prints.row.includes(-1))
    throw new DataError("an option record has no row of its instant", { file: source.name, column: "known_at" });
  for (const [record, { cell }] of Object.entries({ option: prints, open_interest: positions }))
    if (cell.includes(-1))
      throw new DataError(`an ${record} record names an unlisted contract`, { file: source.name, column: "strike" });
  const { open, high, low, close, volume, buy_volume: buyVolume, sell_volume: sellVolume } = rows;
  return {
    tape: {
      kind: "bars",
      underlying,
      date,
      opensAt,
      closesAt,
      strikes: strikes.expiration.map((expiration, k) => ({
        expiration: expiration!,
        expiresAt: strikes.expires_at[k]!,
        strike: strikes.strike[k]!,
      })),
      // One underlying of many may come without deltas.
      deltaConvention: prints.delta.some((delta) => !Number.isNaN(delta)) ? source.deltaConvention : null,
      rows: {
        knownAt: rows.known_at,
        underlyingPrice: rows.underlying_price,
        // A feed without futures was written as nulls.
        future: close.some((price) => price > 0) ? { open, high, low, close, volume, buyVolume, sellVolume } : null,
      },
      prints: {
        row: prints.row,
        cell: prints.cell,
        buyVolume: prints.buy_volume,
        sellVolume: prints.sell_volume,
        unsignedVolume: prints.unsigned_volume,
        price: prints.price,
        bid: prints.bid,
        ask: prints.ask,
        delta: prints.delta,
      },
      path: path.known_at.length > 0 ? pathOf(path) : null,
    },
    openInterest: groupPositions(positions, 2 * strikes.strike.length),
  };
}

function pathOf({ known_at, price, high, low, buy_volume, sell_volume }: Columns<typeof pathShape>): PricePath {
  // What a feed does not have was written as nulls.
  const known = (values: Float64Array): Float64Array | null => (values.every(Number.isNaN) ? null : values);
  return pricePath(known_at, price, {
    high: known(high),
    low: known(low),
    buyVolume: known(buy_volume),
    sellVolume: known(sell_volume),
  });
}

/** Records of one instant and session belong together; they stand together in the file. */
function groupPositions(
  { known_at, session, cell, open_interest }: Columns<typeof positionShape>,
  cells: number,
): readonly OpenInterest[] {
  const records: OpenInterest[] = [];
  for (const [k, availableAt] of known_at.entries()) {
    let record = records.at(-1);
    if (!record || record.availableAt !== availableAt || record.session !== session[k]) {
      // What is not told anew stands.
      const contracts = record ? record.contracts.slice() : new Float64Array(cells).fill(Number.NaN);
      record = { session: session[k]!, availableAt, contracts };
      records.push(record);
    }
    record.contracts[cell[k]!] = open_interest[k]!;
  }
  return records;
}
