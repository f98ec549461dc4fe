import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CboeFile } from "./cboe-file.js";
import { numberTypes } from "./cboe-layout.js";
import { quoted, quotedName, withDatabase } from "./duckdb.js";
import { querySource } from "./source-table.js";

const lineColumn = "strikelab_line";

/** Cuts files that hold several dates into one part a date, so that a session reads its own rows and no others. */
export interface Splitter {
  /** The file itself where it holds one date, else its part of the date. */
  partOf(file: CboeFile, date: string): Promise<CboeFile>;
  /** Removes the parts. */
  close(): Promise<void>;
}

/** Parts are made on first demand, in a temporary folder. */
export function createSplitter(): Splitter {
  const parts = new Map<CboeFile, Promise<ReadonlyMap<string, CboeFile>>>();
  const folders: string[] = [];
  return {
    async partOf(file, date) {
      if (datesOf(file).length < 2) return file;
      let made = parts.get(file);
      if (!made) {
        made = mkdtemp(join(tmpdir(), "strikelab-dates-")).then((folder) => {
          folders.push(folder);
          return split(file, folder);
        });
        parts.set(file, made);
      }
      return (await made).get(date)!;
    },
    async close() {
      await Promise.allSettled(parts.values());
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Dates of a file, ascending; rows without a time belong to none. */
function datesOf({ rowsOn }: CboeFile): readonly string[] {
  return [...rowsOn.keys()].filter((date) => date !== "").sort();
}

async function split(file: CboeFile, folder: string): Promise<ReadonlyMap<string, CboeFile>> {
  const { source, layout, stamps, types } = file;
  const dates = datesOf(file);
  // Rows without a time stay with the first date, where they are counted as what they are.
  const numberOf = new Map(dates.map((date, number) => [date, number]));
  const dateOfStamp = stamps.map(({ date }) => numberOf.get(date)!);
  // One thread: parts must not depend on how work was shared out.
  await withDatabase({ threads: 1, memoryLimit: "512MB" }, async (connection) => {
    const stamp = `enum_code(${quotedName(layout.quote_datetime)})`;
    const date = `coalesce(list_extract([${dateOfStamp.join(", ")}], ${stamp} + 1), 0)`;
    const line = `row_number() OVER () + ${source.path.endsWith(".parquet") ? 0 : 1}`;
    // Numbers are read here already: only now has an unreadable one a line of the file itself.
    await querySource(
      connection,
      source,
      { ...types, ...numberTypes(layout) },
      (table) =>
        `COPY (SELECT *, ${line} AS ${lineColumn}, ${date} AS strikelab_date FROM ${table})
         TO ${quoted(folder)} (FORMAT parquet, PARTITION_BY (strikelab_date), OVERWRITE_OR_IGNORE)`,
      { Count: "number" },
    );
  });
  return new Map(
    dates.map((date, number) => [
      date,
      {
        ...file,
        lines: lineColumn,
        source: { ...source, path: join(folder, `strikelab_date=${number}`, "data_0.parquet") },
      },
    ]),
  );
}
