import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDataset } from "../../lib/ingest/open-dataset.js";
import type { MarketDay } from "../../lib/market/market-day.js";
import { pricePath } from "../../lib/market/market-day.js";
import { nseIndex, spxEs } from "../../lib/market/market-profiles.js";
import { realisedDeviation, settlementOf } from "../../lib/market/settlement.js";
import { createStream } from "../../lib/numeric/random.js";
import { type DayRow, dayOf, openOf, type Pair, strikeOf } from "../fixtures/days.js";
import { realData, withoutRealData } from "../fixtures/real-data.js";

const date = "2026-01-05";
const open = openOf(date);
const minute = (minutes: number): number => open + 60_000 * minutes;
/** The series expires with the session, 60 minutes after the open; the last 30 of them are averaged. */
const expiry = minute(60);
const averaged = { ...nseIndex, rate: 0 };
const chain = [4990, 5000, 5010].map((strike) => strikeOf(strike, date, 60));
/** Prices of three strikes at which parity holds for a forward each. */
const pairs = (...forwards: readonly number[]): Pair[] =>
  forwards.map((forward, s): Pair => {
    const strike = 4990 + 10 * s;
    return [Math.max(forward - strike, 0) + 1, Math.max(strike - forward, 0) + 1];
  });
const expiring = (rows: readonly DayRow[], more: Partial<Parameters<typeof dayOf>[0]> = {}): MarketDay =>
  dayOf({ rows, strikes: chain, minutes: 60, profile: averaged, ...more });
/** 5000 and 5003 a quarter of an hour later: a walk of 3 in 900 seconds, 0.1 a root second. */
const walk: readonly DayRow[] = [
  { minute: 5, underlying: 5000 },
  { minute: 20, underlying: 5003 },
];

describe("realisedDeviation", () => {
  test("is the root of squared moves over the time they took", () => {
    const course = { at: Float64Array.of(0, 100_000, 500_000), price: Float64Array.of(10, 13, 9) };
    expect(realisedDeviation(course, 500_000)).toBeCloseTo(Math.sqrt(25 / 500), 14);
    expect(realisedDeviation(course, 499_999)).toBeCloseTo(0.3, 14);
    expect(realisedDeviation(course, 99_999)).toBeNaN();
  });
});

describe("settlementOf, settled in a point", () => {
  const point = { profile: { ...spxEs, longestGap: 600 } };

  test("is the last price by the expiry, without error when it stands at the expiry", () => {
    const day = expiring([...walk, { minute: 60, underlying: 5010 }], point);
    expect(settlementOf(day, expiry)).toEqual({ price: 5010, error: 0, method: "last-price", at: expiry });
  });

  test("has the error of a walk over the seconds that are left", () => {
    const settled = settlementOf(expiring([...walk, { minute: 60, underlying: 5010 }], point), minute(29))!;
    expect(settled).toBeTruthy();
    // 0.1 a root second over 9 minutes.
    expect(settled.error).toBeCloseTo(0.1 * Math.sqrt(540), 12);
    expect([settled.price, settled.at]).toEqual([5003, minute(20)]);
  });

  test("is nothing beyond the profile's longest gap, before the first price, and from one price alone", () => {
    const day = expiring(walk, point);
    expect(settlementOf(day, minute(30))).not.toBeNull();
    expect(settlementOf(day, minute(30) + 1)).toBeNull();
    expect(settlementOf(day, minute(4))).toBeNull();
    expect(settlementOf(day, minute(6))).toBeNull();
  });

  test("sees the finer path", () => {
    const path = pricePath(Float64Array.of(minute(20), minute(59)), Float64Array.of(5003, 5005));
    expect(settlementOf(expiring(walk, { ...point, path }), expiry)).toMatchObject({ price: 5005, at: minute(59) });
  });
});

