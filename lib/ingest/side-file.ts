import { access } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { DataError } from "../market/data-error.js";
import type { InputFile } from "../market/session.js";
import { digestFile } from "./digest.js";
import { type Columns, quotedName, readingSettings, withDatabase } from "./duckdb.js";
import type { SourceFile } from "./reader.js";
import { declaredColumns, querySource } from "./source-table.js";

/** Columns of a file that goes beside the data: what each holds, and whether it has to be there. */
export type SideColumns = Readonly<Record<string, { readonly kind: "text" | "number"; readonly required: boolean }>>;

/** Arrays of a side file: NaN or null where a cell is empty, null in place of a column that the file does not have. */
export type SideTable<C extends SideColumns> = {
  readonly [Name in keyof C]:
    | Columns<Record<string, C[Name]["kind"]>>[string]
    | (C[Name]["required"] extends true ? never : null);
};

/** A file that goes beside the data, read as a whole. */
export interface SideFile<C extends SideColumns> {
  readonly input: InputFile;
  readonly rows: number;
  readonly table: SideTable<C>;
  /** The error for a row (counted from 0) and column. */
  fault(problem: string, row: number, column: keyof C & string): DataError;
}

/**
 * Reads a `.csv`, `.csv.gz` or `.parquet` file that goes beside the data. Columns stand in any order, in upper or lower case,
 * among others that are not looked at.
 *
 * @param role what the file is for; its name in the dataset's list of files begins with it
 * @throws DataError for a file or a cell that cannot be read, and for a column that is missing or stands twice
 */
export async function readSideFile<const C extends SideColumns>(
  role: string,
  path: string,
  columns: C,
): Promise<SideFile<C>> {
  const source = { path: resolve(path), name: path };
  if (!/\.(csv|csv\.gz|parquet)$/.test(path))
    throw new DataError(`--${role} reads .csv, .csv.gz and .parquet files`, { file: path });
  await access(source.path).catch(() => {
    throw new DataError("no such file", { file: path });
  });
  const { bytes, sha256 } = await digestFile(source);
  return withDatabase(readingSettings, async (connection) => {
    const file: SourceFile = { ...source, columns: await declaredColumns(connection, source.path, path) };
    const nameOf = namesIn(file, columns);
    const present = Object.keys(columns).filter((name) => nameOf(name) !== null);
    const sqlType = (name: string): string => (columns[name]!.kind === "number" ? "DOUBLE" : "VARCHAR");
    const found = await querySource(
      connection,
      file,
      Object.fromEntries(present.map((name) => [nameOf(name)!, sqlType(name)])),
      (table) => `SELECT ${present.map((name) => `${quotedName(nameOf(name)!)} AS ${name}`).join(", ")} FROM ${table}`,
      Object.fromEntries(present.map((name) => [name, columns[name]!.kind])),
    );
    const rows = found[present[0]!]!.length;
    if (rows === 0) throw new DataError("no rows below the header", { file: path });
    // The header is line 1 of a text file; the rows of a Parquet file count from 1.
    const first = path.endsWith(".parquet") ? 1 : 2;
    return {
      input: { name: `${role}/${basename(path)}`, bytes, sha256 },
      rows,
      table: Object.fromEntries(Object.keys(columns).map((name) => [name, found[name] ?? null])) as SideTable<C>,
      fault: (problem, row, column) => new DataError(problem, { file: path, row: row + first, column }),
    };
  });
}

/** What the file calls a column; null where it has none. */
function namesIn(file: SourceFile, columns: SideColumns): (name: string) => string | null {
  const spelled = file.columns.map((name) => name.trim().toLowerCase());
  for (const [name, { required }] of Object.entries(columns)) {
    const first = spelled.indexOf(name);
    if (first < 0 && required) throw new DataError(`missing column: ${name}`, { file: file.name });
    if (first !== spelled.lastIndexOf(name))
      throw new DataError(`column stands twice: ${name}`, { file: file.name, column: name });
  }
  return (name) => file.columns[spelled.indexOf(name)] ?? null;
}
