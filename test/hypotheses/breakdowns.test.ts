import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Trade } from "../../lib/execution/trade.js";
import { type BreakdownParameters, type BreakdownRow, breakdowns } from "../../lib/hypotheses/breakdowns.js";
import { nseIndex } from "../../lib/market/market-profiles.js";
import type { DayPrices } from "../../lib/market/price-book.js";
import { benjaminiHochberg } from "../../lib/statistics/benjamini-hochberg.js";
import { clusteredMean } from "../../lib/statistics/clustered-mean.js";
import { dateAfter } from "../fixtures/days.js";
import { bookOf, perMinute, pricesOf, tradeOf } from "../fixtures/trades.js";

const parameters: BreakdownParameters = { descriptiveDays: 6, resamples: 199, breakdownRate: 0.1 };
const minute = 60_000;

/** Days from Monday, 5 January 2026, each moving by so many points from minute to minute. */
function market(moves: readonly number[], changes: Partial<DayPrices> = {}): readonly DayPrices[] {
  return moves.map((move, k) => ({
    ...pricesOf({ date: dateAfter("2026-01-05", k), prices: perMinute((m) => 5000 + (m % 2) * move) }),
    ...changes,
  }));
}

const days = market(Array.from({ length: 36 }, (_, k) => 1 + (k % 3)));

/** A trade of a day, decided so many minutes after 9:30 in New York. */
function tradeAt(day: DayPrices, minutes: number, netPoints: number, label = "GAMMA_EMERGENCY"): Trade {
  const { underlying, date, opensAt } = day;
  return tradeOf({ underlying, date, netPoints, label, plan: { decidedAt: opensAt + minutes * minute } });
}

const broken = (trades: readonly Trade[], changes: Partial<BreakdownParameters> = {}, book = days) =>
  breakdowns(trades, bookOf(book), { ...parameters, ...changes }, 1);

function rowOf({ rows }: { readonly rows: readonly BreakdownRow[] }, dimension: string, group: string): BreakdownRow {
  return rows.find((own) => own.dimension === dimension && own.group === group)!;
}

/** Wins in the morning, nothing in the afternoon; the first trade of a day is a sweep. */
const uneven = days.flatMap((day, k) => [
  tradeAt(day, 5, 3 + (k % 2), "INSTITUTIONAL_SWEEP"),
  tradeAt(day, 200, k % 2 === 0 ? 2 : -2),
  tradeAt(day, 205, k % 3 === 0 ? -1 : 0.5),
]);