describe("settlementOf, settled in an average", () => {
  test("is what the expiring options last implied, moved by what is left of the average and by their spread", () => {
    const rows = [...walk, { minute: 45, underlying: Number.NaN, price: pairs(5006, 5005, 5007) }];
    const settled = settlementOf(expiring(rows), expiry)!;
    expect(settled).toMatchObject({ price: 5006, method: "last-parity", at: minute(45) });
    // s sqrt(h^3 / 3) / W with h = 900, W = 1800 is 0.1 * 8.660; the pairs are 1 apart in the median.
    expect(settled.error).toBeCloseTo(Math.hypot(0.866025403784, 1.4826), 9);
  });

  test("discounts at the profile's rate", () => {
    const rows = [...walk, { minute: 60, underlying: Number.NaN, price: pairs(5006, 5006, 5006) }];
    const rated = { ...averaged, rate: 40 };
    const early = [...walk, { minute: 45, underlying: Number.NaN, price: pairs(5006, 5006, 5006) }];
    expect(settlementOf(expiring(rows, { profile: rated }), expiry)).toMatchObject({ price: 5006, error: 0 });
    const growth = Math.exp((40 * 900) / (365 * 86_400));
    expect(settlementOf(expiring(early, { profile: rated }), expiry)!.price).toBeCloseTo(5000 + 6 * growth, 9);
  });

  test("takes the middle of quotes before last trades", () => {
    const quotes = pairs(5004, 5004, 5004);
    const shifted = (by: number): Pair[] => quotes.map(([call, put]): Pair => [call + by, put + by]);
    const price = pairs(5006, 5006, 5006);
    const row = { minute: 45, underlying: Number.NaN, price, bid: shifted(-0.5), ask: shifted(0.5) };
    expect(settlementOf(expiring([...walk, row]), expiry)!.price).toBe(5004);
  });

  test("asks the expiring series only, in the last row that shows three pairs, within the window", () => {
    const later = [4990, 5000, 5010].map((strike) => strikeOf(strike, "2026-01-12", 60));
    const both = (expiring: Pair[], other: Pair[]): Pair[] => [...expiring, ...other];
    const none: Pair[] = pairs(1, 1, 1).map((): Pair => [Number.NaN, 1]);
    const rows = [
      ...walk,
      { minute: 45, underlying: Number.NaN, price: both(pairs(5006, 5006, 5006), pairs(5020, 5020, 5020)) },
      { minute: 50, price: both([...pairs(5007, 5007), [1, Number.NaN]], pairs(5021, 5021, 5021)) },
    ];
    const strikes = [...chain, ...later];
    expect(settlementOf(expiring(rows, { strikes }), expiry)).toMatchObject({ price: 5006, at: minute(45) });
    const early = [
      { ...rows[2]!, minute: 30 },
      { minute: 50, price: both(none, none) },
    ];
    expect(settlementOf(expiring([...walk, ...early], { strikes }), expiry)).toBeNull();
  });

  test("is the mean over time of the prices in the window where no options tell it", () => {
    const rows = [...walk, { minute: 40, underlying: 5000 }, { minute: 45, underlying: 5006 }];
    const settled = settlementOf(expiring(rows), expiry)!;
    // 10 minutes at 5000, 5 between, 15 at 5006.
    expect(settled).toMatchObject({ price: (10 * 5000 + 5 * 5003 + 15 * 5006) / 30, method: "window-mean" });
    const s = Math.sqrt((9 + 9 + 36) / (40 * 60));
    expect(settled.error).toBeCloseTo((s * Math.sqrt(600 ** 3 / 3 + 300 ** 3 / 12 + 900 ** 3 / 3)) / 1800, 12);
    expect(settled.at).toBe(minute(45));
  });

  test("is the surer of the two", () => {
    const seen = [...walk, ...[35, 40, 45, 50, 55].map((at) => ({ minute: at, underlying: 5003 }))];
    const close = [...seen, { minute: 60, underlying: 5003, price: pairs(5003.5, 5003.5, 5003.5) }];
    const apart = [...seen, { minute: 60, underlying: 5003, price: pairs(5013, 5003.5, 4993) }];
    expect(settlementOf(expiring(close), expiry)).toMatchObject({ method: "last-parity", price: 5003.5 });
    expect(settlementOf(expiring(apart), expiry)).toMatchObject({ method: "window-mean", price: 5003 });
  });

  test("follows the profile's window, and is nothing without anything in it", () => {
    const rows = [...walk, { minute: 45, underlying: 5006 }];
    const short = { ...averaged, settlement: { kind: "averaged", minutes: 15 } as const };
    expect(settlementOf(expiring(rows), expiry)).not.toBeNull();
    expect(settlementOf(expiring(rows, { profile: short }), expiry)).toBeNull();
    expect(settlementOf(expiring(walk), expiry)).toBeNull();
  });

  test("states the errors that a simulated walk makes", () => {
    const stream = createStream(13, "settlement");
    const paths = 4000;
    const seen = [600, 900, 1000, 1700];
    let known = 0;
    let mean = 0;
    for (let path = 0; path < paths; path++) {
      const price = new Float64Array(1801);
      for (let second = 1; second <= 1800; second++) price[second] = price[second - 1]! + stream.normal();
      const average = (from: number, to: number): number => {
        let area = 0;
        for (let second = from; second < to; second++) area += (price[second]! + price[second + 1]!) / 2;
        return area / 1800;
      };
      const settled = average(0, 1800);
      // What fair options say at second 900: the part that has been, and the last price for the rest.
      known += (average(0, 900) + (900 / 1800) * price[900]! - settled) ** 2;
      let held = (seen[0]! * price[seen[0]!]! + (1800 - seen.at(-1)!) * price[seen.at(-1)!]!) / 1800;
      for (let k = 1; k < seen.length; k++)
        held += ((seen[k]! - seen[k - 1]!) * (price[seen[k]!]! + price[seen[k - 1]!]!)) / 3600;
      mean += (held - settled) ** 2;
    }
    // Both figures have a standard error of 1 in sqrt(2 * 4000): four of them are allowed.
    const scale = (squares: number): number => Math.sqrt(squares / paths);
    expect(Math.abs(scale(known) / (Math.sqrt(900 ** 3 / 3) / 1800) - 1)).toBeLessThan(0.045);
    const missed = 600 ** 3 / 3 + 300 ** 3 / 12 + 100 ** 3 / 12 + 700 ** 3 / 12 + 100 ** 3 / 3;
    expect(Math.abs(scale(mean) / (Math.sqrt(missed) / 1800) - 1)).toBeLessThan(0.045);
  });
});

const real = realData("nse-chain-snapshots");

describe.skipIf(!real)(`expiry days of the winter of 2025/26${real ? "" : ` (${withoutRealData})`}`, () => {
  const settled = async (file: string) => {
    const dataset = await openDataset(join(real!, file));
    for await (const { session } of dataset.sessions())
      return new Map(session.days.map((day) => [day.underlying, settlementOf(day, day.closesAt)] as const));
    throw new Error("no session");
  };

  test("NIFTY settled where its options say, not at the last tick of the index", async () => {
    const found = (await settled("index_chain_2026-01-27.csv.gz")).get("NIFTY")!;
    expect(found.method).toBe("last-parity");
    expect(Math.abs(found.price - 25175.6)).toBeLessThan(0.2);
    expect(found.error).toBeLessThan(1);
  });

  test("every stock of a monthly expiry has a settlement, most of them from the prices seen in the window", async () => {
    const found = await settled("stock_chain_2026-01-27.csv.gz");
    const methods = [...found.values()].map((each) => each?.method);
    expect(methods.filter((method) => method === "window-mean").length).toBeGreaterThan(195);
    expect(methods.filter((method) => method === undefined)).toHaveLength(0);
  });
});
