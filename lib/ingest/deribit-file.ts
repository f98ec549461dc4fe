import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError } from "../market/data-error.js";
import { crypto24hDeribit } from "../market/market-profiles.js";
import { deribitTexts, isPerpetualLayout, perpetualTime, requireDeribitColumns } from "./deribit-layout.js";
import { distinctTexts, enumOf } from "./enum-type.js";
import { exchangeClock } from "./exchange-clock.js";
import type { SourceFile } from "./reader.js";
import { sessionDateAt } from "./session-time.js";
import { type ColumnTypes, querySource } from "./source-table.js";

/** A time stamp of a file and the session that it lies in. */
export interface DeribitStamp {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly date: string;
}

/** A file with the texts that occur in it; rows refer to them by number. */
export interface DeribitFile {
  readonly source: SourceFile;
  /** `perpetual`: bars of the perpetual future around snapshots. */
  readonly kind: "chain" | "perpetual";
  readonly stamps: readonly DeribitStamp[];
  /** Rows by session date; those without a time are with the first. */
  readonly rowsOn: ReadonlyMap<string, number>;
  readonly currencies: readonly string[];
  /** Instants of expiry, epoch milliseconds. */
  readonly expirations: readonly number[];
  /** SQL types that read each text as its number in these lists. */
  readonly types: ColumnTypes;
}

const { hours } = crypto24hDeribit;
const readTime = exchangeClock(hours.timeZone);

/** Reads the texts of a file. Throws `DataError` with the line of the first time or option type that cannot be read. */
export async function scanDeribitFile(connection: DuckDBConnection, source: SourceFile): Promise<DeribitFile> {
  const kind = isPerpetualLayout(source.columns) ? "perpetual" : "chain";
  if (kind === "chain") requireDeribitColumns(source);
  const [time, currency, type, expiry] =
    kind === "chain" ? deribitTexts.map((name) => `"${name}"`) : [`"${perpetualTime}"`, "NULL", "NULL", "NULL"];
  const found = await querySource(
    connection,
    source,
    Object.fromEntries((kind === "chain" ? deribitTexts : [perpetualTime]).map((name) => [name, "VARCHAR"])),
    (table) =>
      `SELECT ${time} AS stamp, ${currency}::VARCHAR AS currency, ${type}::VARCHAR AS type, ${expiry}::VARCHAR AS expiry, count(*) AS rows
        FROM ${table} GROUP BY ALL ORDER BY ALL`,
    { stamp: "text", currency: "text", type: "text", expiry: "text", rows: "number" },
  );
  if (found.rows.length === 0) throw new DataError("the file has no rows", { file: source.name });
  const stampTexts = distinctTexts(found.stamp);
  const expiryTexts = distinctTexts(found.expiry);
  const currencies = distinctTexts(found.currency);
  const isReadable = (text: string): boolean => !Number.isNaN(readTime(text));
  const columns: Record<string, string> =
    kind === "chain"
      ? {
          timestamp: enumOf(stampTexts.filter(isReadable)),
          currency: enumOf(currencies),
          option_type: enumOf(["call", "put"]),
          expiry_datetime: enumOf(expiryTexts.filter(isReadable)),
        }
      : { [perpetualTime]: enumOf(stampTexts.filter(isReadable)) };
  const types = distinctTexts(found.type).filter((text) => text !== "call" && text !== "put");
  if (types.length > 0 || ![...stampTexts, ...expiryTexts].every(isReadable)) {
    // Read as one of the readable texts, the first other one is a fault with a line and a column.
    const cells = Object.keys(columns).map((name) => `count("${name}")`);
    const query = (table: string): string => `SELECT ${cells.join(" + ")} AS cells FROM ${table}`;
    await querySource(connection, source, columns, query, { cells: "number" });
  }
  const stampOf = new Map(stampTexts.map((text) => [text, stampAt(readTime(text), source.name)]));
  const rowsOn = new Map<string, number>();
  const [first] = stampOf.values();
  if (!first) throw new DataError("no row has a time", { file: source.name });
  for (const [index, text] of found.stamp.entries()) {
    const { date } = (text === null ? null : stampOf.get(text)) ?? first;
    rowsOn.set(date, (rowsOn.get(date) ?? 0) + found.rows[index]!);
  }
  const [stamps, expirations] = [[...stampOf.values()], expiryTexts.map(readTime)];
  return { source, kind, stamps, rowsOn, currencies, expirations, types: columns };
}

function stampAt(at: number, file: string): DeribitStamp {
  const date = sessionDateAt(at, hours, { file });
  if (date === null) throw new Error(`no session at ${at}: Deribit trades round the clock`);
  return { at, date };
}
