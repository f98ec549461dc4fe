import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { scanCboeFile } from "../../lib/ingest/cboe-file.js";
import { readCboePrints } from "../../lib/ingest/cboe-prints.js";
import { foldCboeSession } from "../../lib/ingest/cboe-session.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { declaredColumns } from "../../lib/ingest/source-table.js";
import { isBalanced } from "../../lib/market/quality.js";
import type { LoadedSession } from "../../lib/market/session.js";
import { type CboeRow, cboeText } from "../fixtures/cboe-files.js";
import { folderWith } from "../fixtures/nse-files.js";

async function sessionOf(...files: readonly (readonly CboeRow[])[]): Promise<LoadedSession> {
  const names = files.map((_, index) => `${index}.csv`);
  const folder = folderWith(Object.fromEntries(files.map((rows, index) => [names[index]!, cboeText(rows)])));
  return withDatabase(readingSettings, async (connection) => {
    const prints = [];
    for (const name of names) {
      const path = join(folder, name);
      const source = { path, name, columns: await declaredColumns(connection, path, name) };
      prints.push(await readCboePrints(connection, await scanCboeFile(connection, source)));
    }
    return foldCboeSession("2024-03-06", "2024-03-05", prints);
  });
}

test("the same rows in two files are duplicates", async () => {
  const rows = [{}, { type: "P" }];
  const { quality } = await sessionOf(rows, rows);
  expect(quality).toMatchObject({ read: 4, clean: 2, repaired: 0, setAside: { duplicate: 2 } });
});

test("of rows of one contract and instant that differ, the one with more volume stays", async () => {
  const { quality, session } = await sessionOf([{ volume: 10 }], [{ volume: 30 }]);
  expect(quality).toMatchObject({ read: 2, clean: 1, setAside: { "same-instant": 1 } });
  expect(session.days[0]!.options.unsignedVolume![0]).toBe(30);
});

test("a row with several repairs counts once", async () => {
  const { quality } = await sessionOf([{ bid: 22, volume: -1, close: -1 }, { type: "P" }]);
  expect(quality).toMatchObject({
    read: 2,
    clean: 1,
    repaired: 1,
    repairs: { "crossed-quotes": 1, "negative-price": 1, "negative-volume": 1 },
  });
});

test("rows without an underlying are unidentified, and counted once", async () => {
  const { quality, session } = await sessionOf([{}, { underlying: "" }], [{ underlying: "SPY", root: "SPY" }]);
  expect(quality).toMatchObject({ read: 3, clean: 2, setAside: { unidentified: 1 } });
  expect(session.days.map(({ underlying }) => underlying)).toEqual(["SPY", "^SPX"]);
});

test("an underlying without rows in the session has no day", async () => {
  const { session } = await sessionOf([{}, { underlying: "SPY", root: "SPY", stamp: "2024-03-06 16:15:00" }]);
  expect(session.days.map(({ underlying }) => underlying)).toEqual(["^SPX"]);
});

test("the account balances, whatever the rows", async () => {
  const row = fc.record<CboeRow>({
    underlying: fc.constantFrom("^SPX", "SPY", ""),
    stamp: fc.constantFrom("2024-03-06 09:31:00", "2024-03-06 16:15:00", "2024-03-07 10:00:00", ""),
    root: fc.constantFrom("SPX", "SPXW", "SPX1", ""),
    expiration: fc.constantFrom("2024-03-15", "2024-03-06", ""),
    strike: fc.constantFrom(5000, 5010, 0, ""),
    type: fc.constantFrom("C", "P", ""),
    volume: fc.constantFrom(0, 5, -1, ""),
    bid: fc.constantFrom(0, 19, 25, -1, ""),
    close: fc.constantFrom(0, 20, -1, ""),
    active: fc.constantFrom(5000, 0),
    underlyingBid: fc.constantFrom(4999, 0),
    delta: fc.constant(0),
  });
  const good: CboeRow = {};
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
      const { quality } = await sessionOf([good, ...rows], [good]);
      expect(quality.read).toBe(rows.length + 2);
      expect(isBalanced(quality)).toBe(true);
    }),
    { numRuns: 10 },
  );
});
