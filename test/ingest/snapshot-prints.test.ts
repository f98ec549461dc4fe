import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { scanSnapshotFile } from "../../lib/ingest/nse-snapshot-file.js";
import { readSnapshotPrints, type SnapshotPrints } from "../../lib/ingest/snapshot-prints.js";
import { declaredColumns } from "../../lib/ingest/source-table.js";
import { nseStock } from "../../lib/market/market-profiles.js";
import { folderWith, type NseRow, nseText } from "../fixtures/nse-files.js";

async function read(rows: readonly NseRow[]): Promise<SnapshotPrints> {
  const path = join(folderWith({ "a.csv": nseText(rows) }), "a.csv");
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name: "a.csv", columns: await declaredColumns(connection, path, "a.csv") };
    return readSnapshotPrints(connection, await scanSnapshotFile(connection, source, nseStock.hours));
  });
}

describe("readSnapshotPrints", () => {
  test("finds the rows of each symbol in the order of the file", async () => {
    const { file, order, start } = await read(["B", "A", "B", "C", "A", "B"].map((symbol) => ({ symbol })));
    const rowsOf = (symbol: string) => {
      const code = file.symbols.indexOf(symbol);
      return [...order.subarray(start[code], start[code + 1])];
    };
    expect(["A", "B", "C"].map(rowsOf)).toEqual([[1, 4], [0, 2, 5], [3]]);
  });

  test("refers to the texts of the file by number, and reads an empty number as NaN", async () => {
    const { file, expiration, stamp, numbers, underlying } = await read([
      { expiry: "2026-02-24", stamp: "2026-01-20 09:25", call: [25.5, 1000, ""], underlying: "" },
      { expiry: "2026-01-27", stamp: "2026-01-20 09:20" },
    ]);
    expect([...expiration].map((code) => file.expirations[code])).toEqual(["2026-02-24", "2026-01-27"]);
    expect([...stamp].map((code) => file.stamps[code]!.knownAt)).toEqual([
      Date.UTC(2026, 0, 20, 3, 56),
      Date.UTC(2026, 0, 20, 3, 51),
    ]);
    expect([...numbers.CE_Volume]).toEqual([Number.NaN, 500]);
    expect([...underlying]).toEqual([Number.NaN, 1401.5]);
  });

  test("sets rows of another date aside", async () => {
    const stamps = ["2026-01-20 09:20", "2026-01-20 09:25", "2026-01-19 09:25"];
    const { order, setAside } = await read(stamps.map((stamp) => ({ stamp })));
    expect([...order]).toEqual([0, 1]);
    expect(setAside).toEqual({ foreign: 1 });
  });

  test("sets rows aside that do not say what or when they are", async () => {
    const nameless: NseRow[] = [
      { symbol: "" },
      { expiry: "" },
      { strike: "" },
      { strike: 0 },
      { strike: "inf" },
      { stamp: "" },
    ];
    const { order, setAside } = await read([...nameless, {}]);
    expect([...order]).toEqual([6]);
    expect(setAside).toEqual({ unidentified: 6 });
  });
});
