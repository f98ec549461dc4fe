import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import {
  isSnapshotLayout,
  type SnapshotFile,
  scanSnapshotFile,
  snapshotLayout,
} from "../../lib/ingest/nse-snapshot-file.js";
import { declaredColumns } from "../../lib/ingest/source-table.js";
import { nseStock } from "../../lib/market/market-profiles.js";
import { folderWith, indexHeader, type NseRow, nseText, stockHeader } from "../fixtures/nse-files.js";

async function scan(rows: readonly NseRow[], header = stockHeader): Promise<SnapshotFile> {
  const path = join(folderWith({ "a.csv": nseText(rows, header) }), "a.csv");
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name: "a.csv", columns: await declaredColumns(connection, path, "a.csv") };
    return scanSnapshotFile(connection, source, nseStock.hours);
  });
}

const columnsOf = (header: string) => header.split(",");

describe("isSnapshotLayout", () => {
  test("knows both layouts, in any order of the columns", () => {
    expect(isSnapshotLayout(columnsOf(stockHeader))).toBe(true);
    expect(isSnapshotLayout(columnsOf(indexHeader).toReversed())).toBe(true);
  });

  test("does not take what is something else", () => {
    expect(isSnapshotLayout(["timestamp", "strike", "expiry", "bid", "ask"])).toBe(false);
  });
});

describe("snapshotLayout", () => {
  const layout = (columns: readonly string[]) => snapshotLayout({ path: "/a.csv", name: "a.csv", columns });

  test("finds the names that differ", () => {
    expect(layout(columnsOf(stockHeader))).toEqual({ symbol: "Stock", underlying: "Stock_LTP" });
    expect(layout(columnsOf(indexHeader))).toEqual({ symbol: "Symbol", underlying: "Spot" });
  });

  test.each(columnsOf(stockHeader))("names the missing column %s", (name) => {
    const columns = columnsOf(stockHeader).filter((column) => column !== name);
    expect(() => layout(columns)).toThrow(`a.csv: missing column: ${name}`);
  });
});

describe("scanSnapshotFile", () => {
  test("lists symbols, expirations and time stamps", async () => {
    const file = await scan([
      { symbol: "TCS", stamp: "2026-01-20 09:20:31" },
      { symbol: "<script>", expiry: "2026-02-24", stamp: "2026-01-20 09:20" },
    ]);
    expect(file.symbols).toEqual(["<script>", "TCS"]);
    expect(file.expirations).toEqual(["2026-01-27", "2026-02-24"]);
    expect(file.rows).toBe(2);
  });

  test("takes a stamp with seconds as it is, and one cut to the minute as known at the minute's end", async () => {
    const file = await scan([
      { stamp: "2026-01-20 09:20" },
      { stamp: "2026-01-20 09:20:31" },
      { stamp: "2026-01-20T09:20:00" },
    ]);
    const instants = file.stamps.map(({ knownAt }) => knownAt - Date.UTC(2026, 0, 20, 3, 50));
    expect(instants).toEqual([60_000, 31_000, 0]);
  });

  test("takes the date of most rows for the file's", async () => {
    const stamps = ["2026-01-19 15:29", "2026-01-20 09:20", "2026-01-20 09:21", "2026-01-21 09:20"];
    expect((await scan(stamps.map((stamp) => ({ stamp })))).date).toBe("2026-01-20");
  });

  test("has no date where there are no rows", async () => {
    expect(await scan([])).toMatchObject({ date: null, rows: 0 });
  });

  test("names the line of a time or a date that cannot be read", async () => {
    const good = { stamp: "2026-01-20 09:20" };
    for (const stamp of ["20-01-2026 09:20", "2026-01-20 25:20", "2026-02-30 09:20", "2026-01-20", "noon"]) {
      await expect(scan([good, { stamp }])).rejects.toThrow(
        `a.csv, row 3, column timestamp: unreadable value: ${stamp}`,
      );
    }
    for (const expiry of ["27-Jan-2026", "2026-02-30"]) {
      await expect(scan([good, good, { expiry }])).rejects.toThrow(
        `a.csv, row 4, column Expiry: unreadable value: ${expiry}`,
      );
    }
    await expect(scan([{ stamp: "noon" }])).rejects.toMatchObject({ place: { row: 2 } });
  });

  test("refuses a file without any time", async () => {
    await expect(scan([{ stamp: "" }])).rejects.toThrow("a.csv, column timestamp: no row has a time");
  });
});
