import type { DuckDBConnection } from "@duckdb/node-api";
import { DataError } from "../market/data-error.js";
import { createDeltaClock, type DeltaClock } from "./delta-clock.js";
import { deltaSource } from "./delta-layout.js";
import type { SourceFile } from "./reader.js";
import { isDate } from "./session-time.js";
import { querySource } from "./source-table.js";

/** A file of photographs with what dates its rows: an expiry and an instant for each, in the order of the file. */
export interface DeltaFile {
  readonly source: SourceFile;
  /** Dates of the expiries in it, `YYYY-MM-DD`, in order of appearance. */
  readonly expirations: readonly string[];
  /** By row: index into the expirations. */
  readonly expiration: Int32Array;
  /** By row: epoch milliseconds at which it was knowable. */
  readonly knownAt: Float64Array;
}

/**
 * Reads the expiries and times of a file. Throws `DataError` with the line of the first that cannot be read or is missing: the
 * order of the times tells their date, so that none may be passed over.
 */
export async function scanDeltaFile(connection: DuckDBConnection, named: SourceFile): Promise<DeltaFile> {
  const source = deltaSource(named);
  const texts = await querySource(
    connection,
    source,
    { Expiry: "VARCHAR", timestamp_IST: "VARCHAR" },
    (table) => `SELECT "Expiry" AS expiry, "timestamp_IST" AS stamp FROM ${table}`,
    { expiry: "text", stamp: "text" },
  );
  const count = texts.expiry.length;
  if (count === 0) throw new DataError("the file has no rows", { file: source.name });
  const codes = new Map<string, number>();
  const expirations: string[] = [];
  const clocks: DeltaClock[] = [];
  const expiration = new Int32Array(count);
  const knownAt = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    // The header is line 1.
    const row = index + 2;
    const text = texts.expiry[index] ?? "";
    let code = codes.get(text);
    if (code === undefined) {
      const date = dateOf(text);
      if (date === null) throw new DataError(`unreadable date: ${text}`, { file: source.name, row, column: "Expiry" });
      code = expirations.length;
      codes.set(text, code);
      expirations.push(date);
      clocks.push(createDeltaClock(date));
    }
    expiration[index] = code;
    knownAt[index] = clocks[code]!(texts.stamp[index] ?? "", { file: source.name, row, column: "timestamp_IST" });
  }
  return { source, expirations, expiration, knownAt };
}

/** `DD-MM-YYYY` as `YYYY-MM-DD`; null where the text is no date. */
function dateOf(text: string): string | null {
  const [, day, month, year] = /^(\d\d)-(\d\d)-(\d{4})$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return isDate(date) ? date : null;
}
