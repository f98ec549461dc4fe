import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scanCboeFile } from "../../lib/ingest/cboe-file.js";
import { readCboePrints } from "../../lib/ingest/cboe-prints.js";
import { type CboeTape, cboeTape } from "../../lib/ingest/cboe-tape.js";
import { readingSettings, withDatabase } from "../../lib/ingest/duckdb.js";
import { declaredColumns } from "../../lib/ingest/source-table.js";
import { spxEs } from "../../lib/market/market-profiles.js";
import { type CboeRow, cboeText, plainColumns } from "../fixtures/cboe-files.js";
import { folderWith } from "../fixtures/nse-files.js";

async function tapeOf(rows: readonly CboeRow[], columns?: readonly string[], date = "2024-03-06"): Promise<CboeTape> {
  const path = join(folderWith({ "a.csv": cboeText(rows, columns ? { columns } : {}) }), "a.csv");
  return withDatabase(readingSettings, async (connection) => {
    const source = { path, name: "a.csv", columns: await declaredColumns(connection, path, "a.csv") };
    const prints = await readCboePrints(connection, await scanCboeFile(connection, source));
    return cboeTape("^SPX", date, "2024-03-05", spxEs, [prints]);
  });
}

const nan = Number.NaN;
/** Names of the repairs of each print. */
function repairsOf({ tape }: CboeTape): string[][] {
  const { repairs, marks } = tape.mended!;
  return Array.from(marks, (mark) => repairs.filter((_, bit) => mark & (1 << bit)));
}

describe("rows that are set aside", () => {
  test("outside the session: its first stamp is a minute after the open, its last the close", async () => {
    const times = ["09:30:00", "09:30:01", "09:31:00", "16:00:00", "16:00:01", "16:15:00", "03:00:00"];
    const { tape, setAside } = await tapeOf(times.map((time) => ({ stamp: `2024-03-06 ${time}` })));
    expect(setAside).toEqual({ "outside-session": 4 });
    expect(Array.from(tape.rows.knownAt, (at) => at - tape.opensAt)).toEqual([1000, 60_000, 23_400_000]);
  });

  test("what cannot be identified", async () => {
    const rows = [{ stamp: "" }, { root: "" }, { expiration: "" }, { strike: "" }, { strike: 0 }, { type: "" }];
    const { setAside } = await tapeOf([{}, ...rows]);
    expect(setAside).toEqual({ unidentified: 6 });
  });

  test("adjusted roots and other dates", async () => {
    const { setAside } = await tapeOf([{}, { root: "SPX1" }, { stamp: "2024-03-07 09:31:00" }]);
    expect(setAside).toEqual({ adjusted: 1, foreign: 1 });
  });

  test("expired series: SPX ends in the morning of its last day, SPXW at the close", async () => {
    const expiration = "2024-03-06";
    const { setAside, tape } = await tapeOf([
      { root: "SPX", expiration },
      { root: "SPXW", expiration },
      { root: "SPXW", expiration, stamp: "2024-03-06 16:00:00" },
      { expiration: "2024-03-05" },
    ]);
    expect(setAside).toEqual({ expired: 2 });
    expect(tape.strikes).toEqual([{ expiration, expiresAt: Date.UTC(2024, 2, 6, 21), strike: 5000 }]);
  });
});

test("a strike of SPX and of SPXW are two, with one expiration date and two instants of expiry", async () => {
  const { tape } = await tapeOf([{ root: "SPXW" }, { root: "SPX", type: "P" }]);
  expect(tape.strikes).toEqual([
    { expiration: "2024-03-15", expiresAt: Date.UTC(2024, 2, 15, 13, 30), strike: 5000 },
    { expiration: "2024-03-15", expiresAt: Date.UTC(2024, 2, 15, 20), strike: 5000 },
  ]);
  expect([...tape.prints.cell]).toEqual([2, 1]);
});

