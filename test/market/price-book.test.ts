import { describe, expect, it } from "vitest";
import { pricePath } from "../../lib/market/market-day.js";
import { dayIn, dayPrices, firstAtOrAfter, priceAsOf } from "../../lib/market/price-book.js";
import { type DayOptions, dayOf, rowsOf, strikeOf } from "../fixtures/days.js";

const rows = [1, 2, 4, 8, 9].map((minute) => ({ minute, underlying: 5000 + minute }));

describe("dayIn", () => {
  it("finds the day of an underlying, and refuses one that is not there", () => {
    const day = dayPrices(dayOf({ rows }));
    const book = new Map([[day.underlying, [{ ...day, date: "2020-01-01" }, day]]]);
    expect(dayIn(book, day.underlying, day.date)).toBe(day);
    expect(() => dayIn(book, "OTHER", day.date)).toThrow(new RangeError(`unknown day: OTHER ${day.date}`));
    expect(() => dayIn(book, day.underlying, "2020-01-02")).toThrow(RangeError);
  });
});

describe("dayPrices", () => {
  it("keeps the prices of the rows where a day has no finer path, without rows that have none", () => {
    const day = dayOf({ rows: [...rows, { underlying: Number.NaN }, { underlying: 5020 }] });
    const { path, flow, ...rest } = dayPrices(day);
    expect([...path.price]).toEqual([5001, 5002, 5004, 5008, 5009, 5020]);
    expect(Array.from(path.at, (at) => (at - day.opensAt) / 60_000)).toEqual([1, 2, 4, 8, 9, 11]);
    const { underlying, date, profile, opensAt, closesAt } = day;
    expect(flow).toBeNull();
    expect(rest).toEqual({ underlying, date, profile, opensAt, closesAt, expiration: false, step: 120 });
  });

  it("keeps the finer path where there is one, as its own copy", () => {
    const path = pricePath(Float64Array.of(1000, 6000, 11_000), Float64Array.of(1, 2, 3), {
      buyVolume: Float64Array.of(5, 0, 2),
      sellVolume: Float64Array.of(1, 3, 2),
    });
    const prices = dayPrices(dayOf({ rows, path }));
    expect(prices.path).toEqual(path);
    expect(prices.step).toBe(5);
    expect(prices.flow).toEqual({ at: path.at, signed: Float64Array.of(4, -3, 0) });
    path.price[0] = 99;
    path.buyVolume![0] = 99;
    expect(prices.path.price[0]).toBe(1);
    expect(prices.path.buyVolume![0]).toBe(5);
  });

  it("takes the signed flow from the future's rows where the path has none", () => {
    const future = (minute: number) => ({ future: { close: 5000, buyVolume: 10 + minute, sellVolume: 4 } });
    const path = pricePath(Float64Array.of(1000, 6000), Float64Array.of(1, 2));
    const day = dayOf({ rows: rowsOf(3, future), path });
    expect(dayPrices(day).flow).toEqual({ at: day.knownAt, signed: Float64Array.of(6, 7, 8) });
    expect(dayPrices(dayOf({ rows: rowsOf(3, () => ({ future: { close: 5000 } })), path })).flow).toBeNull();
  });

  it("knows the days on which a series expires", () => {
    const expires = (date: string, strikes: DayOptions["strikes"]) =>
      dayPrices(dayOf({ date, strikes: strikes!, rows })).expiration;
    const strikes = [strikeOf(5000, "2026-01-06"), strikeOf(5000, "2026-01-09")];
    expect(["2026-01-05", "2026-01-06", "2026-01-09"].map((date) => expires(date, strikes))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("has the median gap for its step, and none below two prices", () => {
    expect(dayPrices(dayOf({ rows: rowsOf(3, () => ({})) })).step).toBe(60);
    expect(dayPrices(dayOf({ rows: [1, 2, 4].map((minute) => ({ minute })) })).step).toBe(90);
    expect(dayPrices(dayOf({ rows: [{}] })).step).toBe(Number.NaN);
  });
});

describe("firstAtOrAfter", () => {
  const path = { at: Float64Array.of(10, 20, 20, 30), price: Float64Array.of(1, 2, 3, 4) };

  it("finds the first price at or after an instant", () => {
    expect([5, 10, 11, 20, 30].map((instant) => firstAtOrAfter(path, instant))).toEqual([0, 0, 1, 1, 3]);
  });

  it("finds none after the last", () => {
    expect(firstAtOrAfter(path, 31)).toBe(-1);
    expect(firstAtOrAfter({ at: new Float64Array(0) }, 0)).toBe(-1);
  });
});

describe("priceAsOf", () => {
  const path = { at: Float64Array.of(10, 20, 20, 30), price: Float64Array.of(1, 2, 3, 4) };

  it("is the last price known at an instant, the later of two at once", () => {
    expect([10, 19, 20, 29, 99].map((instant) => priceAsOf(path, instant))).toEqual([1, 1, 3, 3, 4]);
  });

  it("is unknown before the first", () => {
    expect(priceAsOf(path, 9)).toBe(Number.NaN);
  });
});
