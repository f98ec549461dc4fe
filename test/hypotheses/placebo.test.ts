import { describe, expect, it } from "vitest";
import {
  type PlaceboEntries,
  type PlaceboMatching,
  placeboTable,
  trailingVolatility,
} from "../../lib/hypotheses/placebo.js";
import type { Halt } from "../../lib/market/market-context.js";
import { pricePath } from "../../lib/market/market-day.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import type { DayPrices } from "../../lib/market/price-book.js";
import { createStream } from "../../lib/numeric/random.js";
import { dateAfter } from "../fixtures/days.js";
import { bookOf, limits, perMinute, pricesOf, type TradeOptions, tradeOf } from "../fixtures/trades.js";

const home = "2026-01-05";
const other = (number: number) => dateAfter(home, number);

/**
 * A day whose price rises ever faster, so that the points of two minutes tell when they began: 0.004 (m + 1) points from
 * minute m on. The saw on top gives all days the same volatility; a mark, a thousandth of a point per minute, tells days
 * apart.
 */
function tellingDay(date: string, changes: { mark?: number; saw?: number } & Partial<DayPrices> = {}): DayPrices {
  const { mark = 0, saw = 5, ...rest } = changes;
  const prices = perMinute((m) => 5000 + 0.001 * m * m + 0.001 * mark * m + saw * (m % 2));
  return { ...pricesOf({ date, prices }), ...rest };
}

/** Points of the probe, two minutes from minute 200 on, on a marked day. */
const marked = (mark: number) => expect.closeTo(0.804 + 0.002 * mark, 9);
const markOf = (points: number) => Math.round((points - 0.804) / 0.002);

const entryMinute = (points: number) => points / 0.004 - 1;

/** A trade that is decided at minute 200, filled at once and held for two minutes. */
function probe(options: TradeOptions = {}) {
  const decidedAt = pricesOf({ prices: [1] }).opensAt + 200 * 60_000;
  return tradeOf({
    ...options,
    entry: options.entry ?? { at: decidedAt, price: 5000 },
    plan: { decidedAt, exit: { target: 1000, stop: 1000, maximumHold: 2 }, ...options.plan },
  });
}

interface TableOptions extends Partial<PlaceboMatching> {
  readonly closeEarly?: boolean;
  readonly seed?: number;
}

function table(
  days: readonly DayPrices[],
  trades = [probe()],
  { minutes = 15, mostDays = 60, closeEarly = false, seed = 1, donors = "same-expiration" }: TableOptions = {},
): PlaceboEntries {
  return placeboTable(
    trades,
    bookOf(days),
    { minutes, mostDays, donors },
    limits,
    closeEarly,
    createStream(seed, "placebo"),
  );
}

/** Entry minutes that the placebos of the probe take on one other day, over many seeds. */
function entriesSeen(
  day: DayPrices,
  minutes: number,
  options: TradeOptions = {},
  closeEarly = false,
): readonly number[] {
  const seen = new Set<number>();
  for (let seed = 0; seed < 100; seed++) {
    const { days } = table([tellingDay(home), day], [probe(options)], { minutes, closeEarly, seed });
    for (const { donors } of days) for (const points of donors) seen.add(Math.round(entryMinute(points[0]!)));
  }
  return [...seen].sort((a, b) => a - b);
}

