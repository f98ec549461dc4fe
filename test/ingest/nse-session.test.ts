import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { foldNseSession } from "../../lib/ingest/nse-session.js";
import { scanSnapshotFile } from "../../lib/ingest/nse-snapshot-file.js";
import { readSnapshotPrints } from "../../lib/ingest/snapshot-prints.js";
import { declaredColumns } from "../../lib/ingest/source-table.js";
import { nseStock } from "../../lib/market/market-profiles.js";
import type { LoadedSession } from "../../lib/market/session.js";
import { folderWith, indexHeader, type NseRow, nseText, stockHeader } from "../fixtures/nse-files.js";

/** Reads files of one date, given by name; an `index` in the name makes it an index file. */
async function load(files: Readonly<Record<string, readonly NseRow[]>>): Promise<LoadedSession> {
  const texts = Object.entries(files).map(([name, rows]) => [
    name,
    nseText(rows, name.includes("index") ? indexHeader : stockHeader),
  ]);
  const folder = folderWith(Object.fromEntries(texts));
  return withDatabase(readingSettings, async (connection) => {
    const scanned = [];
    for (const name of Object.keys(files)) {
      const path = join(folder, name);
      const source = { path, name, columns: await declaredColumns(connection, path, name) };
      scanned.push(await scanSnapshotFile(connection, source, nseStock.hours));
    }
    const prints = [];
    for (const file of scanned) prints.push(await readSnapshotPrints(connection, file));
    return foldNseSession("2026-01-20", prints);
  });
}

const at = (time: string) => `2026-01-20 ${time}`;

describe("an NSE session", () => {
  test("has a day per underlying, ordered by name, with its chain ordered by expiry and strike", async () => {
    const { session } = await load({
      "stock.csv": [
        { symbol: "TCS", strike: "3000.0" },
        { symbol: "INFY", strike: "1500", expiry: "2026-02-24" },
        { symbol: "INFY", strike: "1600.0" },
        { symbol: "INFY", strike: "332.5" },
      ],
    });
    expect(session.days.map(({ underlying }) => underlying)).toEqual(["INFY", "TCS"]);
    expect(session.days[0]!.strikes).toEqual([
      { expiration: "2026-01-27", expiresAt: Date.UTC(2026, 0, 27, 10), strike: 332.5 },
      { expiration: "2026-01-27", expiresAt: Date.UTC(2026, 0, 27, 10), strike: 1600 },
      { expiration: "2026-02-24", expiresAt: Date.UTC(2026, 1, 24, 10), strike: 1500 },
    ]);
    expect(session.days[0]).toMatchObject({
      date: "2026-01-20",
      opensAt: Date.UTC(2026, 0, 20, 3, 45),
      closesAt: Date.UTC(2026, 0, 20, 10),
    });
  });

  test("reads every column into its place", async () => {
    const row = { call: [25.5, 1000, 500], put: [20.25, 2000, 1500], underlying: 1401.5 } as const;
    const [day] = (await load({ "stock.csv": [row] })).session.days;
    expect([...day!.options.price!]).toEqual([25.5, 20.25]);
    expect([...day!.options.unsignedVolume!]).toEqual([1, 3]);
    expect([...day!.openInterest[0]!.contracts]).toEqual([2, 4]);
    expect(day!.underlyingPrice[0]).toBe(1401.5);
    expect(day!.lot).toEqual({ size: 500, derived: true });
  });

  test("reads 5500 and 5500.0 as the same strike", async () => {
    const rows = [
      { strike: "5500", stamp: at("09:20") },
      { strike: "5500.0", stamp: at("09:25") },
    ];
    const [day] = (await load({ "stock.csv": rows })).session.days;
    expect([day!.strikes.length, day!.rows]).toEqual([1, 2]);
  });

  test("gives indices and stocks their own profiles", async () => {
    const { session } = await load({ "stock.csv": [{ symbol: "NIFTY", call: [1, 65, 130] }, { symbol: "TCS" }] });
    expect(session.days.map(({ profile }) => profile.name)).toEqual(["nse-index", "nse-stock"]);
    expect(session.days[0]!.options.unsignedVolume![0]).toBe(2);
  });

  test("merges the files of a date, also those that show the same underlying", async () => {
    const { session, quality } = await load({
      "stock.csv": [
        { symbol: "TCS", stamp: at("09:20") },
        { symbol: "INFY", stamp: at("09:20") },
      ],
      "index.csv": [
        { symbol: "TCS", stamp: at("09:30:10"), call: [26, 1000, 1000] },
        { symbol: "NIFTY", stamp: at("09:30:10") },
      ],
    });
    expect(session.days.map(({ underlying, rows }) => [underlying, rows])).toEqual([
      ["INFY", 1],
      ["NIFTY", 1],
      ["TCS", 2],
    ]);
    expect(session.days[2]!.options.unsignedVolume![2]).toBe(1);
    expect(quality).toMatchObject({ read: 4, clean: 4 });
  });

  test("puts the rows of two interleaved recorders into the order in which they could be known", async () => {
    const rows = [
      { stamp: at("09:20"), call: [25, 1000, 300] },
      { stamp: at("09:20:30"), call: [25, 1000, 400] },
      { stamp: at("09:21:30"), call: [25, 1000, 500] },
    ] as const;
    const [day] = (await load({ "stock.csv": rows })).session.days;
    expect([...day!.elapsed]).toEqual([330, 30, 30]);
    expect([0, 2, 4].map((cell) => day!.options.unsignedVolume![cell]! * day!.lot.size)).toEqual([400, 0, 100]);
  });

  test("accounts for the rows that belong to no underlying", async () => {
    const rows = [{ stamp: at("09:20") }, { stamp: at("09:25") }, { stamp: "2026-01-19 09:25" }, { symbol: "" }];
    const { quality } = await load({ "stock.csv": rows });
    expect(quality).toMatchObject({ read: 4, clean: 2, setAside: { foreign: 1, unidentified: 1 } });
  });

  test("keeps a symbol as it is", async () => {
    const { session } = await load({
      "stock.csv": [{ symbol: "<script>" }, { symbol: "M&M" }, { symbol: "it's" }, { symbol: "toString" }],
    });
    expect(session.days.map(({ underlying }) => underlying)).toEqual(["<script>", "M&M", "it's", "toString"]);
  });

  test("notes derived lots and volumes without a time", async () => {
    const rows: NseRow[] = [
      { strike: 1400, stamp: at("09:20") },
      { strike: 1420, stamp: at("09:25") },
    ];
    const { quality } = await load({ "stock.csv": rows });
    expect(quality.notes).toEqual([
      "lot size derived from the data for 1 of 1 underlyings",
      "2 volumes cover more time than their row: the contract was missing before it",
    ]);
    expect((await load({ "stock.csv": [{ symbol: "NIFTY" }] })).quality.notes).toEqual([]);
  });
});