describe("numbers of a row", () => {
  const pricesOf = async (row: CboeRow) => {
    const found = await tapeOf([row]);
    const { price, bid, ask, unsignedVolume } = found.tape.prints;
    return [price[0], bid[0], ask[0], unsignedVolume[0], ...repairsOf(found)[0]!];
  };

  test("are what they are", async () => {
    expect(await pricesOf({})).toEqual([20, 19, 21, 10]);
    expect(await pricesOf({ bid: 0, volume: 0 })).toEqual([20, 0, 21, 0]);
    expect(await pricesOf({ bid: 20, ask: 20 })).toEqual([20, 20, 20, 10]);
  });

  test("a price of zero is none, an ask of zero no quote, an empty volume not known", async () => {
    expect(await pricesOf({ close: 0 })).toEqual([nan, 19, 21, 10]);
    expect(await pricesOf({ bid: 0, ask: 0 })).toEqual([20, nan, nan, 10]);
    expect(await pricesOf({ volume: "", close: "" })).toEqual([nan, 19, 21, nan]);
    expect(await pricesOf({ volume: "NaN" })).toEqual([20, 19, 21, nan]);
  });

  test("repairs are marked: crossed quotes, negative prices, negative volumes", async () => {
    expect(await pricesOf({ bid: 22 })).toEqual([20, nan, nan, 10, "crossed-quotes"]);
    expect(await pricesOf({ close: -1 })).toEqual([nan, 19, 21, 10, "negative-price"]);
    expect(await pricesOf({ bid: -1 })).toEqual([20, nan, nan, 10, "negative-price"]);
    expect(await pricesOf({ volume: -5 })).toEqual([20, 19, 21, nan, "negative-volume"]);
  });

  test("there is no trade side and no future", async () => {
    const { tape } = await tapeOf([{}]);
    expect([tape.prints.buyVolume[0], tape.prints.sellVolume[0], tape.rows.future, tape.path]).toEqual([
      nan,
      nan,
      null,
      null,
    ]);
  });

  test.each([
    ["C", -0.1],
    ["C", 1.1],
    ["P", 0.1],
    ["P", -1.1],
  ])("a delta that is not signed is refused: %s %d", async (type, delta) => {
    await expect(tapeOf([{}, { type, delta }])).rejects.toThrow("a.csv, row 3, column delta: delta");
  });

  test("deltas of 0, 1 and -1 and absent ones are none of these", async () => {
    const rows = [{ delta: 0 }, { delta: 1 }, { type: "P", delta: -1 }, { type: "P", delta: 0 }, { delta: "" }];
    expect([...(await tapeOf(rows)).tape.prints.delta]).toEqual([0, 1, -1, 0, nan]);
    expect((await tapeOf([{}], plainColumns)).tape.deltaConvention).toBeNull();
  });
});

describe("the level of the underlying", () => {
  const levelOf = async (row: CboeRow) => (await tapeOf([row])).tape.rows.underlyingPrice[0];

  test("is the active price, else the middle of the quotes, else not known", async () => {
    expect(await levelOf({ active: 5000 })).toBe(5000);
    expect(await levelOf({ active: 0 })).toBe(5001);
    expect(await levelOf({ active: "" })).toBe(5001);
    expect(await levelOf({ active: 0, underlyingBid: 0 })).toBeNaN();
    expect(await levelOf({ active: 0, underlyingBid: 5004 })).toBeNaN();
  });

  test("comes from the options where no print tells it, and is marked as a repair of each row", async () => {
    const silent = { active: 0, underlyingBid: 0, underlyingAsk: 0 };
    const forward = 5005;
    const rows = [4980, 5000, 5020].flatMap((strike) =>
      ["C", "P"].map((type): CboeRow => {
        const value = 30 + Math.max(0, type === "C" ? forward - strike : strike - forward);
        return { ...silent, strike, type, bid: value - 1, ask: value + 1 };
      }),
    );
    const found = await tapeOf(rows);
    expect(found.tape.rows.underlyingPrice[0]).toBeCloseTo(forward, 9);
    expect(repairsOf(found)).toEqual(rows.map(() => ["underlying-from-parity"]));
    const told = await tapeOf([...rows, { active: 5003, strike: 5040 }]);
    expect(told.tape.rows.underlyingPrice[0]).toBe(5003);
    expect(repairsOf(told).flat()).toEqual([]);
  });
});

test("open interest is of the session before and published at half past six in New York", async () => {
  const { openInterest } = await tapeOf([
    { openInterest: 100 },
    { openInterest: 120, stamp: "2024-03-06 09:32:00" },
    { type: "P", openInterest: 7, stamp: "2024-03-06 09:32:00" },
  ]);
  expect(openInterest).toEqual([
    { session: "2024-03-05", availableAt: Date.UTC(2024, 2, 6, 11, 30), contracts: Float64Array.of(100, 7) },
    { session: "2024-03-05", availableAt: Date.UTC(2024, 2, 6, 14, 32), contracts: Float64Array.of(120, 7) },
  ]);
});