describe("placebo entries", () => {
  it("stay within the given minutes of the trade's clock time, every five minutes alike", () => {
    expect(entriesSeen(tellingDay(other(1)), 15)).toEqual([185, 190, 195, 200, 205, 210, 215]);
    expect(entriesSeen(tellingDay(other(1)), 5)).toEqual([195, 200, 205]);
    expect(entriesSeen(tellingDay(other(1)), 0)).toEqual([200]);
  });

  it("count the clock from the open of their own session", () => {
    const late = tellingDay(other(1));
    const shifted = {
      ...late,
      opensAt: late.opensAt + 3_600_000,
      closesAt: late.closesAt + 3_600_000,
      path: { ...late.path, at: late.path.at.map((at) => at + 3_600_000) },
    };
    expect(entriesSeen(shifted, 0)).toEqual([200]);
  });

  it("wait as long as the trade waited for its fill", () => {
    const { opensAt } = tellingDay(home);
    expect(entriesSeen(tellingDay(other(1)), 0, { entry: { at: opensAt + 206 * 60_000, price: 5000 } })).toEqual([206]);
  });

  it("come from other days only, each of which stands in for the whole day", () => {
    const { days, unmatched } = table(
      [tellingDay(home, { mark: 9 }), tellingDay(other(1), { mark: 1 }), tellingDay(other(2), { mark: 2 })],
      [probe({ netPoints: 7 }), probe({ netPoints: -2, direction: -1 })],
      { minutes: 0 },
    );
    expect(days).toHaveLength(1);
    expect(days[0]!.date).toBe(home);
    expect(days[0]!.actual).toEqual([7, -2]);
    expect(days[0]!.donors).toEqual([
      [marked(1), expect.closeTo(-0.806, 9)],
      [marked(2), expect.closeTo(-0.808, 9)],
    ]);
    expect(unmatched).toBe(0);
  });

  it("come from days with the same expiry flag", () => {
    const days = [
      tellingDay(home, { expiration: true }),
      tellingDay(other(1), { mark: 1 }),
      tellingDay(other(2), { mark: 2, expiration: true }),
    ];
    expect(table(days, undefined, { minutes: 0 }).days[0]!.donors).toEqual([[marked(2)]]);
    const ordinary = days.map((day) => ({ ...day, expiration: !day.expiration }));
    expect(table(ordinary, undefined, { minutes: 0 }).days[0]!.donors).toEqual([[marked(2)]]);
  });

  it("are listed by the day that lent them, as they were drawn there: nothing is filled in", () => {
    const days = [tellingDay(home), tellingDay(other(1), { mark: 1 }), tellingDay(other(2), { mark: 2 })];
    const { lent } = table(days, [probe(), probe()], { minutes: 0 });
    expect(lent.map(({ date, netPoints }) => [date, netPoints])).toEqual([
      ...[1, 1, 2, 2].map((k) => [other(k), marked(k)]),
    ]);
    expect(table([tellingDay(home)], [probe()]).lent).toEqual([]);
  });

  it("come from days without an expiry where what is tested is the expiry itself", () => {
    const days = [
      tellingDay(home, { expiration: true }),
      tellingDay(other(1), { mark: 1 }),
      tellingDay(other(2), { mark: 2, expiration: true }),
    ];
    const without = (own: readonly DayPrices[]) => table(own, undefined, { minutes: 0, donors: "without-expiration" });
    expect(without(days).days[0]!.donors).toEqual([[marked(1)]]);
    // A trade on a day without one has the same donors.
    expect(without(days.map((day, k) => (k === 0 ? { ...day, expiration: false } : day))).days[0]!.donors).toEqual([
      [marked(1)],
    ]);
    const all = days.map((day) => ({ ...day, expiration: true }));
    expect(without(all)).toEqual({ days: [], unmatched: 1, lent: [] });
  });

  it("come from times of the same third of trailing volatility", () => {
    const calm = { saw: 1 };
    const wild = { saw: 25 };
    const days = [
      tellingDay(home),
      tellingDay(other(1), { mark: 1, ...calm }),
      tellingDay(other(2), { mark: 2, ...calm }),
      tellingDay(other(3), { mark: 3 }),
      tellingDay(other(4), { mark: 4, ...wild }),
      tellingDay(other(5), { mark: 5, ...wild }),
    ];
    const marks = ({ date, opensAt }: DayPrices) => {
      const at = opensAt + 200 * 60_000;
      const trade = probe({ date, entry: { at, price: 5000 }, plan: { decidedAt: at } });
      return table(days, [trade], { minutes: 0 }).days.flatMap(({ donors }) =>
        donors.map((points) => markOf(points[0]!)),
      );
    };
    expect(marks(days[0]!)).toEqual([3]);
    expect(marks(days[1]!)).toEqual([2]);
    expect(marks(days[5]!)).toEqual([4]);
  });

  it("come from the same underlying", () => {
    const days = [
      tellingDay(home),
      tellingDay(other(1), { mark: 1, underlying: "OTHER" }),
      tellingDay(other(2), { mark: 2 }),
      tellingDay(other(2), { mark: 3, underlying: "OTHER" }),
    ];
    expect(table(days, undefined, { minutes: 0 }).days[0]!.donors).toEqual([[marked(2)]]);
  });

  it("are not taken where no price comes within the longest gap", () => {
    const { opensAt } = tellingDay(home);
    // The fill is asked for half a minute before the next price.
    const between = { entry: { at: opensAt + 206.5 * 60_000, price: 5000 } };
    const patient = (longestGap: number) => tellingDay(other(1), { profile: { ...synthetic, longestGap } });
    expect(entriesSeen(patient(30), 0, between)).toEqual([207]);
    expect(entriesSeen(patient(29), 0, between)).toEqual([]);
    expect(table([tellingDay(home), patient(29)], [probe(between)], { minutes: 0 })).toEqual({
      days: [],
      unmatched: 1,
      lent: [],
    });
  });

  it("leave by the trade's own target, stop and hold, the hold capped by the risk manager", () => {
    const days = [tellingDay(home), tellingDay(other(1))];
    const points = (exit: { target: number; stop: number; maximumHold: number }, options: TradeOptions = {}) =>
      table(days, [probe({ plan: { exit }, ...options })], { minutes: 0 }).days[0]!.donors[0]![0]!;
    // Odd minutes stand 5 points higher: the first price after the entry at minute 200 is 5.401 points up.
    expect(points({ target: 3, stop: 1000, maximumHold: 30 })).toBe(3);
    expect(points({ target: 1000, stop: 3, maximumHold: 30 }, { direction: -1 })).toBeCloseTo(-5.401, 9);
    expect(points({ target: 1000, stop: 1000, maximumHold: 4 })).toBeCloseTo(0.001 * (204 ** 2 - 200 ** 2), 9);
    expect(limits.holdEmergency).toBe(8);
    expect(points({ target: 1000, stop: 1000, maximumHold: 30 })).toBeCloseTo(0.001 * (208 ** 2 - 200 ** 2), 9);
  });

  it("pay the trade's costs and count in points of their own price level", () => {
    const days = [tellingDay(home), tellingDay(other(1))];
    const points = (book: readonly DayPrices[], options: TradeOptions = {}) =>
      table(book, [probe(options)], { minutes: 0 }).days[0]!.donors[0]![0]!;
    expect(points(days, { costPoints: 0.75 })).toBeCloseTo(0.804 - 0.75, 9);
    const relative = { ...synthetic, point: { kind: "relative", basisPoints: 4 } as const };
    expect(points(days.map((day) => ({ ...day, profile: relative })))).toBeCloseTo(0.804 / (0.0004 * 5040), 9);
  });

  it("close early with the trades: nothing is opened or held in the last minutes", () => {
    const decidedAt = tellingDay(home).opensAt + 350 * 60_000;
    const late: TradeOptions = {
      entry: { at: decidedAt, price: 5000 },
      plan: { decidedAt, exit: { target: 1000, stop: 1000, maximumHold: 8 } },
    };
    const net = (closeEarly: boolean) =>
      new Set(
        Array.from({ length: 40 }, (_, seed) =>
          table([tellingDay(home), tellingDay(other(1))], [probe(late)], {
            closeEarly,
            seed,
          }).days[0]?.donors[0]?.[0]?.toFixed(6),
        ),
      );
    const held = (minute: number, until: number) =>
      (0.001 * (until ** 2 - minute ** 2) + 5 * ((until % 2) - (minute % 2))).toFixed(6);
    expect(net(false)).toEqual(new Set([335, 340, 345, 350, 355, 360, 365].map((minute) => held(minute, minute + 8))));
    expect(net(true)).toEqual(
      new Set([335, 340, 345, 350, 355].map((minute) => held(minute, Math.min(360, minute + 8)))),
    );
  });

  it("obey the halts of their own day: none is opened in one, and one that is open is closed", () => {
    const day = tellingDay(other(1));
    const minute = (m: number) => day.opensAt + 60_000 * m;
    const pointsUnder = (...halts: readonly Halt[]) =>
      new Set(
        Array.from({ length: 60 }, (_, seed) =>
          placeboTable(
            [probe()],
            bookOf([tellingDay(home), day]),
            { minutes: 15, mostDays: 60, donors: "same-expiration" },
            limits,
            false,
            createStream(seed, "placebo"),
            halts,
          ).days[0]!.donors[0]![0]!.toFixed(3),
        ),
      );
    const held = (from: number, until: number) =>
      (0.001 * (until ** 2 - from ** 2) + 5 * ((until % 2) - (from % 2))).toFixed(3);
    const halt = { from: minute(183), to: minute(203), underlying: null, reason: "by hand" };
    expect(pointsUnder(halt)).toEqual(new Set([held(205, 207), held(210, 212), held(215, 217)]));
    expect(pointsUnder(halt, { ...halt, from: minute(206), to: minute(215) })).toEqual(
      new Set([held(205, 206), held(215, 217)]),
    );
    expect(pointsUnder({ ...halt, underlying: "OTHER" }).size).toBe(7);
  });

  it("are not taken at the session's last price, where they could only pay their costs", () => {
    const decidedAt = tellingDay(home).opensAt + 385 * 60_000;
    const last: TradeOptions = {
      entry: { at: decidedAt, price: 5000 },
      plan: { decidedAt, exit: { target: 1000, stop: 1000, maximumHold: 2 } },
    };
    expect(entriesSeen(tellingDay(other(1)), 5, last)).toEqual([380, 385]);
  });

  it("come from at most the given number of days, drawn without replacement by the stream", () => {
    const days = [tellingDay(home), ...Array.from({ length: 12 }, (_, k) => tellingDay(other(k + 1), { mark: k + 1 }))];
    const marks = (seed: number, mostDays: number) =>
      table(days, undefined, { minutes: 0, mostDays, seed }).days[0]!.donors.map((points) => markOf(points[0]!));
    expect(marks(1, 60)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(marks(1, 4)).toHaveLength(4);
    expect(new Set(marks(1, 4)).size).toBe(4);
    expect(marks(1, 4)).toEqual(marks(1, 4));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => marks(seed, 4)).flat()).size).toBe(12);
  });

  it("are missed aloud: a trade without a match is counted and left out on both sides", () => {
    const early = tellingDay(home).opensAt + 60_000;
    const days = [
      tellingDay(home),
      tellingDay(other(1), {
        path: pricePath(tellingDay(other(1)).path.at.slice(100), tellingDay(other(1)).path.price.slice(100)),
      }),
    ];
    const lost = probe({ netPoints: 99, plan: { decidedAt: early }, entry: { at: early, price: 5000 } });
    const { days: matched, unmatched } = table(days, [lost, probe({ netPoints: 7 })], { minutes: 0 });
    expect(unmatched).toBe(1);
    expect(matched[0]!.actual).toEqual([7]);
    expect(matched[0]!.donors).toHaveLength(1);
    expect(table(days, [lost], { minutes: 0 })).toEqual({ days: [], unmatched: 1, lent: [] });
  });

  it("keep the mix of the trades: where a day matches only some, the others take a placebo of another day", () => {
    const early = tellingDay(home).opensAt + 60_000;
    const late = tellingDay(other(1), { mark: 1 });
    const cut = { ...late, path: pricePath(late.path.at.slice(100), late.path.price.slice(100)) };
    const days = [tellingDay(home), cut, tellingDay(other(2), { mark: 2 })];
    const first = probe({ plan: { decidedAt: early }, entry: { at: early, price: 5000 } });
    const { donors } = table(days, [first, probe()], { minutes: 0 }).days[0]!;
    expect(donors.map((points) => points.length)).toEqual([2, 2]);
    expect(donors[0]![0]).toBe(donors[1]![0]);
    expect(donors[0]![1]).not.toBe(donors[1]![1]);
  });

  it("do not exist in a dataset of one day", () => {
    expect(table([tellingDay(home)], [probe(), probe()])).toEqual({ days: [], unmatched: 2, lent: [] });
    expect(table([tellingDay(home)], [])).toEqual({ days: [], unmatched: 0, lent: [] });
  });
});

