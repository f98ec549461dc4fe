import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CboeFile, scanCboeFile } from "../../lib/ingest/cboe-file.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { declaredColumns } from "../../lib/ingest/source-table.js";
import { type CboeRow, type CboeWriting, calcsColumns, cboeText, plainColumns } from "../fixtures/cboe-files.js";
import { folderWith } from "../fixtures/nse-files.js";

async function scan(rows: readonly CboeRow[], writing: CboeWriting = {}, name = "a.csv"): Promise<CboeFile> {
  const path = join(folderWith({ [name]: cboeText(rows, writing) }), name);
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name, columns: await declaredColumns(connection, path, name) };
    return scanCboeFile(connection, source);
  });
}

const instantOf = async (stamp: string): Promise<number> => (await scan([{ stamp }])).stamps[0]!.knownAt;

describe("scanCboeFile", () => {
  test("lists underlyings, roots, expirations and rows by date", async () => {
    const file = await scan([
      { underlying: "SPY", root: "SPY", stamp: "2024-03-07 09:31:00" },
      { expiration: "2024-03-22" },
      {},
      { stamp: "" },
    ]);
    expect(file.underlyings).toEqual(["SPY", "^SPX"]);
    expect(file.roots).toEqual(["SPXW", "SPY"]);
    expect(file.expirations).toEqual(["2024-03-15", "2024-03-22"]);
    expect(Object.fromEntries(file.rowsOn)).toEqual({ "2024-03-06": 2, "2024-03-07": 1, "": 1 });
  });

  test("takes the underlying for the root where the file has none", async () => {
    expect(await scan([{}], { columns: plainColumns.filter((name) => name !== "root") })).toMatchObject({
      roots: ["^SPX"],
      layout: { root: null },
    });
  });

  test("a row is known at its stamp, in New York's time on both sides of the clock changes", async () => {
    expect(await instantOf("2024-03-08 09:31:00")).toBe(Date.UTC(2024, 2, 8, 14, 31));
    expect(await instantOf("2024-03-11 09:31:00")).toBe(Date.UTC(2024, 2, 11, 13, 31));
    expect(await instantOf("2024-11-01 16:00:00")).toBe(Date.UTC(2024, 10, 1, 20));
    expect(await instantOf("2024-11-04 16:00:00")).toBe(Date.UTC(2024, 10, 4, 21));
  });

  test("reads stamps with and without seconds, fractions of zero and a T", async () => {
    const expected = Date.UTC(2024, 2, 6, 14, 31);
    for (const stamp of ["2024-03-06 09:31", "2024-03-06T09:31:00", "2024-03-06 09:31:00.000", "2024-03-06 09:31:00"])
      expect(await instantOf(stamp)).toBe(expected);
    expect(await instantOf("2024-03-06 09:31:15")).toBe(expected + 15_000);
  });

  test.each([
    "2024-03-06 09:31:00Z",
    "2024-03-06 09:31:00-05:00",
    "2024-03-06 09:31:00.500",
    "03/06/2024 09:31",
    "2024-02-30 09:31:00",
    "2024-03-06 25:31:00",
    "2024-03-06",
    "noon",
  ])("names the line of the stamp %s", async (stamp) => {
    await expect(scan([{}, { stamp }])).rejects.toThrow(
      `a.csv, row 3, column quote_datetime: unreadable value: ${stamp}`,
    );
    await expect(scan([{ stamp }])).rejects.toMatchObject({ place: { row: 2, column: "quote_datetime" } });
  });

  test.each(["15-Mar-2024", "2024-02-30", "20240315"])("names the line of the expiration %s", async (expiration) => {
    await expect(scan([{}, {}, { expiration }])).rejects.toThrow(
      `a.csv, row 4, column expiration: unreadable value: ${expiration}`,
    );
  });

  test("refuses a file without rows or without any time", async () => {
    await expect(scan([])).rejects.toThrow("a.csv: no rows below the header");
    await expect(scan([{ stamp: "" }])).rejects.toThrow("a.csv, column quote_datetime: no row has a time");
  });

  test("refuses a missing column", async () => {
    const columns = calcsColumns.filter((name) => name !== "bid");
    await expect(scan([{}], { columns })).rejects.toThrow("a.csv: missing column: bid");
  });
});
