import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scanCboeFile } from "../../lib/ingest/cboe-file.js";
import { readCboePrints } from "../../lib/ingest/cboe-prints.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { declaredColumns } from "../../lib/ingest/source-table.js";
import { createSplitter } from "../../lib/ingest/split-by-date.js";
import { type CboeRow, cboeText } from "../fixtures/cboe-files.js";
import { folderWith } from "../fixtures/nse-files.js";

async function scan(rows: readonly CboeRow[]) {
  const path = join(folderWith({ "a.csv": cboeText(rows) }), "a.csv");
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name: "a.csv", columns: await declaredColumns(connection, path, "a.csv") };
    return scanCboeFile(connection, source);
  });
}

test("a file of one date is its own part", async () => {
  const file = await scan([{}, { stamp: "" }]);
  const splitter = createSplitter();
  expect(await splitter.partOf(file, "2024-03-06")).toBe(file);
  await splitter.close();
});

test("a part holds its date's rows in their order, with their lines; rows without a time go first", async () => {
  const file = await scan([
    { stamp: "2024-03-07 09:31:00", strike: 1 },
    { strike: 2 },
    { stamp: "", strike: 3 },
    { stamp: "2024-03-07 09:31:00", strike: 4 },
  ]);
  const splitter = createSplitter();
  const found = await withDatabase(readingSettings, async (connection) => {
    const parts = [];
    for (const date of ["2024-03-06", "2024-03-07"]) {
      const { numbers, lineOf } = await readCboePrints(connection, await splitter.partOf(file, date));
      parts.push(Array.from(numbers.strike, (strike, row) => [strike, lineOf(row)]));
    }
    return parts;
  });
  expect(found).toEqual([
    [
      [2, 3],
      [3, 4],
    ],
    [
      [1, 2],
      [4, 5],
    ],
  ]);
  const { path, name } = (await splitter.partOf(file, "2024-03-07")).source;
  expect(name).toBe("a.csv");
  expect(existsSync(path)).toBe(true);
  await splitter.close();
  expect(existsSync(path)).toBe(false);
});
