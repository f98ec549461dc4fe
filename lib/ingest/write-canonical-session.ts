import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, INTEGER, VARCHAR } from "@duckdb/node-api";
import { pricePath } from "../market/market-day.js";
import type { OpenInterest } from "../market/open-interest.js";
import type { BarTape } from "../market/tape.js";
import { type CanonicalDay, canonicalColumns } from "./canonical-format.js";
import { quoted, quotedName } from "./duckdb.js";

/**
 * Writes one session's file through an empty database. Days are ordered by underlying, records as in `canonicalColumns`.
 *
 * @returns number of records written
 * @throws RangeError when a print or an open interest points at no row or no contract
 */
export async function writeCanonicalSession(
  connection: DuckDBConnection,
  path: string,
  days: readonly CanonicalDay[],
): Promise<number> {
  const ordered = days.toSorted((a, b) => (a.tape.underlying < b.tape.underlying ? -1 : 1));
  let given = -days.length; // The table of days is not written.
  for (const [day, { tape, openInterest }] of ordered.entries())
    for (const [table, columns] of Object.entries(tablesOf(tape, openInterest)))
      given += await append(connection, table, day, columns);
  const written = await connection.runAndReadAll(
    `COPY (${records}) TO ${quoted(path)} (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)`,
  );
  const count = Number(written.getRows()[0]![0]);
  // The joins would lose such a record without a word.
  if (count !== given) throw new RangeError(`invalid tape: ${given - count} records point at no row or contract`);
  return count;
}

/** All tables as one, in the order of the file. */
const records = `
  WITH contracts AS (
    SELECT day, 2 * position + put AS cell, expiration, strike, if(put = 0, 'call', 'put') AS option_type
    FROM strikes, (VALUES (0), (1)) AS side(put)
  ), kinds AS (
    SELECT 0 AS kind, 'strike' AS record, * FROM strikes
    UNION ALL BY NAME
    SELECT 1 AS kind, 'open_interest' AS record, * FROM positions JOIN contracts USING (day, cell)
    UNION ALL BY NAME
    SELECT 2 AS kind, 'row' AS record, * FROM market
    UNION ALL BY NAME
    SELECT 3 AS kind, 'path' AS record, * FROM points
    UNION ALL BY NAME
    SELECT 4 AS kind, 'option' AS record, prints.*, known_at, expiration, strike, option_type
    FROM prints JOIN contracts USING (day, cell) JOIN market ON market.day = prints.day AND market.position = prints.row
  )
  SELECT ${Object.entries(canonicalColumns)
    .map(([name, type]) => `CAST(${quotedName(name)} AS ${type}) AS ${quotedName(name)}`)
    .join(", ")}
  FROM kinds JOIN (SELECT day, underlying FROM days) USING (day)
  ORDER BY day, kind, position`;

type Column = Float64Array | Int32Array | readonly string[];

function tablesOf(
  tape: BarTape,
  openInterest: readonly OpenInterest[],
): Record<string, Readonly<Record<string, Column>>> {
  const { strikes, rows, prints, path } = tape;
  const absent = (): Float64Array => new Float64Array(rows.knownAt.length).fill(Number.NaN);
  const { buyVolume, sellVolume, ...future } = rows.future ?? {
    open: absent(),
    high: absent(),
    low: absent(),
    close: absent(),
    volume: absent(),
    buyVolume: absent(),
    sellVolume: absent(),
  };
  const known = openInterest.flatMap((record) =>
    Array.from(record.contracts, (contracts, cell) => ({ ...record, contracts, cell })),
  );
  return {
    days: { underlying: [tape.underlying] },
    strikes: {
      expiration: strikes.map(({ expiration }) => expiration),
      expires_at: Float64Array.from(strikes, ({ expiresAt }) => expiresAt),
      strike: Float64Array.from(strikes, ({ strike }) => strike),
    },
    positions: {
      cell: Int32Array.from(known, ({ cell }) => cell),
      known_at: Float64Array.from(known, ({ availableAt }) => availableAt),
      session: known.map(({ session }) => session),
      open_interest: Float64Array.from(known, ({ contracts }) => contracts),
    },
    market: {
      known_at: rows.knownAt,
      underlying_price: rows.underlyingPrice,
      ...future,
      buy_volume: buyVolume,
      sell_volume: sellVolume,
    },
    points: pathColumns(path),
    prints: {
      row: prints.row,
      cell: prints.cell,
      buy_volume: prints.buyVolume,
      sell_volume: prints.sellVolume,
      unsigned_volume: prints.unsignedVolume,
      price: prints.price,
      bid: prints.bid,
      ask: prints.ask,
      delta: prints.delta,
    },
  };
}

function pathColumns(path: BarTape["path"]): Readonly<Record<string, Column>> {
  const { at, price, buyVolume, sellVolume } = path ?? pricePath(new Float64Array(), new Float64Array());
  const unknown = (): Float64Array => new Float64Array(at.length).fill(Number.NaN);
  return { known_at: at, price, buy_volume: buyVolume ?? unknown(), sell_volume: sellVolume ?? unknown() };
}

/** Appends columns of one day to a table, with the day's number and the position within the day; NaN becomes NULL. Returns their length. */
async function append(
  connection: DuckDBConnection,
  table: string,
  day: number,
  columns: Readonly<Record<string, Column>>,
): Promise<number> {
  const length = Object.values(columns)[0]!.length;
  const all: Readonly<Record<string, Column>> = {
    day: new Int32Array(length).fill(day),
    position: Int32Array.from({ length }, (_, position) => position),
    ...columns,
  };
  const types = Object.values(all).map((column) =>
    column instanceof Float64Array ? DOUBLE : column instanceof Int32Array ? INTEGER : VARCHAR,
  );
  const declared = Object.keys(all).map((name, index) => `${quotedName(name)} ${types[index]}`);
  await connection.run(`CREATE TABLE IF NOT EXISTS ${table} (${declared.join(", ")})`);
  const appender = await connection.createAppender(table);
  for (let from = 0; from < length; from += chunkRows) {
    const to = Math.min(length, from + chunkRows);
    const chunk = DuckDBDataChunk.create(types, to - from);
    chunk.setColumns(
      Object.values(all).map((column) =>
        Array.from<number | string, number | string | null>(column.slice(from, to), nullable),
      ),
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return length;
}

const nullable = (value: number | string): number | string | null => (Number.isNaN(value) ? null : value);

/** Most rows that a chunk can have. */
const chunkRows = 2048;
