import { describe, expect, it } from "vitest";
import { contractDeltas } from "../../lib/detectors/contract-delta.js";
import type { MarketDay } from "../../lib/market/market-day.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { black76 } from "../../lib/pricing/black76.js";
import { type DayRow, dateAfter, dayOf, type Pair, strikeOf } from "../fixtures/days.js";

const feed = (pairs: readonly Pair[], deltaConvention: MarketDay["deltaConvention"]) =>
  contractDeltas(dayOf({ deltaConvention, rows: pairs.map((pair) => ({ delta: [pair] })) }));

describe("contractDeltas of a feed with deltas", () => {
  it("are signed whatever the feed declares", () => {
    for (const deltas of [feed([[0.6, -0.4]], "signed"), feed([[0.6, 0.4]], "magnitude")]) {
      expect(deltas.source).toBe("feed");
      expect([deltas.at(0, 0, "call"), deltas.at(0, 0, "put")]).toEqual([0.6, -0.4]);
    }
  });

  it("are refused where they contradict the declaration or are no deltas at all", () => {
    const put = (delta: number, convention: "signed" | "magnitude") => () =>
      feed([[0.5, delta]], convention).at(0, 0, "put");
    expect(put(0.4, "signed")).toThrow(new RangeError("invalid put delta: 0.4 (the feed declares signed deltas)"));
    expect(put(-0.4, "magnitude")).toThrow(
      new RangeError("invalid put delta: -0.4 (the feed declares magnitude deltas)"),
    );
    expect(put(-40, "signed")).toThrow("invalid put delta: -40");
    expect(() => feed([[-0.1, -0.5]], "signed").at(0, 0, "call")).toThrow("invalid call delta: -0.1");
  });

  it("are unknown where the feed did not state them", () => {
    expect(feed([[Number.NaN, -0.4]], "signed").at(0, 0, "call")).toBe(Number.NaN);
  });
});

