import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachFutures, type FutureBars } from "../../lib/market/attach-futures.js";
import { emptyDay, enterRow, type MarketDay } from "../../lib/market/market-day.js";
import { spxEs } from "../../lib/market/market-profiles.js";

/** A day from minute 0 to 10 with rows at the ends of some minutes. */
function dayWith(rows: readonly number[]): MarketDay {
  const identity = {
    ...{ underlying: "A", date: "2026-01-05", profile: spxEs, opensAt: 0, closesAt: 600_000, strikes: [] },
    ...{ lot: { size: 100, derived: false }, deltaConvention: null, openInterest: [], path: null },
  };
  const day = emptyDay(identity, rows.length, 0, [], null);
  for (const [row, minute] of rows.entries()) enterRow(day, row, minute * 60_000, 100);
  day.rows = rows.length;
  return day;
}

function barsOf(minutes: readonly number[], more: Partial<FutureBars> = {}): FutureBars {
  return {
    at: Float64Array.from(minutes, (minute) => minute * 60_000),
    close: Float64Array.from(minutes, (minute) => 100 + minute),
    ...{ open: null, high: null, low: null, volume: null, buyVolume: null, sellVolume: null },
    ...more,
  };
}

describe("attachFutures(day, bars)", () => {
  it("gives each row what ended since the row before it, and the finer path beside", () => {
    const bars = barsOf([0, 1, 2, 3, 5, 9, 10, 11], {
      open: Float64Array.of(9, 100, 100, 100, 100, 100, 100, 100),
      high: Float64Array.of(9, 200, 150, 104, 106, 110, 111, 9),
      low: Float64Array.of(9, 90, 80, 70, 60, 50, 40, 9),
      volume: Float64Array.of(9, 1, 2, 3, Number.NaN, 5, 6, 9),
      buyVolume: Float64Array.of(9, 1, 1, 1, 1, 1, 1, 9),
    });
    const { day, bars: used, rowsWithout } = attachFutures(dayWith([2, 4, 5, 6]), bars);
    expect([used, rowsWithout]).toEqual([6, 1]);
    expect([...day.future!.close]).toEqual([102, 103, 105, Number.NaN]);
    expect([...day.future!.open]).toEqual([100, 100, 100, Number.NaN]);
    expect([...day.future!.high]).toEqual([200, 104, 106, Number.NaN]);
    expect([...day.future!.low]).toEqual([80, 70, 60, Number.NaN]);
    expect([...day.future!.volume]).toEqual([3, 3, Number.NaN, Number.NaN]);
    expect([...day.future!.buyVolume!]).toEqual([2, 1, 1, Number.NaN]);
    expect(day.future!.sellVolume).toBeNull();
    expect([...day.path!.at]).toEqual([1, 2, 3, 5, 9, 10].map((minute) => minute * 60_000));
    expect([...day.path!.high!]).toEqual([200, 150, 104, 106, 110, 111]);
    expect(day.path!.sellVolume).toBeNull();
  });

  it("makes no path of bars that are not finer than the rows", () => {
    const { day } = attachFutures(dayWith([1, 2]), barsOf([1, 2]));
    expect(day.path).toBeNull();
    expect([...day.future!.close]).toEqual([101, 102]);
    expect([...day.future!.high]).toEqual([101, 102]);
  });

  it("leaves a day without a future when no bar falls into it", () => {
    expect(attachFutures(dayWith([1]), barsOf([0, 11]))).toMatchObject({
      bars: 0,
      rowsWithout: 1,
      day: { future: null },
    });
  });

  it("loses no volume up to the last row, and no bar", () => {
    const minutes = fc
      .uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 1 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(minutes, minutes, (rows, ends) => {
        const { day, bars } = attachFutures(
          dayWith(rows),
          barsOf(ends, { volume: new Float64Array(ends.length).fill(1) }),
        );
        const volume = day.future!.volume.reduce((sum, value) => sum + (value || 0), 0);
        expect(bars).toBe(ends.length);
        expect(volume).toBe(ends.filter((end) => end <= rows.at(-1)!).length);
      }),
    );
  });
});
