import { describe, expect, it } from "vitest";
import { expirationDayMarks } from "../../lib/hypotheses/expiration-day-marks.js";
import { dateAfter } from "../fixtures/days.js";
import { expiryCaseOf } from "../fixtures/expiry-cases.js";
import { bookOf, pricesOf } from "../fixtures/trades.js";

const day = (k: number, expiration: boolean, underlying = "TEST") =>
  pricesOf({ prices: [5000], date: dateAfter("2026-01-05", k), expiration, underlying });
const book = bookOf([day(0, false), day(1, true), day(3, true), day(3, false, "A")]);

describe("the marks of expiration days", () => {
  it("sort the days of a book by whether something expires, by date and name", () => {
    const { named, others } = expirationDayMarks(book, []);
    expect(named.map(({ date }) => date)).toEqual(["2026-01-06", "2026-01-08"]);
    expect(others).toEqual([
      { date: "2026-01-05", underlying: "TEST" },
      { date: "2026-01-08", underlying: "A" },
    ]);
  });

  it("carry the expiries that could be followed; a day whose expiries could not is one as well", () => {
    const followed = expiryCaseOf({ day: 3 });
    const { named } = expirationDayMarks(book, [followed]);
    expect(named.map(({ expiries }) => expiries)).toEqual([[], [followed.expiresAt]]);
  });

  it("hold a followed expiry for one, whatever the calendar says", () => {
    const { named } = expirationDayMarks(book, [expiryCaseOf({ day: 3, underlying: "A" })]);
    expect(named.map(({ underlying }) => underlying)).toEqual(["TEST", "A", "TEST"]);
  });
});
