import { describe, expect, it } from "vitest";
import { nextMoves, ordinaryDays } from "../../lib/hypotheses/ordinary-windows.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { dateAfter } from "../fixtures/days.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";
import { bookOf, type PricesOptions, perMinute, pricesOf } from "../fixtures/trades.js";

const date = (number: number) => dateAfter("2026-01-05", number);
/** The logarithm rises by so much every minute: its realised deviation is known. */
const rate = 1e-4;
const growing = (day: number, changes: Partial<PricesOptions> = {}) =>
  pricesOf({ date: date(day), prices: perMinute((minute) => 5000 * Math.exp(rate * minute)), ...changes });
const priceAt = (minute: number) => 5000 * Math.exp(rate * minute);

describe("ordinaryDays", () => {
  const expiry = growing(0, { expiration: true });

  it("takes the same clock time of days without an expiry, with the deviation of the day's own path before it", () => {
    const { windows, prices, courses } = ordinaryDays([expiryCaseOf()], bookOf([expiry, growing(1)]));
    expect(windows).toEqual([
      {
        underlying: "TEST",
        date: date(1),
        move: priceAt(390) - priceAt(330),
        deviation: expect.closeTo(priceAt(330) * rate * Math.sqrt(60), 9),
      },
    ]);
    expect(prices).toEqual([{ underlying: "TEST", date: date(1), price: priceAt(390), spacing: 5, point: 1 }]);
    expect(courses).toHaveLength(1);
    expect(courses[0]).toMatchObject({ underlying: "TEST", date: date(1), endsAt: growing(1).closesAt });
    expect(courses[0]!.deviation).toBe(windows[0]!.deviation);
    expect(courses[0]!.course.at[0]).toBe(growing(1).closesAt - 60 * 60_000);
    expect(courses[0]!.course.price).toHaveLength(61);
    expect(courses[0]!.course.price.at(-1)).toBe(priceAt(390));
  });

  it("begins as long before the close as the underlying's cases are seen, by their median, with the latest spacing", () => {
    const cases = [
      expiryCaseOf({ minutes: 20 }),
      expiryCaseOf({ minutes: 58, day: 2 }),
      expiryCaseOf({ minutes: 30, day: 4, spacing: 10 }),
    ];
    const { windows, prices } = ordinaryDays(cases, bookOf([growing(1)]));
    expect(windows[0]!.move).toBe(priceAt(390) - priceAt(360));
    expect(windows[0]!.deviation).toBeCloseTo(priceAt(360) * rate * Math.sqrt(30), 9);
    expect(prices[0]!.spacing).toBe(10);
  });

  it("knows nothing of underlyings without a case, nor of days with an expiry", () => {
    const book = bookOf([expiry, growing(1, { expiration: true }), growing(1, { underlying: "OTHER" })]);
    expect(ordinaryDays([expiryCaseOf()], book)).toEqual({ windows: [], prices: [], courses: [] });
    expect(ordinaryDays([], bookOf([growing(1)]))).toEqual({ windows: [], prices: [], courses: [] });
    const both = ordinaryDays([expiryCaseOf(), expiryCaseOf({ underlying: "OTHER", minutes: 30 })], book);
    expect(both.windows).toMatchObject([{ underlying: "OTHER", move: priceAt(390) - priceAt(360) }]);
  });

  it("leaves out a day whose prices are too old at either end, or do not move on in between", () => {
    const profile = { ...synthetic, longestGap: 120 };
    const without = (from: number, to: number) =>
      growing(1, {
        profile,
        prices: perMinute((minute) => (minute >= from && minute <= to ? Number.NaN : priceAt(minute))),
      });
    const count = (day: ReturnType<typeof without>) => ordinaryDays([expiryCaseOf()], bookOf([day])).windows.length;
    expect(count(without(329, 330))).toBe(1);
    expect(count(without(328, 330))).toBe(0);
    expect(count(without(389, 390))).toBe(1);
    expect(count(without(388, 390))).toBe(0);
    expect(count(without(0, 330))).toBe(0);
    const patient = { ...without(331, 390), profile: { ...synthetic, longestGap: 1e6 } };
    expect(count(patient)).toBe(0);
  });

  it("has no deviation where nothing was seen before the window, or nothing moved", () => {
    const deviation = (price: (minute: number) => number) =>
      ordinaryDays([expiryCaseOf()], bookOf([growing(1, { prices: perMinute(price) })])).windows[0]!.deviation;
    expect(deviation((minute) => (minute < 330 ? Number.NaN : priceAt(minute)))).toBeNaN();
    expect(deviation((minute) => (minute < 340 ? 5000 : priceAt(minute)))).toBeNaN();
    // What comes after the window has begun does not change it.
    expect(deviation((minute) => (minute > 330 ? 9000 : priceAt(minute)))).toBeCloseTo(
      priceAt(330) * rate * Math.sqrt(60),
      9,
    );
  });
});

describe("nextMoves", () => {
  const book = bookOf([growing(0), growing(3), growing(4)]);

  it("is the move over the first minutes of the underlying's next session, whenever that is", () => {
    const own = expiryCaseOf();
    expect(nextMoves([own], book, 60)).toEqual([{ case: own, nextMove: priceAt(60) - 5000 }]);
    expect(nextMoves([own], book, 30)[0]!.nextMove).toBe(priceAt(30) - 5000);
    expect(nextMoves([expiryCaseOf({ day: 3 })], book, 60)[0]!.nextMove).toBe(priceAt(60) - 5000);
  });

  it("is not known where there is no next session, or its beginning was not seen", () => {
    const move = (day: ReturnType<typeof growing>) => nextMoves([expiryCaseOf()], bookOf([day]), 60)[0]!.nextMove;
    expect(nextMoves([expiryCaseOf({ day: 4 })], book, 60)[0]!.nextMove).toBeNaN();
    expect(nextMoves([expiryCaseOf({ underlying: "OTHER" })], book, 60)[0]!.nextMove).toBeNaN();
    const from = (first: number) =>
      growing(1, {
        profile: { ...synthetic, longestGap: 300 },
        prices: perMinute((minute) => (minute < first ? Number.NaN : priceAt(minute))),
      });
    expect(move(from(5))).toBe(priceAt(60) - priceAt(5));
    expect(move(from(6))).toBeNaN();
    expect(move(growing(1, { prices: [5000] }))).toBeNaN();
  });
});
