import { describe, expect, test } from "vitest";
import type { SnapshotPrints } from "../../lib/ingest/snapshot-prints.js";
import { snapshotTape } from "../../lib/ingest/snapshot-tape.js";
import { nseStock } from "../../lib/market/market-profiles.js";

/** Prints of a file: symbol, expiration and stamp by number, strike, and a value from which all columns are made. */
function printsOf(
  symbols: readonly string[],
  rows: readonly (readonly [symbol: number, expiration: number, stamp: number, strike: number, value: number])[],
): SnapshotPrints {
  const order = rows.map((_, row) => row).sort((a, b) => rows[a]![0] - rows[b]![0]);
  const values = (offset: number): Float64Array => Float64Array.from(rows, (row) => row[4] + offset);
  return {
    file: {
      source: { path: "/a.csv", name: "a.csv", columns: [] },
      layout: { symbol: "Stock", underlying: "Stock_LTP" },
      date: "2026-01-20",
      rows: rows.length,
      symbols,
      expirations: ["2026-02-24", "2026-01-27"],
      stamps: [10, 20].map((knownAt) => ({ date: "2026-01-20", knownAt })),
      types: {},
    },
    expiration: Int32Array.from(rows, (row) => row[1]),
    stamp: Int32Array.from(rows, (row) => row[2]),
    numbers: {
      Strike: Float64Array.from(rows, (row) => row[3]),
      CE_LTP: values(0.1),
      CE_OI: values(0.2),
      CE_Volume: values(0.3),
      PE_LTP: values(0.4),
      PE_OI: values(0.5),
      PE_Volume: values(0.6),
    },
    underlying: values(0.7),
    order: Int32Array.from(order),
    start: Int32Array.from([...symbols, ""], (_, code) => rows.filter((row) => row[0] < code).length),
    setAside: {},
  };
}

describe("snapshotTape", () => {
  const files = [
    printsOf(
      ["A", "B"],
      [
        [1, 0, 0, 110, 1],
        [0, 0, 0, 100, 2],
        [1, 1, 1, 120, 3],
      ],
    ),
    printsOf(
      ["B"],
      [
        [0, 1, 0, 90, 4],
        [0, 0, 1, 110, 5],
      ],
    ),
    printsOf(["C"], [[0, 0, 0, 100, 6]]),
  ];
  const tape = snapshotTape("B", "2026-01-20", nseStock, files);

  test("orders the chain of all files by expiry and strike, expiring at the exchange's close", () => {
    const first = { expiration: "2026-01-27", expiresAt: Date.UTC(2026, 0, 27, 10) };
    const second = { expiration: "2026-02-24", expiresAt: Date.UTC(2026, 1, 24, 10) };
    expect(tape.strikes).toEqual([
      { ...first, strike: 90 },
      { ...first, strike: 120 },
      { ...second, strike: 110 },
    ]);
  });

  test("gathers the prints of the underlying, file after file", () => {
    expect([...tape.strike]).toEqual([2, 1, 0, 2]);
    expect([...tape.knownAt]).toEqual([10, 20, 10, 20]);
  });

  test("puts every column in its place", () => {
    const of = (offset: number) => Float64Array.from([1, 3, 4, 5], (value) => value + offset);
    expect(tape).toMatchObject({
      callPrice: of(0.1),
      callOpenInterest: of(0.2),
      callVolume: of(0.3),
      putPrice: of(0.4),
      putOpenInterest: of(0.5),
      putVolume: of(0.6),
      underlyingPrice: of(0.7),
    });
  });

  test("opens and closes with the exchange", () => {
    expect(tape).toMatchObject({ kind: "snapshots", underlying: "B", date: "2026-01-20" });
    expect([tape.opensAt, tape.closesAt]).toEqual([Date.UTC(2026, 0, 20, 3, 45), Date.UTC(2026, 0, 20, 10)]);
  });
});
