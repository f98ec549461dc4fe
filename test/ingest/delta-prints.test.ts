import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scanDeltaFile } from "../../lib/ingest/delta-file.js";
import { readDeltaPrints } from "../../lib/ingest/delta-prints.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { type DeltaRow, deltaHeader, deltaText } from "../fixtures/delta-files.js";
import { folderWith } from "../fixtures/nse-files.js";

const read = (rows: readonly DeltaRow[], date = "2026-01-14") => {
  const path = join(folderWith({ "a.csv": deltaText(rows) }), "a.csv");
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name: "a.csv", columns: deltaHeader.split(",") };
    return readDeltaPrints(connection, await scanDeltaFile(connection, source), date);
  });
};

describe("readDeltaPrints", () => {
  test("reads the rows of one expiry, whole numbers and decimals alike, empty fields as NaN", async () => {
    const { numbers, knownAt } = await read([
      { call: ["0.10000001", "42896.0", 0.25], put: null },
      { expiry: "15-01-2026", time: "18:30" },
      { strike: "92400.0", call: null, put: [5, 91605, "-1.0"] },
    ]);
    expect(knownAt).toHaveLength(2);
    expect(Object.fromEntries(Object.entries(numbers).map(([name, values]) => [name, [...values]]))).toEqual({
      strike_price: [92000, 92400],
      call_mark: [0.10000001, Number.NaN],
      call_oi: [42896, Number.NaN],
      call_delta: [0.25, Number.NaN],
      put_mark: [Number.NaN, 5],
      put_oi: [Number.NaN, 91605],
      put_delta: [Number.NaN, -1],
    });
  });

  test("refuses an unreadable number with its place", async () => {
    await expect(read([{}, { call: ["many", 1, 0] }])).rejects.toThrow(
      "a.csv, row 3, column call_mark: unreadable number: many",
    );
  });

  test("refuses deltas that are not signed", async () => {
    await expect(read([{}, { put: [5, 1, 0.4] }])).rejects.toThrow(
      "a.csv, row 3, column put_delta: delta 0.4: the venue's deltas are signed",
    );
    await expect(read([{ call: [5, 1, -0.4] }])).rejects.toThrow("a.csv, row 2, column call_delta: delta -0.4");
  });
});
