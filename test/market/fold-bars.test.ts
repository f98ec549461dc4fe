import { describe, expect, test } from "vitest";
import { foldBars } from "../../lib/market/fold-bars.js";
import { pricePath, rowQuality } from "../../lib/market/market-day.js";
import { nseIndex, nseStock, synthetic } from "../../lib/market/market-profiles.js";
import { isBalanced } from "../../lib/market/quality.js";
import type { BarTape } from "../../lib/market/tape.js";

const opensAt = Date.UTC(2026, 0, 20, 14, 30);
const minute = 60_000;
type PrintColumn = Exclude<keyof BarTape["prints"], "row" | "cell">;
type BarPrint = { readonly row: number; readonly cell: number } & Partial<Record<PrintColumn, number>>;

function barTape(
  prints: readonly BarPrint[],
  minutes: readonly number[] = [1, 2],
  more: Partial<BarTape> = {},
): BarTape {
  const column = (name: PrintColumn): Float64Array => Float64Array.from(prints, (print) => print[name] ?? Number.NaN);
  return {
    kind: "bars",
    underlying: "TEST",
    date: "2026-01-20",
    opensAt,
    closesAt: opensAt + 390 * minute,
    strikes: [{ expiration: "2026-01-27", expiresAt: opensAt + 8 * 1440 * minute, strike: 100 }],
    deltaConvention: null,
    rows: {
      knownAt: Float64Array.from(minutes, (at) => opensAt + at * minute),
      underlyingPrice: new Float64Array(minutes.length).fill(100),
      future: null,
    },
    prints: {
      row: Int32Array.from(prints, ({ row }) => row),
      cell: Int32Array.from(prints, ({ cell }) => cell),
      buyVolume: column("buyVolume"),
      sellVolume: column("sellVolume"),
      unsignedVolume: column("unsignedVolume"),
      price: column("price"),
      bid: column("bid"),
      ask: column("ask"),
      delta: column("delta"),
    },
    path: null,
    ...more,
  };
}

