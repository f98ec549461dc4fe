import { describe, expect, test } from "vitest";
import {
  cellOf,
  type DayIdentity,
  emptyDay,
  enterRow,
  hasSides,
  hedgePath,
  pricePath,
  rowQuality,
  volumeColumns,
} from "../../lib/market/market-day.js";
import { spxEs } from "../../lib/market/market-profiles.js";

const identity: DayIdentity = {
  underlying: "TEST",
  date: "2026-01-20",
  profile: spxEs,
  opensAt: 1_000_000,
  closesAt: 9_000_000,
  strikes: [
    { expiration: "2026-01-20", expiresAt: 9_000_000, strike: 100 },
    { expiration: "2026-01-20", expiresAt: 9_000_000, strike: 110 },
  ],
  lot: { size: 1, derived: false },
  deltaConvention: null,
  openInterest: [],
  path: null,
};

describe("emptyDay", () => {
  test("has room and nothing in it", () => {
    const day = emptyDay(identity, 3, 6, ["price"], null);
    expect([day.rows, day.stride, day.knownAt.length]).toEqual([0, 6, 3]);
    expect(day.options.price).toEqual(new Float64Array(18).fill(Number.NaN));
    expect(day.underlyingPrice).toEqual(new Float64Array(3).fill(Number.NaN));
    expect(day.future).toBeNull();
  });

  test("has the columns that were asked for and null for the others", () => {
    const { options, future } = emptyDay(identity, 3, 4, ["bid", "delta"], ["buyVolume"]);
    const present = Object.entries(options).filter(([, column]) => column !== null);
    expect(present.map(([name]) => name)).toEqual(["bid", "delta"]);
    expect(future!.buyVolume).toHaveLength(3);
    expect(future!.sellVolume).toBeNull();
    expect(future!.close).toHaveLength(3);
  });

  test("refuses rows that are too short for the strikes", () => {
    expect(() => emptyDay(identity, 3, 3, [], null)).toThrow(new RangeError("invalid stride: 3"));
  });
});

describe("enterRow", () => {
  test("counts the seconds since the row before, and since the open for the first", () => {
    const day = emptyDay(identity, 3, 4, [], null);
    enterRow(day, 0, 1_060_000, 100);
    enterRow(day, 1, 1_075_000, 101);
    expect([...day.elapsed.subarray(0, 2)]).toEqual([60, 15]);
    expect([...day.underlyingPrice.subarray(0, 2)]).toEqual([100, 101]);
    expect([...day.knownAt.subarray(0, 2)]).toEqual([1_060_000, 1_075_000]);
  });

  test("marks holes by the profile's longest gap, and rows without a price", () => {
    const day = emptyDay({ ...identity, profile: { ...spxEs, longestGap: 30 } }, 4, 4, [], null);
    enterRow(day, 0, 1_030_000, 100);
    enterRow(day, 1, 1_061_000, 100);
    enterRow(day, 2, 1_062_000, 0);
    enterRow(day, 3, 1_100_000, Number.NaN);
    expect([...day.quality]).toEqual([
      0,
      rowQuality.hole,
      rowQuality.noUnderlying,
      rowQuality.hole | rowQuality.noUnderlying,
    ]);
    expect([...day.underlyingPrice.subarray(2)]).toEqual([Number.NaN, Number.NaN]);
  });
});

test("cellOf puts the call of a strike before its put", () => {
  expect([cellOf(0, "call"), cellOf(0, "put"), cellOf(3, "call"), cellOf(3, "put")]).toEqual([0, 1, 6, 7]);
});

test("hasSides wants bought and sold volume", () => {
  const day = (columns: readonly ("buyVolume" | "sellVolume" | "unsignedVolume")[]) =>
    emptyDay(identity, 1, 4, columns, null);
  expect(hasSides(day(["buyVolume", "sellVolume"]))).toBe(true);
  expect(hasSides(day(["buyVolume"]))).toBe(false);
  expect(hasSides(day(["unsignedVolume"]))).toBe(false);
});

test("volumeColumns are those that the feed has", () => {
  const day = emptyDay(identity, 1, 4, ["buyVolume", "unsignedVolume", "price"], null);
  expect(volumeColumns(day)).toEqual([day.options.buyVolume, day.options.unsignedVolume]);
  expect(volumeColumns(emptyDay(identity, 1, 4, ["price"], null))).toEqual([]);
});

describe("hedgePath", () => {
  const day = emptyDay(identity, 3, 4, [], null);
  enterRow(day, 0, 1_060_000, 100);
  enterRow(day, 1, 1_120_000, 0);
  enterRow(day, 2, 1_180_000, 102);
  day.rows = 3;

  test("is the rows that have a price, where there is nothing finer", () => {
    expect(hedgePath(day)).toEqual(pricePath(Float64Array.of(1_060_000, 1_180_000), Float64Array.of(100, 102)));
  });

  test("is the day's own path where it has one", () => {
    const path = pricePath(Float64Array.of(1), Float64Array.of(2));
    expect(hedgePath({ ...day, path })).toBe(path);
  });
});
