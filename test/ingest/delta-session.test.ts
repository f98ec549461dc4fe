import { describe, expect, test } from "vitest";
import type { DeltaPrints } from "../../lib/ingest/delta-prints.js";
import { foldDeltaSession } from "../../lib/ingest/delta-session.js";
import { rowQuality } from "../../lib/market/market-day.js";
import { openInterestAsOf } from "../../lib/market/open-interest.js";

const closesAt = Date.UTC(2026, 0, 14, 12);
type Row = readonly [minutesBefore: number, strike: number, call: readonly number[], put: readonly number[]];

function prints(rows: readonly Row[]): DeltaPrints {
  const column = (value: (row: Row) => number): Float64Array => Float64Array.from(rows, value);
  return {
    file: {
      source: { path: "/a.csv", name: "a.csv", columns: [] },
      expirations: ["2026-01-14"],
      expiration: new Int32Array(rows.length),
      knownAt: new Float64Array(),
    },
    knownAt: column(([minutes]) => closesAt - minutes * 60_000),
    numbers: {
      strike_price: column(([, strike]) => strike),
      call_mark: column(([, , call]) => call[0]!),
      call_oi: column(([, , call]) => call[1]!),
      call_delta: column(([, , call]) => call[2]!),
      put_mark: column(([, , , put]) => put[0]!),
      put_oi: column(([, , , put]) => put[1]!),
      put_delta: column(([, , , put]) => put[2]!),
    },
  };
}

const none = [Number.NaN, Number.NaN, Number.NaN] as const;

describe("foldDeltaSession", () => {
  test("makes one day from all files of an expiry, with marks, signed deltas and no volume", () => {
    const later = prints([[60, 92000, [700, 12, 0.6], [500, 5, -0.4]]]);
    const { session, quality } = foldDeltaSession("2026-01-14", [
      prints([[600, 92400, [500, 10, 0.4], [700, 20, -0.6]]]),
      later,
    ]);
    const [day] = session.days;
    expect(day).toMatchObject({
      underlying: "BTC",
      deltaConvention: "signed",
      opensAt: closesAt - 86_400_000,
      closesAt,
      lot: { size: 0.001, derived: false },
      options: { unsignedVolume: null, buyVolume: null, bid: null },
    });
    expect(day!.strikes).toEqual(
      [92000, 92400].map((strike) => ({ expiration: "2026-01-14", expiresAt: closesAt, strike })),
    );
    expect([...day!.options.price!]).toEqual([Number.NaN, Number.NaN, 500, 700, 700, 500, Number.NaN, Number.NaN]);
    expect([...day!.options.delta!]).toEqual([Number.NaN, Number.NaN, 0.4, -0.6, 0.6, -0.4, Number.NaN, Number.NaN]);
    expect([...day!.underlyingPrice]).toEqual([92200, 92200]);
    expect(quality).toMatchObject({ read: 2, clean: 0, repaired: 2, repairs: { "underlying-from-parity": 2 } });
    expect(quality.notes[1]).toContain("24 hours");
  });

  test("knows no price of the underlying while the series settles in its average", () => {
    const { session } = foldDeltaSession("2026-01-14", [
      prints([31, 30, 0].map((minutes): Row => [minutes, 92000, [700, 12, 0.6], [500, 5, -0.4]])),
    ]);
    expect([...session.days[0]!.underlyingPrice]).toEqual([92200, Number.NaN, Number.NaN]);
  });

  test("takes a mark at the floor for no price, and counts the repair", () => {
    const rows: Row[] = [
      [10, 92000, [0.1, 12, 0], [500, 5, -1]],
      [10, 93000, [0.10000001, 12, 0.001], [1500, 5, -1]],
    ];
    const { session, quality } = foldDeltaSession("2026-01-14", [prints(rows)]);
    expect([...session.days[0]!.options.price!]).toEqual([Number.NaN, 500, 0.10000001, 1500]);
    expect([...session.days[0]!.options.delta!]).toEqual([0, -1, 0.001, -1]);
    expect(quality).toMatchObject({ clean: 1, repaired: 1, repairs: { "floor-price": 1 } });
  });

  test("takes snapshots as irregular as they come, and marks where more than two in a row are missing", () => {
    const rows = [300, 295, 280, 264, 121].map((minutes): Row => [minutes, 92000, [700, 12, 0.6], [500, 5, -0.4]]);
    const [day] = foldDeltaSession("2026-01-14", [prints(rows)]).session.days;
    expect([...day!.elapsed].map((seconds) => seconds / 60)).toEqual([1140, 5, 15, 16, 143]);
    expect([...day!.quality].map((marks) => marks & rowQuality.hole)).toEqual([1, 0, 0, 1, 1]);
  });

  test("leaves a side that is not listed unknown", () => {
    const { session, quality } = foldDeltaSession("2026-01-14", [prints([[10, 92000, [0.5, 12, 0.1], none]])]);
    const [day] = session.days;
    expect([...day!.options.price!]).toEqual([0.5, Number.NaN]);
    expect([...day!.openInterest[0]!.contracts]).toEqual([12, Number.NaN]);
    expect(quality).toMatchObject({ read: 1, clean: 1 });
  });

  test("knows open interest as of each snapshot", () => {
    const rows = [30, 25, 20].map((minutes, number): Row => [minutes, 92000, [700, 10 + number, 0.6], [500, 5, -0.4]]);
    const { openInterest, knownAt } = foldDeltaSession("2026-01-14", [prints(rows)]).session.days[0]!;
    expect(openInterest.map(({ contracts }) => [...contracts])).toEqual([
      [10, 5],
      [11, 5],
      [12, 5],
    ]);
    expect(openInterestAsOf(openInterest, knownAt[1]! - 1)!.contracts[0]).toBe(10);
  });

  test("sets aside rows without a strike, after the expiry, and of a second recorder in the same minute", () => {
    const row = (minutes: number, strike: number, mark = 700): Row => [
      minutes,
      strike,
      [mark, 10, 0.6],
      [500, 5, -0.4],
    ];
    const { session, quality } = foldDeltaSession("2026-01-14", [
      prints([row(20, 92000), row(20, 92000), row(20, 92000, 701), row(20, Number.NaN), row(0, 92000), row(-1, 92000)]),
    ]);
    expect(quality).toMatchObject({
      read: 6,
      clean: 2,
      setAside: { duplicate: 1, "same-instant": 1, unidentified: 1, "outside-session": 1 },
    });
    expect(session.days[0]!.options.price![0]).toBe(700);
  });
});