describe("foldBars", () => {
  test("puts each print into its cell and leaves the others NaN", () => {
    const tape = barTape([
      { row: 1, cell: 0, buyVolume: 3, sellVolume: 1, price: 5 },
      { row: 0, cell: 1, buyVolume: 2, sellVolume: 0 },
    ]);
    const { day, quality } = foldBars(tape, synthetic, []);
    expect([...day!.options.buyVolume!]).toEqual([Number.NaN, 2, 3, Number.NaN]);
    expect([...day!.options.sellVolume!]).toEqual([Number.NaN, 0, 1, Number.NaN]);
    expect([...day!.options.price!]).toEqual([Number.NaN, Number.NaN, 5, Number.NaN]);
    expect(quality).toMatchObject({ read: 2, clean: 2, repaired: 0, setAside: {} });
  });

  test("has null for a column that no print has", () => {
    const { options } = foldBars(barTape([{ row: 0, cell: 0, unsignedVolume: 3 }]), synthetic, []).day!;
    expect(
      Object.entries(options)
        .filter(([, column]) => column)
        .map(([name]) => name),
    ).toEqual(["unsignedVolume"]);
  });

  test("keeps the rows' instants, gaps and marks", () => {
    const { day } = foldBars(barTape([], [1, 2, 13]), synthetic, []);
    expect([...day!.elapsed]).toEqual([60, 60, 660]);
    expect([...day!.quality]).toEqual([0, 0, rowQuality.hole]);
  });

  test("carries the future, the path, the delta and its convention", () => {
    const known = (value: number): Float64Array => Float64Array.of(value, value);
    const unknown = Float64Array.of(Number.NaN, Number.NaN);
    const future = {
      open: known(1),
      high: known(2),
      low: known(3),
      close: known(4),
      volume: known(5),
      buyVolume: known(6),
      sellVolume: unknown,
    };
    const path = pricePath(Float64Array.of(opensAt), Float64Array.of(100));
    const tape = barTape([{ row: 0, cell: 1, delta: -0.4 }], [1, 2], { path, deltaConvention: "signed" });
    const { day } = foldBars({ ...tape, rows: { ...tape.rows, future } }, synthetic, []);
    expect(day!.future).toEqual({ ...future, sellVolume: null });
    expect(day!.path).toBe(path);
    expect(day!.deltaConvention).toBe("signed");
    expect(day!.options.delta![1]).toBe(-0.4);
  });

  test("sets a second print of a cell aside: equal ones as duplicate, else the one with less volume", () => {
    const less = { row: 0, cell: 0, buyVolume: 1, price: 5 };
    const more = { row: 0, cell: 0, buyVolume: 2, price: 4 };
    const equal = foldBars(barTape([less, less]), synthetic, []);
    expect(equal.quality.setAside).toEqual({ duplicate: 1 });
    for (const prints of [
      [less, more],
      [more, less],
    ]) {
      const { day, quality } = foldBars(barTape(prints), synthetic, []);
      expect(day!.options.price![0]).toBe(4);
      expect(quality.setAside).toEqual({ "same-instant": 1 });
      expect(isBalanced(quality)).toBe(true);
    }
  });

  test("counts volume and open interest in contracts where the feed counts units", () => {
    const openInterest = [{ session: "2026-01-19", availableAt: opensAt, contracts: Float64Array.of(130, Number.NaN) }];
    const tape = barTape([{ row: 0, cell: 0, unsignedVolume: 195, price: 195 }], [1], { underlying: "NIFTY" });
    const { day } = foldBars(tape, nseIndex, openInterest);
    expect(day!.lot).toEqual({ size: 65, derived: false });
    expect(day!.options.unsignedVolume![0]).toBe(3);
    expect(day!.options.price![0]).toBe(195);
    expect(day!.openInterest).toEqual([{ ...openInterest[0], contracts: Float64Array.of(2, Number.NaN) }]);
    const derived = foldBars(
      barTape([
        { row: 0, cell: 0, unsignedVolume: 500 },
        { row: 1, cell: 0, unsignedVolume: 750 },
      ]),
      nseStock,
      [],
    );
    expect(derived.day!.lot).toEqual({ size: 250, derived: true });
  });

  test("leaves a feed that counts contracts as it is", () => {
    const openInterest = [{ session: "2026-01-19", availableAt: opensAt, contracts: Float64Array.of(7, 9) }];
    const { day } = foldBars(barTape([{ row: 0, cell: 0, unsignedVolume: 5 }]), synthetic, openInterest);
    expect(day!.options.unsignedVolume![0]).toBe(5);
    expect(day!.openInterest).toEqual(openInterest);
    expect(day!.lot).toEqual({ size: 100, derived: false });
  });

  test("has no day without rows", () => {
    expect(foldBars(barTape([], []), synthetic, []).day).toBeNull();
  });
});

describe("prints that the reader mended", () => {
  const repairs = ["first", "second"];
  const prints = [
    { row: 0, cell: 0, unsignedVolume: 1 },
    { row: 0, cell: 1, unsignedVolume: 1 },
    { row: 1, cell: 0, unsignedVolume: 1 },
  ];

  test("are counted once, each repair by its name", () => {
    const mended = { repairs, marks: Uint8Array.of(0, 3, 2) };
    const { quality } = foldBars(barTape(prints, [1, 2], { mended }), synthetic, []);
    expect(quality).toMatchObject({ read: 3, clean: 1, repaired: 2, repairs: { first: 1, second: 2 } });
  });

  test("are not counted where another print took their place", () => {
    const twice = [...prints, { row: 0, cell: 1, unsignedVolume: 5 }];
    const mended = { repairs, marks: Uint8Array.of(0, 3, 0, 0) };
    const { quality } = foldBars(barTape(twice, [1, 2], { mended }), synthetic, []);
    expect(quality).toMatchObject({ read: 4, clean: 3, repaired: 0, repairs: {}, setAside: { "same-instant": 1 } });
    expect(isBalanced(quality)).toBe(true);
  });
});

test("foldBars takes the units of a contract from the profile where it states them", () => {
  const sized = { ...synthetic, contractSize: { kind: "contracts", units: 0.001 } } as const;
  const tape = barTape([{ row: 0, cell: 0, unsignedVolume: 5 }]);
  expect(foldBars(tape, sized, []).day!.lot).toEqual({ size: 0.001, derived: false });
  expect(foldBars(tape, sized, []).day!.options.unsignedVolume![0]).toBe(5);
});
