import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError } from "../market/data-error.js";
import type { DeltaFile } from "./delta-file.js";
import { deltaNumbers } from "./delta-layout.js";
import { querySource } from "./source-table.js";

/** The rows of one expiry in a file, as columns in the order of the file; NaN where a field is empty. */
export interface DeltaPrints {
  readonly file: DeltaFile;
  readonly knownAt: Float64Array;
  readonly numbers: Readonly<Record<(typeof deltaNumbers)[number], Float64Array>>;
}

/**
 * Reads the rows of an expiry. Throws `DataError` with the line of a number that cannot be read, and of a delta that is not signed
 * as the venue's are: calls 0 to 1, puts -1 to 0.
 */
export async function readDeltaPrints(
  connection: DuckDBConnection,
  file: DeltaFile,
  date: string,
): Promise<DeltaPrints> {
  const columns = await querySource(
    connection,
    file.source,
    Object.fromEntries(deltaNumbers.map((name) => [name, "DOUBLE"])),
    (table) =>
      `SELECT ${deltaNumbers.map((name) => `coalesce("${name}", 'NaN') AS "${name}"`).join(", ")} FROM ${table}`,
    {
      strike_price: "number",
      call_mark: "number",
      call_oi: "number",
      call_delta: "number",
      put_mark: "number",
      put_oi: "number",
      put_delta: "number",
    },
  );
  if (columns.strike_price.length !== file.knownAt.length)
    throw new DataError("the file has changed since it was opened", { file: file.source.name });
  requireSigned(file, columns.call_delta, "call_delta", 1);
  requireSigned(file, columns.put_delta, "put_delta", -1);
  const code = file.expirations.indexOf(date);
  const own = (_: number, row: number): boolean => file.expiration[row] === code;
  const numbers = Object.fromEntries(deltaNumbers.map((name) => [name, columns[name].filter(own)]));
  return { file, knownAt: file.knownAt.filter(own), numbers: numbers as DeltaPrints["numbers"] };
}

function requireSigned({ source }: DeltaFile, deltas: Float64Array, column: string, sign: 1 | -1): void {
  const row = deltas.findIndex((delta) => sign * delta < 0 || sign * delta > 1);
  if (row >= 0)
    throw new DataError(`delta ${deltas[row]}: the venue's deltas are signed`, {
      file: source.name,
      row: row + 2,
      column,
    });
}
