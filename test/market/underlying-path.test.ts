import { describe, expect, test } from "vitest";
import { pricePath } from "../../lib/market/market-day.js";
import { underlyingPath } from "../../lib/market/underlying-path.js";
import { dayOf, openOf } from "../fixtures/days.js";

const open = openOf("2026-01-05");
const minute = (minutes: number): number => open + 60_000 * minutes;
const seen = (day: ReturnType<typeof dayOf>): (readonly [number, number])[] => {
  const { at, price } = underlyingPath(day);
  return Array.from(at, (instant, k) => [(instant - open) / 60_000, price[k]!] as const);
};

describe("underlyingPath", () => {
  test("is the rows that have a price", () => {
    const rows = [{ underlying: 100 }, { underlying: Number.NaN }, { underlying: 102 }];
    expect(seen(dayOf({ rows }))).toEqual([
      [1, 100],
      [3, 102],
    ]);
  });

  test("is not the future's bars where the underlying has prices of its own", () => {
    expect(seen(dayOf({ rows: [{ underlying: 100, future: { close: 107 } }] }))).toEqual([[1, 100]]);
    expect(seen(dayOf({ rows: [{ underlying: Number.NaN, future: { close: 107 } }] }))).toEqual([[1, 107]]);
  });

  test("moves a finer path by what parts it from the underlying in the last row", () => {
    const path = pricePath(
      Float64Array.of(minute(0.5), minute(1), minute(1.5), minute(2), minute(2.5)),
      Float64Array.of(106, 107, 108, 110, 111),
    );
    const rows = [{ underlying: 100 }, { underlying: 102 }];
    expect(seen(dayOf({ rows, path }))).toEqual([
      [0.5, 99],
      [1, 100],
      [1.5, 101],
      [2, 102],
      [2.5, 103],
    ]);
  });

  test("is the path as it stands without any price of the underlying", () => {
    const path = pricePath(Float64Array.of(minute(1)), Float64Array.of(107));
    expect(seen(dayOf({ rows: [{ underlying: Number.NaN }], path }))).toEqual([[1, 107]]);
  });

  test("says nothing of a day without prices", () => {
    expect(seen(dayOf({ rows: [] }))).toEqual([]);
  });
});
