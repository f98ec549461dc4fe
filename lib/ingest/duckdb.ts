import {
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTypeId,
  type DuckDBValue,
  type DuckDBVector,
} from "@duckdb/node-api";

/** How much of the machine a database may use. */
export interface DatabaseSettings {
  readonly threads: number;
  /** In DuckDB's notation, e.g. `512MB`. */
  readonly memoryLimit: string;
}

/** Two threads keep decompression and parsing apart; a session of a million rows needs a fifth of the memory. */
export const readingSettings: DatabaseSettings = { threads: 2, memoryLimit: "512MB" };

/** An open database in memory. */
export interface Database {
  readonly connection: DuckDBConnection;
  /** Frees it; no query may be running. */
  close(): void;
}

/** Opens an empty DuckDB in memory. It reads local files only: extensions are neither fetched nor loaded. */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(settings.threads),
    memory_limit: settings.memoryLimit,
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Opens a database, hands over its connection and closes it, whatever happens. */
export async function withDatabase<T>(
  settings: DatabaseSettings,
  use: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(settings);
  try {
    return await use(database.connection);
  } finally {
    database.close();
  }
}

/** What a column of a result becomes: NULL is NaN in numbers, -1 in an index, null in text. */
interface ColumnKinds {
  readonly number: Float64Array;
  readonly index: Int32Array;
  readonly text: (string | null)[];
}

/** The columns asked for: name in the result -> kind. */
export type Shape = Readonly<Record<string, keyof ColumnKinds>>;

/** One array per column of a shape, all of one length. */
export type Columns<S extends Shape> = { readonly [Name in keyof S]: ColumnKinds[S[Name]] };

const numericTypes = new Set<DuckDBTypeId>([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
]);
const textTypes = new Set<DuckDBTypeId>([DuckDBTypeId.VARCHAR, DuckDBTypeId.ENUM]);

/**
 * Runs a query and returns the columns of `shape` as arrays; other columns of the result are left where they are.
 * Where columns are long, cast BIGINT to DOUBLE and NULL to NaN in the
 * query: `bigint` values and null bits are read one by one. An ENUM read as text shares
 * its strings. Throws `RangeError` when the result lacks a column or has it in a type that does not fit its kind.
 */
export async function queryColumns<const S extends Shape>(
  connection: DuckDBConnection,
  sql: string,
  shape: S,
  parameters: Readonly<Record<string, DuckDBValue>> = {},
): Promise<Columns<S>> {
  const result = await connection.run(sql, parameters);
  const names = result.columnNames();
  const columns = Object.entries(shape).map(([name, kind]) => {
    const index = names.indexOf(name);
    if (index < 0) throw new RangeError(`missing column: ${name}`);
    const type = result.columnTypeId(index);
    if (!(kind === "text" ? textTypes : numericTypes).has(type))
      throw new RangeError(`invalid type of ${name}: ${DuckDBTypeId[type]}`);
    return { name, index, values: emptyColumn(kind, result.rowCount) };
  });
  let row = 0;
  for (let part = 0; part < result.chunkCount; part++) {
    const chunk = result.getChunk(part);
    for (const { index, values } of columns) copyValues(chunk.getColumnVector(index), values, row);
    row += chunk.rowCount;
  }
  return Object.fromEntries(columns.map(({ name, values }) => [name, values])) as Columns<S>;
}

function emptyColumn(kind: keyof ColumnKinds, rows: number): ColumnKinds[keyof ColumnKinds] {
  if (kind === "number") return new Float64Array(rows);
  return kind === "index" ? new Int32Array(rows) : new Array<string | null>(rows).fill(null);
}

// One loop per kind, so that each sees few vector classes and stays compiled for them.
function copyValues(vector: DuckDBVector, values: ColumnKinds[keyof ColumnKinds], offset: number): void {
  const rows = vector.itemCount;
  if (values instanceof Float64Array) {
    for (let row = 0; row < rows; row++) values[offset + row] = Number(vector.getItem(row) ?? Number.NaN);
  } else if (values instanceof Int32Array) {
    for (let row = 0; row < rows; row++) values[offset + row] = Number(vector.getItem(row) ?? -1);
  } else {
    for (let row = 0; row < rows; row++) values[offset + row] = vector.getItem(row) as string | null;
  }
}

/** A text as an SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
