import { DOUBLE, type DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import type { OpenInterest } from "../market/open-interest.js";
import type { BarTape } from "../market/tape.js";
import { type CanonicalDay, canonicalColumns } from "./canonical-format.js";
import { quoted, quotedName } from "./duckdb.js";

type ColumnName = keyof typeof canonicalColumns;

const names = Object.keys(canonicalColumns) as readonly ColumnName[];
/** Numbers of an option's print, and what they are called in the file. */
const optionNumbers = {
  buyVolume: "buy_volume",
  sellVolume: "sell_volume",
  unsignedVolume: "unsigned_volume",
  price: "price",
  bid: "bid",
  ask: "ask",
  delta: "delta",
} as const satisfies Partial<Record<keyof BarTape["prints"], ColumnName>>;
/** Kinds of records that are about the market; those about options come after them. */
const kinds = ["strike", "open_interest", "row", "path"] as const;
const dayMilliseconds = 86_400_000;

/**
 * Writes one session's file through a database of one thread, which keeps the order of the records: first what is said of
 * each underlying (days ordered by underlying, kinds as in `canonicalColumns`), then the options. A print that says nothing
 * at all is no record.
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
  const market = await createTable(connection, "market", ["kind", "contract", ...names]);
  const known = Object.entries(optionNumbers).filter(([name]) =>
    ordered.some(({ tape }) => isKnown(tape.prints[name as keyof typeof optionNumbers])),
  );
  const options = await createTable(connection, "options", ["contract", "known_at", ...known.map(([, name]) => name)]);
  let contracts = 0;
  for (const [day, { tape, openInterest }] of ordered.entries()) {
    writeMarket(market, day, contracts, tape, openInterest);
    writeOptions(
      options,
      contracts,
      tape,
      known.map(([name]) => name as keyof typeof optionNumbers),
    );
    contracts += 2 * tape.strikes.length;
  }
  const records = market.close() + options.close();
  const expressions = fileColumns(
    ordered,
    known.map(([, name]) => name),
  );
  await connection.run(
    `COPY (SELECT ${expressions.market} FROM market UNION ALL SELECT ${expressions.options} FROM options)
     TO ${quoted(path)} (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)`,
  );
  return records;
}

/** The columns of the file from those of the tables, in which everything is a number and NaN stands for NULL. */
function fileColumns(
  days: readonly CanonicalDay[],
  known: readonly ColumnName[],
): { readonly market: string; readonly options: string } {
  const contracts = days.flatMap(({ tape }) =>
    tape.strikes.flatMap((strike) => ["call", "put"].map((type) => ({ ...strike, type, underlying: tape.underlying }))),
  );
  const value = (name: string): string => `CASE WHEN isnan(${quotedName(name)}) THEN NULL ELSE ${quotedName(name)} END`;
  const pick = (list: readonly (string | number)[], index: string): string =>
    `list_extract([${list.map((item) => (typeof item === "string" ? quoted(item) : item)).join(", ")}], CAST(${index} AS INTEGER) + 1)`;
  const ofContract: Partial<Record<ColumnName, readonly (string | number)[]>> = {
    expiration: contracts.map(({ expiration }) => expiration),
    expires_at: contracts.map(({ expiresAt }) => expiresAt),
    strike: contracts.map(({ strike }) => strike),
    option_type: contracts.map(({ type }) => type),
  };
  const typed = (expression: string, name: ColumnName): string =>
    `CAST(${expression} AS ${canonicalColumns[name]}) AS ${quotedName(name)}`;
  const market = names.map((name) => {
    if (name === "record") return typed(pick(kinds, value("kind")), name);
    if (name === "underlying")
      return typed(
        pick(
          days.map(({ tape }) => tape.underlying),
          value(name),
        ),
        name,
      );
    if (name === "session") return typed(`DATE '1970-01-01' + CAST(${value(name)} AS INTEGER)`, name);
    // A strike is listed without a type: its number is that of its call.
    if (name === "option_type")
      return typed(`CASE kind WHEN 0 THEN NULL ELSE ${pick(ofContract.option_type!, value("contract"))} END`, name);
    const told = ofContract[name];
    return typed(told ? pick(told, value("contract")) : value(name), name);
  });
  const options = names.map((name) => {
    if (name === "record") return typed("'option'", name);
    if (name === "underlying")
      return typed(
        pick(
          contracts.map(({ underlying }) => underlying),
          "contract",
        ),
        name,
      );
    const told = ofContract[name];
    if (told) return typed(pick(told, "contract"), name);
    return typed(name === "known_at" || known.includes(name) ? value(name) : "NULL", name);
  });
  return { market: market.join(", "), options: options.join(", ") };
}

/** A table of numbers that takes rows one after the other; columns that are not set in a row are NaN. */
interface NumberTable<Name extends string> {
  readonly columns: Readonly<Record<Name, Float64Array>>;
  /** Begins a row and returns its place in the columns. */
  next(): number;
  /** Hands the last rows over. Returns how many there were in all. */
  close(): number;
}

/** Most rows that a chunk can have. */
const chunkRows = 2048;

async function createTable<Name extends string>(
  connection: DuckDBConnection,
  table: string,
  columnNames: readonly Name[],
): Promise<NumberTable<Name>> {
  const declared = columnNames.map((name) => `${quotedName(name)} DOUBLE`);
  await connection.run(`CREATE OR REPLACE TABLE ${table} (${declared.join(", ")})`);
  const appender = await connection.createAppender(table);
  const columns = Object.fromEntries(
    columnNames.map((name) => [name, new Float64Array(chunkRows).fill(Number.NaN)]),
  ) as Record<Name, Float64Array>;
  const types = columnNames.map(() => DOUBLE);
  let filled = 0;
  let total = 0;
  const flush = (): void => {
    if (filled === 0) return;
    const chunk = DuckDBDataChunk.create(types, filled);
    for (const [index, name] of columnNames.entries()) {
      const vector = chunk.getColumnVector(index);
      const values = columns[name];
      // NaN becomes NULL in the query: null bits are set one by one.
      for (let row = 0; row < filled; row++) vector.setItem(row, values[row]!);
      vector.flush();
      values.fill(Number.NaN);
    }
    appender.appendDataChunk(chunk);
    total += filled;
    filled = 0;
  };
  return {
    columns,
    next() {
      if (filled === chunkRows) flush();
      return filled++;
    },
    close() {
      flush();
      appender.closeSync();
      return total;
    },
  };
}

/** Everything but the options' own prints. Contracts are numbered over all days; `first` is the first of this one. */
function writeMarket(
  { columns, next }: NumberTable<ColumnName | "kind" | "contract">,
  day: number,
  first: number,
  tape: BarTape,
  openInterest: readonly OpenInterest[],
): void {
  const { rows, path, strikes } = tape;
  const begin = (kind: (typeof kinds)[number]): number => {
    const at = next();
    columns.kind[at] = kinds.indexOf(kind);
    columns.underlying[at] = day;
    return at;
  };
  for (const number of strikes.keys()) columns.contract[begin("strike")] = first + 2 * number;
  let before: Float64Array | null = null;
  for (const { session, availableAt, contracts } of openInterest) {
    for (const [cell, held] of contracts.entries()) {
      // Only what the record before did not say: feeds that repeat it all day would fill the file.
      if (Number.isNaN(held) || held === before?.[cell]) continue;
      if (cell >= 2 * strikes.length) throw new RangeError(`invalid cell of open interest: ${cell}`);
      const at = begin("open_interest");
      columns.contract[at] = first + cell;
      columns.known_at[at] = availableAt;
      columns.session[at] = Date.parse(session) / dayMilliseconds;
      columns.open_interest[at] = held;
    }
    before = contracts;
  }
  for (const [row, instant] of rows.knownAt.entries()) {
    const at = begin("row");
    columns.known_at[at] = instant;
    columns.underlying_price[at] = rows.underlyingPrice[row]!;
    if (!rows.future) continue;
    const { open, high, low, close, volume, buyVolume, sellVolume } = rows.future;
    columns.open[at] = open[row]!;
    columns.high[at] = high[row]!;
    columns.low[at] = low[row]!;
    columns.close[at] = close[row]!;
    columns.volume[at] = volume[row]!;
    columns.buy_volume[at] = buyVolume[row]!;
    columns.sell_volume[at] = sellVolume[row]!;
  }
  if (!path) return;
  for (const [step, instant] of path.at.entries()) {
    const at = begin("path");
    columns.known_at[at] = instant;
    columns.price[at] = path.price[step]!;
    columns.high[at] = path.high?.[step] ?? Number.NaN;
    columns.low[at] = path.low?.[step] ?? Number.NaN;
    columns.buy_volume[at] = path.buyVolume?.[step] ?? Number.NaN;
    columns.sell_volume[at] = path.sellVolume?.[step] ?? Number.NaN;
  }
}

function writeOptions(
  { columns, next }: NumberTable<string>,
  first: number,
  { prints, rows, strikes }: BarTape,
  known: readonly (keyof typeof optionNumbers)[],
): void {
  const { row, cell } = prints;
  const sources = known.map((name) => prints[name]);
  const targets = known.map((name) => columns[optionNumbers[name]]!);
  for (let print = 0; print < row.length; print++) {
    const instant = rows.knownAt[row[print]!];
    if (instant === undefined) throw new RangeError(`invalid row of print ${print}: ${row[print]}`);
    if (!(cell[print]! >= 0 && cell[print]! < 2 * strikes.length))
      throw new RangeError(`invalid cell of print ${print}: ${cell[print]}`);
    let silent = true;
    for (const values of sources) silent &&= Number.isNaN(values[print]);
    if (silent) continue;
    const at = next();
    columns.contract![at] = first + cell[print]!;
    columns.known_at![at] = instant;
    for (let k = 0; k < sources.length; k++) targets[k]![at] = sources[k]![print]!;
  }
}

function isKnown(values: Float64Array): boolean {
  return values.some((value) => !Number.isNaN(value));
}
