import type { DuckDBConnection } from "@duckdb/node-api";
import type { InputFile } from "../market/session.js";
import { digestFile } from "./digest.js";
import { readingSettings, withDatabase } from "./duckdb.js";
import type { Progress, SourceFile } from "./reader.js";

/** What opening a dataset learns of its files, in their order. */
export interface ScannedSources<T> {
  readonly inputs: readonly InputFile[];
  readonly files: readonly T[];
}

/** Digests every file while `scan` looks through them, one after the other. Throws the `DataError` of the first bad file. */
export async function scanSources<T>(
  sources: readonly SourceFile[],
  scan: (connection: DuckDBConnection, source: SourceFile) => Promise<T>,
  progress?: Progress,
): Promise<ScannedSources<T>> {
  const [digested, scanned] = await Promise.allSettled([digestAll(sources), scanAll(sources, scan, progress)]);
  // A damaged file is reported as such, not as the odd line that the damage left behind.
  if (digested.status === "rejected") throw digested.reason;
  if (scanned.status === "rejected") throw scanned.reason;
  return { inputs: digested.value, files: scanned.value };
}

async function digestAll(sources: readonly SourceFile[]): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const source of sources) files.push(await digestFile(source));
  return files;
}

async function scanAll<T>(
  sources: readonly SourceFile[],
  scan: (connection: DuckDBConnection, source: SourceFile) => Promise<T>,
  progress?: Progress,
): Promise<T[]> {
  return withDatabase(readingSettings, async (connection) => {
    const files: T[] = [];
    for (const source of sources) {
      files.push(await scan(connection, source));
      progress?.("reading dates", files.length, sources.length);
    }
    return files;
  });
}