describe("contractDeltas of a feed without deltas", () => {
  const profile = { ...synthetic, rate: 0.05 };
  const date = "2026-01-05";
  const expiration = dateAfter(date, 30);
  const levels = [4900, 4950, 5000, 5050, 5100];
  const strikes = levels.map((level) => strikeOf(level, expiration));
  const forward = 5012;
  const smile = (level: number): number => 0.16 + 1e-6 * (level - forward) ** 2;
  const yearsAt = (minute: number): number => (30 * 1440 + 390 - minute) / (365 * 1440);

  function priced(minute: number, missing: readonly number[] = [], quotes = false, at = forward): DayRow {
    const years = yearsAt(minute);
    const pairs = levels.map((level): Pair => {
      if (missing.includes(level)) return [Number.NaN, Number.NaN];
      const price = (type: "call" | "put") => black76(type, at, level, years, profile.rate, smile(level)).price;
      return [price("call"), price("put")];
    });
    if (!quotes) return { minute, price: pairs };
    const shifted = (by: number) => pairs.map(([call, put]): Pair => [call + by, put + by]);
    // A last price far off, which the quotes must overrule.
    return { minute, bid: shifted(-0.5), ask: shifted(0.5), price: pairs.map((): Pair => [500, 500]) };
  }

  const deltasOf = (rows: readonly DayRow[]) => contractDeltas(dayOf({ date, profile, strikes, rows }));
  const expected = (type: "call" | "put", level: number, minute: number, volatility = smile(level)) =>
    black76(type, forward, level, yearsAt(minute), profile.rate, volatility).delta;

  it("are Black-76 on the parity forward and the strike's own volatility", () => {
    const deltas = deltasOf([priced(10), priced(200)]);
    expect(deltas.source).toBe("model");
    levels.forEach((level, s) => {
      for (const [row, minute] of [10, 200].entries()) {
        expect(deltas.at(row, s, "call")).toBeCloseTo(expected("call", level, minute), 8);
        expect(deltas.at(row, s, "put")).toBeCloseTo(expected("put", level, minute), 8);
      }
    });
  });

  it("take the forward of the row", () => {
    const deltas = deltasOf([priced(10), priced(11, [], false, 5060), priced(12)]);
    expect(deltas.at(0, 2, "call")).toBeCloseTo(expected("call", 5000, 10), 8);
    const moved = black76("call", 5060, 5000, yearsAt(11), profile.rate, smile(5000)).delta;
    expect(deltas.at(1, 2, "call")).toBeCloseTo(moved, 8);
    expect(deltas.at(2, 2, "call")).toBeCloseTo(expected("call", 5000, 12), 8);
  });

  it("do not mind the order in which strikes are listed", () => {
    const row = priced(10, [5050]);
    const order = [3, 0, 4, 2, 1];
    const shuffled = { minute: 10, price: order.map((s) => row.price![s]!) };
    const deltas = contractDeltas(dayOf({ date, profile, strikes: order.map((s) => strikes[s]!), rows: [shuffled] }));
    expect(deltas.at(0, 0, "call")).toBeCloseTo(expected("call", 5050, 10, smile(5000)), 8);
  });

  it("agree with numbers worked out by hand", () => {
    // At the money and without a rate, a price of 100 (2 N(0.05) - 1) means volatility x root of time = 0.1 and d1 = 0.05,
    // however long the option lives: N(0.05) = 0.5199388.
    const row = { underlying: 100, price: [[3.9877611676744933, 3.9877611676744933]] as Pair[] };
    const deltas = contractDeltas(dayOf({ date, strikes: [strikeOf(100, expiration)], rows: [row] }));
    expect(deltas.at(0, 0, "call")).toBeCloseTo(0.5199388058383725, 10);
    expect(deltas.at(0, 0, "put")).toBeCloseTo(-0.4800611941616275, 10);
  });

  it("borrow the volatility of the nearest strike where their own price is missing", () => {
    const deltas = deltasOf([priced(10, [5050])]);
    expect(deltas.at(0, 3, "call")).toBeCloseTo(expected("call", 5050, 10, smile(5000)), 8);
    const edge = deltasOf([priced(10, [4900, 4950])]);
    expect(edge.at(0, 0, "put")).toBeCloseTo(expected("put", 4900, 10, smile(5000)), 8);
  });

  it("take the middle of the quotes before the last price, unless they are crossed", () => {
    const quoted = deltasOf([priced(10, [], true)]);
    expect(quoted.at(0, 2, "call")).toBeCloseTo(expected("call", 5000, 10), 8);
    const row = priced(10);
    const crossed = { ...row, bid: levels.map((): Pair => [9, 9]), ask: levels.map((): Pair => [8, 8]) };
    expect(deltasOf([crossed]).at(0, 2, "call")).toBeCloseTo(expected("call", 5000, 10), 8);
  });

  it("put the spot in the place of a forward that no pair of prices gives", () => {
    const calls = priced(10).price!.map(([call]): Pair => [call, Number.NaN]);
    const deltas = deltasOf([{ minute: 10, underlying: forward, price: calls }]);
    expect(deltas.at(0, 3, "call")).toBeCloseTo(expected("call", 5050, 10), 8);
    expect(deltasOf([{ minute: 10, underlying: Number.NaN, price: calls }]).at(0, 3, "call")).toBe(Number.NaN);
  });

  it("are unknown in a row without prices, whatever other rows show", () => {
    const deltas = deltasOf([priced(10), { minute: 11 }, priced(12)]);
    expect([0, 1, 2].map((row) => Number.isNaN(deltas.at(row, 2, "call")))).toEqual([false, true, false]);
  });

  it("keep expiries apart", () => {
    const later = strikeOf(5000, dateAfter(date, 60));
    const row = priced(10);
    const none: Pair = [Number.NaN, Number.NaN];
    const both = dayOf({
      date,
      profile,
      strikes: [...strikes, later],
      rows: [{ ...row, price: [...row.price!, none] }],
    });
    expect(contractDeltas(both).at(0, 5, "call")).toBe(Number.NaN);
    expect(contractDeltas(both).at(0, 2, "call")).toBeCloseTo(expected("call", 5000, 10), 8);
  });

  it("know strikes that are listed while the day goes on", () => {
    const whole = dayOf({ date, profile, strikes, rows: [priced(10), priced(11)] });
    const listed = strikes.slice(0, 3);
    const day: MarketDay = { ...whole, strikes: listed };
    const deltas = contractDeltas(day);
    expect(deltas.at(0, 2, "call")).toBeCloseTo(expected("call", 5000, 10), 6);
    listed.push(...strikes.slice(3), strikeOf(5000, dateAfter(date, 60)));
    expect(deltas.at(1, 4, "call")).toBeCloseTo(expected("call", 5100, 11), 8);
  });

  it("stay finite in the last minute of an option", () => {
    const last = strikeOf(5000, date);
    const day = dayOf({ date, strikes: [last], rows: [{ minute: 390, underlying: 5001, price: [[1.5, 0.5]] }] });
    expect(contractDeltas(day).at(0, 0, "call")).toBeGreaterThan(0.5);
    expect(contractDeltas(day).at(0, 0, "call")).toBeLessThan(1);
  });
});
