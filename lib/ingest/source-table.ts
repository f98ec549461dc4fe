import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError, type DataPlace } from "../market/data-error.js";
import { type Columns, queryColumns, quoted, quotedName, type Shape } from "./duckdb.js";
import type { SourceFile } from "./reader.js";

/** Columns to be read, each with its SQL type: `DOUBLE`, `VARCHAR`, or an `ENUM('a', 'b')` of the texts that are allowed. */
export type ColumnTypes = Readonly<Record<string, string>>;

/** Names of the columns that a file declares. Throws `DataError` where it has none. */
export async function declaredColumns(connection: DuckDBConnection, path: string, name: string): Promise<string[]> {
  try {
    if (isParquet(path)) {
      const sql = `SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(${quoted(path)}))`;
      return (await queryColumns(connection, sql, { column_name: "text" })).column_name.map(String);
    }
    // The first line as one cell; a damaged cell further down must not hide the header, it is found with its place later.
    const sql = `SELECT line FROM read_csv(${quoted(path)}, columns = {'line': 'VARCHAR'}, header = false, auto_detect = false,
      delim = '\x01', quote = '', escape = '', strict_mode = false, ignore_errors = true, buffer_size = 131072, max_line_size = 65536) LIMIT 1`;
    const { line } = await queryColumns(connection, sql, { line: "text" });
    if (line[0]) return headerNames(line[0]);
  } catch (error) {
    throw new DataError(firstLine(error), { file: name });
  }
  throw new DataError("the file is empty", { file: name });
}

/** Splits the header line of a CSV file. */
function headerNames(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), (match) =>
    (match[1]?.replaceAll('""', '"') ?? match[2]!).trim(),
  );
}

/**
 * Runs a query over the columns of a file: `select` receives the table as an SQL expression. What cannot be read as its
 * type is a `DataError` with file, line and column of the first such cell.
 */
export async function querySource<const S extends Shape>(
  connection: DuckDBConnection,
  file: SourceFile,
  types: ColumnTypes,
  select: (table: string) => string,
  shape: S,
): Promise<Columns<S>> {
  try {
    return await queryColumns(connection, select(sourceTable(file, types)), shape);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const fault = isParquet(file.path)
      ? await parquetFault(connection, file, types)
      : await csvFault(connection, file, types);
    throw new DataError(fault?.problem ?? firstLine(error), { file: file.name, ...fault?.place });
  }
}

/** The columns of a file as an SQL expression for a table; of a CSV file all of them, texts where no type is given. */
export function sourceTable(file: SourceFile, types: ColumnTypes): string {
  return isParquet(file.path) ? parquetTable(file, types) : csvTable(file, types);
}

interface Fault {
  readonly problem: string;
  readonly place: Omit<DataPlace, "file">;
}

const isParquet = (path: string): boolean => path.endsWith(".parquet");

// Types are stated, never sniffed: a column must not change its type with the rows that happen to stand on top.
function csvTable(file: SourceFile, types: ColumnTypes, more = ""): string {
  const columns = file.columns.map((name) => `${quoted(name)}: ${quoted(types[name] ?? "VARCHAR")}`).join(", ");
  return `read_csv(${quoted(file.path)}, columns = {${columns}}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"'${file.padded ? ", null_padding = true" : ""}${more})`;
}

function parquetTable(file: SourceFile, types: ColumnTypes): string {
  const columns = Object.entries(types).map(
    ([name, type]) => `CAST(${typedCell(name, type)} AS ${type}) AS ${quotedName(name)}`,
  );
  return `(SELECT ${columns.join(", ")} FROM read_parquet(${quoted(file.path)}))`;
}

/** A column as an expression that its type can be cast from: dates and times have their text only. */
function typedCell(name: string, type: string): string {
  return type === "DOUBLE" ? quotedName(name) : `CAST(${quotedName(name)} AS VARCHAR)`;
}

/** The first line of a CSV file that cannot be read. DuckDB lists all of them when told to go on. */
async function csvFault(connection: DuckDBConnection, file: SourceFile, types: ColumnTypes): Promise<Fault | null> {
  const table = csvTable(file, types, ", store_rejects = true");
  try {
    await connection.run(`SELECT count(COLUMNS(*)) FROM ${table}`);
    const sql = `SELECT line, column_name, error_type::VARCHAR AS kind, error_message AS message
      FROM reject_errors ORDER BY line, column_idx LIMIT 1`;
    const { line, column_name, kind, message } = await queryColumns(connection, sql, {
      line: "number",
      column_name: "text",
      kind: "text",
      message: "text",
    });
    if (line.length === 0) return null;
    const row = line[0]!;
    const column = column_name[0] ?? "";
    const cell = /Could not convert string "(.*)" to/s.exec(message[0]!)?.[1];
    if (kind[0] !== "CAST" || cell === undefined) return { problem: firstLine(message[0]), place: { row } };
    return {
      problem: `unreadable ${types[column] === "DOUBLE" ? "number" : "value"}: ${cell}`,
      place: { row, column },
    };
  } catch {
    return null; // The file as a whole cannot be read: the first error says why.
  } finally {
    await connection.run("DROP TABLE IF EXISTS reject_errors");
    await connection.run("DROP TABLE IF EXISTS reject_scans");
  }
}

/** The first row of a Parquet file with a value that has no meaning in its type; rows count from 1. */
async function parquetFault(connection: DuckDBConnection, file: SourceFile, types: ColumnTypes): Promise<Fault | null> {
  for (const [name, type] of Object.entries(types)) {
    const cell = quotedName(name);
    const sql = `SELECT file_row_number + 1 AS row, CAST(${cell} AS VARCHAR) AS text
      FROM read_parquet(${quoted(file.path)}, file_row_number = true)
      WHERE ${cell} IS NOT NULL AND TRY_CAST(${typedCell(name, type)} AS ${type}) IS NULL ORDER BY row LIMIT 1`;
    const found = await queryColumns(connection, sql, { row: "number", text: "text" }).catch(() => null);
    if (found?.row.length)
      return { problem: `unreadable value: ${found.text[0]}`, place: { row: found.row[0]!, column: name } };
  }
  return null;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0]!.replace(/^(Invalid Input|IO|Conversion|Invalid) Error: /, "");
}
