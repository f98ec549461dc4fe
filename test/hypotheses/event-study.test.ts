import { describe, expect, it } from "vitest";
import { eventHorizons, eventMoves, eventStudy } from "../../lib/hypotheses/event-study.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import type { DayPrices } from "../../lib/market/price-book.js";
import { createStream } from "../../lib/numeric/random.js";
import { dateAfter, openOf } from "../fixtures/days.js";
import { bookOf, detectionOf, perMinute, pricesOf } from "../fixtures/trades.js";

const first = "2026-01-05";
const dates = Array.from({ length: 8 }, (_, k) => dateAfter(first, k));
const horizon = (minutes: number) => eventHorizons.indexOf(minutes);
const at = (minute: number, date = first) => openOf(date) + 60_000 * minute;

/** Another day on which nothing moves: what a single day is net of. */
const flat = pricesOf({ date: dates[7]!, prices: perMinute(() => 5000) });

function movesOf(days: readonly DayPrices[], changes: Parameters<typeof detectionOf>[0] = {}): readonly number[] {
  return [...eventMoves([detectionOf(changes)], bookOf(days.length === 1 ? [...days, flat] : days)).moves];
}

describe("moves after events", () => {
  it("are points from the price at the trigger to the first price at or after each horizon", () => {
    const day = pricesOf({ prices: perMinute((minute) => 5000 + minute ** 2), date: first });
    // Triggered 20 seconds after minute 60: the price then is that of minute 60.
    const moves = movesOf([day], { triggeredAt: at(60) + 20_000 });
    expect(eventHorizons).toEqual([0.5, 1, 2, 5, 10, 15, 30]);
    const seenAt = [61, 62, 63, 66, 71, 76, 91].map((minute) => minute ** 2 - 60 ** 2);
    // The minute after it ends 40 seconds before the next price: too late to count for one minute.
    expect(moves).toEqual(seenAt.with(horizon(1), Number.NaN));
  });

  it("are counted in the predicted direction and in points of the price level", () => {
    const prices = perMinute((minute) => 5000 + minute);
    expect(movesOf([pricesOf({ prices })], { direction: -1 })[horizon(5)]).toBe(-5);
    const profile = { ...synthetic, point: { kind: "relative", basisPoints: 4 } as const };
    expect(movesOf([pricesOf({ prices, profile })])[horizon(5)]).toBeCloseTo(5 / (0.0004 * 5060), 12);
  });

  it("are net of the mean move of the underlying's other days at the same clock time", () => {
    const rising = (date: string, slope: number, underlying = "TEST") =>
      pricesOf({ date, underlying, prices: perMinute((minute) => 5000 + slope * minute) });
    const days = [rising(dates[0]!, 3), rising(dates[1]!, 1), rising(dates[2]!, 0.5), rising(dates[1]!, 100, "OTHER")];
    expect(movesOf(days)[horizon(10)]).toBeCloseTo(10 * (3 - 0.75), 9);
    expect(movesOf(days, { direction: -1 })[horizon(10)]).toBeCloseTo(-10 * (3 - 0.75), 9);
  });

  it("leave days out of the mean that have no price there", () => {
    const short = pricesOf({ date: dates[1]!, prices: perMinute((minute) => 5000 + minute, 62) });
    const own = pricesOf({ prices: perMinute((minute) => 5000 + 2 * minute) });
    expect(movesOf([own, short, flat])[horizon(2)]).toBe(3);
    expect(movesOf([own, short, flat])[horizon(30)]).toBe(60);
    // Without any other day there is nothing to be net of.
    expect(movesOf([own, short])[horizon(30)]).toBeNaN();
  });

  it("are NaN where the next price comes later than half the horizon, or 30 seconds", () => {
    const hole = pricesOf({
      prices: perMinute((minute) => (minute > 61 && minute < 80 ? Number.NaN : 5000 + minute)),
    });
    const moves = movesOf([hole]);
    // Minute 80 is the next price: 15 minutes late for 5, 10 for 10, 5 for 15, on time for 30.
    expect(moves).toEqual([1, 1, Number.NaN, Number.NaN, Number.NaN, 20, 30]);
    const halfMinutes = pricesOf({ prices: perMinute((minute) => 5000 + minute), date: first });
    expect(movesOf([halfMinutes])[horizon(0.5)]).toBe(1);
    expect(movesOf([halfMinutes], { triggeredAt: at(60) + 29_000 })[horizon(0.5)]).toBe(1);
    expect(movesOf([halfMinutes], { triggeredAt: at(60) + 31_000 })[horizon(0.5)]).toBeNaN();
  });

  it("are NaN at the end of the session, and after a price that is older than the longest gap", () => {
    const whole = pricesOf({ prices: perMinute((minute) => 5000 + minute) });
    const late = movesOf([whole], { triggeredAt: at(380) });
    expect(late[horizon(10)]).toBe(10);
    expect(late[horizon(15)]).toBeNaN();
    const hole = pricesOf({
      prices: perMinute((minute) => (minute > 60 && minute < 80 ? Number.NaN : 5000 + minute)),
    });
    expect(synthetic.longestGap).toBe(600);
    expect(movesOf([hole], { triggeredAt: at(70) })[horizon(15)]).toBe(25);
    expect(movesOf([hole], { triggeredAt: at(71) })[horizon(15)]).toBeNaN();
    expect(movesOf([hole], { triggeredAt: at(0) - 1000 })[horizon(15)]).toBeNaN();
  });

  it("do not look at the day before the trigger", () => {
    const opening = (level: number) =>
      pricesOf({ prices: perMinute((minute) => (minute < 60 ? level : 5000 + minute)) });
    expect(movesOf([opening(1)])).toEqual(movesOf([opening(9999)]));
  });
});

