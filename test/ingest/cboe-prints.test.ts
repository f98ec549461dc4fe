import { join } from "node:path";
import { expect, test } from "vitest";
import { scanCboeFile } from "../../lib/ingest/cboe-file.js";
import { type CboePrints, readCboePrints } from "../../lib/ingest/cboe-prints.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { declaredColumns } from "../../lib/ingest/source-table.js";
import { type CboeRow, cboeText, plainColumns } from "../fixtures/cboe-files.js";
import { folderWith } from "../fixtures/nse-files.js";

async function read(rows: readonly CboeRow[], columns?: readonly string[]): Promise<CboePrints> {
  const path = join(folderWith({ "a.csv": cboeText(rows, columns ? { columns } : {}) }), "a.csv");
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name: "a.csv", columns: await declaredColumns(connection, path, "a.csv") };
    return readCboePrints(connection, await scanCboeFile(connection, source));
  });
}

test("texts are numbers in the file's lists, -1 where there is none", async () => {
  const prints = await read([
    { underlying: "SPY", root: "SPY", type: "P" },
    { expiration: "2024-03-22" },
    { underlying: "", root: "", expiration: "", stamp: "", type: "" },
  ]);
  const { underlying, root, expiration, stamp, type } = prints;
  expect([underlying, root, expiration, stamp, type].map((codes) => [...codes])).toEqual([
    [0, 1, -1],
    [1, 0, -1],
    [0, 1, -1],
    [0, 0, -1],
    [1, 0, -1],
  ]);
  expect([...prints.byUnderlying.order]).toEqual([0, 1]);
});

test("numbers are NaN where a cell is empty or a column is not there", async () => {
  const { numbers } = await read([{}, { bid: "", strike: "5e3" }], plainColumns);
  expect([...numbers.bid]).toEqual([19, Number.NaN]);
  expect([...numbers.strike]).toEqual([5000, 5000]);
  expect([...numbers.delta]).toEqual([Number.NaN, Number.NaN]);
});

test("rows know their line", async () => {
  const { lineOf } = await read([{}, {}]);
  expect([lineOf(0), lineOf(1)]).toEqual([2, 3]);
});

test("names the line of a number that cannot be read", async () => {
  await expect(read([{}, { openInterest: "x" }])).rejects.toThrow(
    "a.csv, row 3, column open_interest: unreadable number: x",
  );
});