describe("trailing volatility", () => {
  it("is the root mean square of relative moves per square-root second over half an hour", () => {
    const day = pricesOf({ prices: [100, 101, 101, 99.99] });
    const squares = 0.01 ** 2 + 0 + ((99.99 - 101) / 101) ** 2;
    expect(trailingVolatility(day, day.opensAt + 3 * 60_000)).toBeCloseTo(Math.sqrt(squares / 180), 12);
  });

  it("forgets what is older than half an hour and does not know what comes", () => {
    const quiet = perMinute((minute) => (minute === 20 ? 200 : minute > 60 ? 300 : 100));
    const day = pricesOf({ prices: quiet });
    expect(trailingVolatility(day, day.opensAt + 60 * 60_000)).toBe(0);
    expect(trailingVolatility(day, day.opensAt + 40 * 60_000)).toBeGreaterThan(0);
    expect(trailingVolatility(day, day.opensAt + 61 * 60_000)).toBeGreaterThan(0);
  });

  it("is NaN where nothing was seen", () => {
    const day = pricesOf({ prices: [100, 101] });
    expect(trailingVolatility(day, day.opensAt)).toBeNaN();
    expect(trailingVolatility(day, day.opensAt + 40 * 60_000)).toBeNaN();
    expect(trailingVolatility(pricesOf({ prices: [] }), day.opensAt)).toBeNaN();
  });
});
