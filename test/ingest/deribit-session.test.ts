import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scanDeribitFile } from "../../lib/ingest/deribit-file.js";
import { readDeribitFile } from "../../lib/ingest/deribit-prints.js";
import { foldDeribitSession } from "../../lib/ingest/deribit-session.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { type DeribitRow, deribitHeader, deribitText } from "../fixtures/deribit-files.js";
import { folderWith } from "../fixtures/nse-files.js";

const fold = async (rows: readonly DeribitRow[]) => {
  const path = join(folderWith({ "a.csv": deribitText(rows) }), "a.csv");
  const sessions = await withDatabase(readingSettings, async (connection) =>
    readDeribitFile(
      connection,
      await scanDeribitFile(connection, { path, name: "a.csv", columns: deribitHeader.split(",") }),
    ),
  );
  return foldDeribitSession("2026-02-01", [sessions.get("2026-02-01")!]);
};
const evening = "2026-01-31T16:00:00+00:00";
const nextExpiry = "2026-02-02T08:00:00+00:00";

describe("foldDeribitSession", () => {
  test("holds all expiries, contract by contract, with prices in USD by each row's own forward", async () => {
    const { session, quality } = await fold([
      { strike: 79000, forward: 80000 },
      { strike: 79000, forward: 80000, type: "put", mark: 0.01, bid: "", ask: 0.02 },
      { strike: 79000, forward: 81000, expiry: nextExpiry },
    ]);
    const [day] = session.days;
    const [close, next] = [Date.UTC(2026, 1, 1, 8), Date.UTC(2026, 1, 2, 8)];
    expect(day).toMatchObject({
      underlying: "BTC",
      opensAt: close - 86_400_000,
      closesAt: close,
      deltaConvention: "signed",
      lot: { size: 1, derived: false },
      path: null,
      future: null,
      options: { unsignedVolume: null, buyVolume: null, sellVolume: null },
    });
    expect(day!.strikes).toEqual([
      { expiration: "2026-02-01", expiresAt: close, strike: 79000 },
      { expiration: "2026-02-02", expiresAt: next, strike: 79000 },
    ]);
    expect([...day!.options.price!].map((price) => price && Math.round(price * 1e6) / 1e6)).toEqual([
      360,
      800,
      364.5,
      Number.NaN,
    ]);
    expect([...day!.options.bid!]).toEqual([320, Number.NaN, 324, Number.NaN]);
    expect([...day!.options.ask!]).toEqual([400, 1600, 405, Number.NaN]);
    expect([...day!.options.delta!]).toEqual([0.5, -0.5, 0.5, Number.NaN]);
    expect(quality).toMatchObject({ read: 3, clean: 3 });
  });

  test("takes the median index price of the series that expires next", async () => {
    const { session } = await fold([
      { strike: 1, index: 100 },
      { strike: 2, index: 101 },
      { strike: 3, index: 109 },
      { strike: 1, index: 900, expiry: nextExpiry },
      { strike: 1, index: 800, expiry: nextExpiry, stamp: evening },
    ]);
    expect([...session.days[0]!.underlyingPrice]).toEqual([800, 101]);
  });

  test("knows open interest as of each snapshot; a contract that it does not show keeps its own", async () => {
    const { session } = await fold([
      { strike: 1, openInterest: 5, stamp: evening },
      { strike: 2, openInterest: 6, stamp: evening },
      { strike: 1, openInterest: 7 },
    ]);
    const { openInterest, knownAt } = session.days[0]!;
    expect(openInterest.map(({ availableAt }) => availableAt)).toEqual([...knownAt]);
    expect(openInterest.map(({ contracts }) => [...contracts])).toEqual([
      [5, Number.NaN, 6, Number.NaN],
      [7, Number.NaN, 6, Number.NaN],
    ]);
  });

  test("mends marks of zero and crossed quotes, a row with both once", async () => {
    const { session, quality } = await fold([
      { strike: 1, mark: 0 },
      { strike: 2, bid: 0.02, ask: 0.01 },
      { strike: 3, mark: 0, bid: 0.02, ask: 0.01 },
      { strike: 4 },
    ]);
    const { price, bid } = session.days[0]!.options;
    expect([0, 2, 4, 6].map((cell) => [price![cell]! > 0, bid![cell]! > 0])).toEqual([
      [false, true],
      [true, false],
      [false, false],
      [true, true],
    ]);
    expect(quality).toMatchObject({ read: 4, clean: 1, repaired: 3, repairs: { "zero-mark": 2, "crossed-quotes": 2 } });
  });

  test("sets aside repeated, expired, impossible and unidentified rows; of repeated ones the first counts", async () => {
    const { session, quality } = await fold([
      { strike: 1, openInterest: 5 },
      { strike: 1, openInterest: 6, ask: 0.006 },
      { strike: 1, openInterest: 5 },
      { strike: 2, expiry: "2026-01-31T08:00:00+00:00" },
      { strike: 3, openInterest: -1 },
      { strike: 3, index: "inf" },
      { strike: "" },
    ]);
    expect(quality).toMatchObject({
      read: 7,
      clean: 1,
      setAside: { duplicate: 1, "same-instant": 1, expired: 1, impossible: 2, unidentified: 1 },
    });
    expect(session.days[0]!.openInterest[0]!.contracts[0]).toBe(5);
  });

  test("makes a day of each currency", async () => {
    const { session } = await fold([{ currency: "ETH" }, {}]);
    expect(session.days.map(({ underlying }) => underlying)).toEqual(["BTC", "ETH"]);
  });
});