describe("the event study", () => {
  const days = dates.map((date, k) =>
    pricesOf({ date, prices: perMinute((minute) => 5000 + (minute > 60 ? 4 + ((k * 7) % 5) : 0)) }),
  );
  const events = dates.slice(0, 7).map((date) => detectionOf({ date, triggeredAt: at(60, date) }));

  it("averages the moves of all events by horizon and counts those that have a price", () => {
    const study = eventStudy(events, bookOf(days), 99, createStream(1));
    const { moves, horizons } = eventMoves(events, bookOf(days));
    expect(study).toMatchObject({ events: 7, days: 7, level: 0.95 });
    study.curve.forEach(({ minutes, mean, events: count }, k) => {
      const own = events.map((_, event) => moves[event * horizons.length + k]!);
      expect(minutes).toBe(horizons[k]);
      expect(count).toBe(7);
      expect(mean).toBeCloseTo(own.reduce((sum, value) => sum + value, 0) / 7, 12);
    });
  });

  it("counts at each horizon only the events that have a price there", () => {
    const late = [...events, detectionOf({ date: dates[7]!, triggeredAt: at(380, dates[7]) })];
    const counts = eventStudy(late, bookOf(days), 99, createStream(1)).curve.map(({ events: count }) => count);
    expect(counts).toEqual([8, 8, 8, 8, 8, 7, 7]);
  });

  it("has a pointwise band around the mean, and a simultaneous one at its seed", () => {
    const study = eventStudy(events, bookOf(days), 199, createStream(3));
    for (const { mean, lower, upper, simultaneousLower, simultaneousUpper } of study.curve) {
      expect(lower).toBeLessThan(mean);
      expect(upper).toBeGreaterThan(mean);
      expect(simultaneousUpper + simultaneousLower).toBeCloseTo(2 * mean, 9);
    }
    expect(eventStudy(events, bookOf(days), 199, createStream(3))).toEqual(study);
    expect(eventStudy(events, bookOf(days), 199, createStream(4))).not.toEqual(study);
  });

  it("has an empty curve without events and no bands with those of one day", () => {
    const empty = eventStudy([], bookOf(days), 99, createStream(1));
    expect(empty).toMatchObject({ events: 0, days: 0 });
    for (const point of empty.curve) expect(point).toMatchObject({ mean: Number.NaN, lower: Number.NaN, events: 0 });
    for (const point of eventStudy([events[0]!], bookOf(days), 99, createStream(1)).curve) {
      expect(point.mean).not.toBeNaN();
      expect([point.lower, point.simultaneousUpper]).toEqual([Number.NaN, Number.NaN]);
    }
  });
});