describe("breakdowns", () => {
  it("count every trade once in each dimension, with its days, wins and mean", () => {
    const result = broken(uneven);
    for (const dimension of ["class", "hour", "volatility"]) {
      const own = result.rows.filter((one) => one.dimension === dimension);
      expect(own.reduce((sum, { trades }) => sum + trades, 0)).toBe(uneven.length);
    }
    expect(result).toMatchObject({ trades: 108, days: 36, falseDiscoveryRate: 0.1 });
    expect(rowOf(result, "class", "INSTITUTIONAL_SWEEP")).toMatchObject({ trades: 36, days: 36, wins: 36, winRate: 1 });
    expect(rowOf(result, "class", "INSTITUTIONAL_SWEEP").meanPoints).toBeCloseTo(3.5, 12);
    expect(rowOf(result, "class", "GAMMA_EMERGENCY")).toMatchObject({ trades: 72, days: 36, wins: 18 + 24 });
  });

  it("read the hour of the decision on the clock of the exchange, hours in their order", () => {
    const own = broken([tradeAt(days[0]!, 300, 1), tradeAt(days[0]!, 29.9, 1), tradeAt(days[0]!, 30, 1)]);
    expect(own.rows.filter(({ dimension }) => dimension === "hour").map(({ group }) => group)).toEqual([
      "09:00-10:00",
      "10:00-11:00",
      "14:00-15:00",
    ]);
    const inIndia = market([1], { profile: nseIndex });
    expect(rowOf(broken([tradeAt(inIndia[0]!, 5, 1)], {}, inIndia), "hour", "20:00-21:00").trades).toBe(1);
  });

  it("sort days by what the session before was like, and not by themselves", () => {
    const own = broken(days.map((day) => tradeAt(day, 60, 1)));
    const groups = own.rows.filter(({ dimension }) => dimension === "volatility");
    expect(groups.map(({ group, trades }) => [group, trades])).toEqual([
      ["calm", 12],
      ["middle", 12],
      ["wild", 11],
      ["unknown", 1],
    ]);
    // The day after the first has seen the calmest kind of session, whatever it is like itself.
    expect(rowOf(broken([tradeAt(days[1]!, 60, 1)]), "volatility", "calm").trades).toBe(1);
    expect(rowOf(broken([tradeAt(days[3]!, 60, 1)]), "volatility", "wild").trades).toBe(1);
  });

  it("do not look at the day itself for its volatility, nor at the order of the book", () => {
    const trades = days.map((day) => tradeAt(day, 60, 1));
    const last = days.at(-1)!;
    const wilder = { ...last.path, price: last.path.price.map((price) => 5000 + 10 * (price - 5000)) };
    const changed = [...days.slice(0, -1), { ...last, path: wilder }];
    const groupOfLast = (book: readonly DayPrices[]) =>
      broken(trades.slice(-1), {}, book).rows.find(({ dimension }) => dimension === "volatility")!.group;
    expect(groupOfLast(changed)).toBe(groupOfLast(days));
    expect(broken(trades, {}, [...days].reverse())).toEqual(broken(trades));
  });

  it("keep the thirds of each underlying apart", () => {
    const wilder = days.map((day) => ({
      ...day,
      underlying: "WILD",
      path: { ...day.path, price: day.path.price.map((price) => 5000 + 50 * (price - 5000)) },
    }));
    const result = broken([tradeAt(days[1]!, 60, 1), tradeAt(wilder[1]!, 60, 1)], {}, [...days, ...wilder]);
    expect(rowOf(result, "volatility", "calm").trades).toBe(2);
  });

  it("test no trades whose session before is not known, and say why", () => {
    const result = broken(days.map((day) => tradeAt(day, 60, 1)));
    expect(rowOf(result, "volatility", "unknown")).toMatchObject({ pValue: Number.NaN, interval: null });
    expect(rowOf(result, "volatility", "unknown").reason).toContain("the session before is not in the data");
  });

  it("test the mean against zero on both sides with days as clusters", () => {
    const result = broken(uneven);
    const { pValue, interval, method } = rowOf(result, "class", "GAMMA_EMERGENCY");
    const own = uneven.filter(({ label }) => label === "GAMMA_EMERGENCY");
    const test = clusteredMean(
      own.map(({ netPoints }) => netPoints),
      own.map(({ date }) => date),
      0,
      "two-sided",
      0.95,
    );
    expect(pValue).toBe(test.pValue);
    expect(interval).toEqual(test.interval);
    expect(method).toBe(test.method);
    const mirrored = broken(uneven.map((trade) => ({ ...trade, netPoints: -trade.netPoints })));
    expect(rowOf(mirrored, "class", "GAMMA_EMERGENCY").pValue).toBeCloseTo(pValue, 12);
  });

  it("adjust over all rows of all dimensions together, and discover up to the rate", () => {
    const result = broken(uneven);
    const tested = result.rows.filter(({ pValue }) => !Number.isNaN(pValue));
    expect(new Set(tested.map(({ dimension }) => dimension)).size).toBe(3);
    expect(result.tests).toBe(tested.length);
    expect(tested.map(({ pAdjusted }) => pAdjusted)).toEqual([
      ...benjaminiHochberg(tested.map(({ pValue }) => pValue)),
    ]);
    for (const { pAdjusted, discovered, standing } of tested) {
      expect(discovered).toBe(pAdjusted <= 0.1);
      expect(standing).toBe("exploratory");
    }
    expect(rowOf(result, "hour", "09:00-10:00").discovered).toBe(true);
    expect(rowOf(result, "hour", "12:00-13:00").discovered).toBe(false);
  });

  it("discover more, or fewer, at another rate", () => {
    const count = (breakdownRate: number) =>
      broken(uneven, { breakdownRate }).rows.filter(({ discovered }) => discovered).length;
    expect(count(1e-300)).toBe(0);
    expect(count(1)).toBe(broken(uneven).tests);
    expect(broken(uneven, { breakdownRate: 0.2 }).falseDiscoveryRate).toBe(0.2);
  });

  it("describe a group of few days and do not test it", () => {
    const few = days.slice(0, 5).map((day) => tradeAt(day, 60, 2));
    const own = rowOf(broken(few), "class", "GAMMA_EMERGENCY");
    expect(own).toMatchObject({ ...{ trades: 5, days: 5, wins: 5, meanPoints: 2 }, interval: null, discovered: false });
    expect(own.pValue).toBeNaN();
    expect(own.pAdjusted).toBeNaN();
    expect(own.reason).toBe("5 days with trades: below 6 the numbers are descriptive only");
    expect(rowOf(broken(few, { descriptiveDays: 5 }), "class", "GAMMA_EMERGENCY")).toMatchObject({
      ...{ pValue: 2 * 0.5 ** 5, reason: null },
      violated: [expect.stringContaining("only 5 days")],
    });
  });

  it("draw for each group from a stream of its own, from the seed, as often as asked", () => {
    const some = days
      .slice(0, 25)
      .flatMap((day, k) => [
        tradeAt(day, 60, Math.sin(9 * k) + 0.1, "INSTITUTIONAL_SWEEP"),
        tradeAt(day, 90, Math.cos(5 * k)),
      ]);
    const alone = some.filter(({ label }) => label === "INSTITUTIONAL_SWEEP");
    const p = (trades: readonly Trade[], seed: number, resamples = 199) =>
      rowOf(breakdowns(trades, bookOf(days), { ...parameters, resamples }, seed), "class", "INSTITUTIONAL_SWEEP")
        .pValue;
    expect(p(some, 1)).toBe(p(alone, 1));
    expect(new Set([1, 2, 3, 4].map((seed) => p(some, seed))).size).toBeGreaterThan(1);
    expect(p(some, 1, 999) * 1000).toBeCloseTo(Math.round(p(some, 1, 999) * 1000), 9);
    expect(p(some, 1) * 200).toBeCloseTo(Math.round(p(some, 1) * 200), 9);
  });

  it("need no trades", () => {
    expect(broken([])).toEqual({
      ...{ falseDiscoveryRate: 0.1, adjustment: "Benjamini-Hochberg" },
      ...{ tests: 0, trades: 0, days: 0, rows: [] },
    });
  });

  it("have no interval where all trades are alike, and a p all the same", () => {
    const alike = rowOf(broken(days.map((day) => tradeAt(day, 60, 1))), "class", "GAMMA_EMERGENCY");
    expect(alike.interval).toBeNull();
    expect(alike.pValue).toBeLessThan(0.05);
    expect(alike.reason).toBeNull();
  });

  it("know no trade of a day that is not in the book", () => {
    expect(() => broken([tradeOf({ date: "2027-01-04" })])).toThrow(new RangeError("unknown day: TEST 2027-01-04"));
  });

  it("do not depend on the order of the trades where nothing is drawn", () => {
    const shuffled = fc.shuffledSubarray([...uneven], { minLength: uneven.length });
    const tabled = (trades: readonly Trade[]) =>
      broken(trades).rows.map(({ dimension, group, trades: n, wins, pValue, discovered }) => ({
        ...{ dimension, group, n, wins, discovered },
        pValue: pValue.toFixed(9),
      }));
    fc.assert(
      fc.property(shuffled, (trades) => {
        expect(tabled(trades)).toEqual(tabled(uneven));
      }),
      { seed: 1, numRuns: 10 },
    );
  });
});

describe("false discoveries", () => {
  it("are rare among trades that earn nothing: at a rate of 10 % a market in ten finds some", () => {
    let found = 0;
    const markets = 60;
    for (let k = 0; k < markets; k++) {
      const trades = days.flatMap((day, d) =>
        [20, 100, 200, 300].map((minutes, n) => tradeAt(day, minutes, noise(k, d, n), n < 2 ? "A" : "B")),
      );
      if (broken(trades).rows.some(({ discovered }) => discovered)) found += 1;
    }
    // Twice the expected count is more than two standard deviations away; that none is found would be as suspicious.
    expect(found).toBeLessThanOrEqual(12);
    expect(found).toBeGreaterThan(0);
  });
});

/** Numbers about zero without a pattern, the same on every run. */
function noise(market: number, day: number, trade: number): number {
  const value = Math.sin(market * 12.9898 + day * 78.233 + trade * 37.719) * 43_758.5453;
  return value - Math.floor(value) - 0.5;
}
