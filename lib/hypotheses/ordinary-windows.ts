import type { ExpiryCase } from "../detectors/expiry-case.js";
import { pointSize } from "../market/market-profile.js";
import { type DayPrices, priceIndexAsOf } from "../market/price-book.js";
import type { OrdinaryWindow } from "./expiry-dispersion.js";
import type { PriceBook } from "./placebo.js";
import type { NextMove } from "./session-reversal.js";
import type { OrdinaryPrice } from "./strike-grid.js";
import type { OrdinaryCourse } from "./time-exponent.js";

/** The last hour of days on which nothing expires, as the expiries are set against it: the same clock time, without what is tested. */
export interface OrdinaryDays {
  readonly windows: readonly OrdinaryWindow[];
  readonly prices: readonly OrdinaryPrice[];
  readonly courses: readonly OrdinaryCourse[];
}

/**
 * Ordinary windows of every underlying that has a case: from as long before the close as its cases are seen (their median) to the
 * close. The deviation of a window is that of the day's own path before it.
 *
 * @param book prices of all days
 */
export function ordinaryDays(cases: readonly ExpiryCase[], book: PriceBook): OrdinaryDays {
  const windows: OrdinaryWindow[] = [];
  const prices: OrdinaryPrice[] = [];
  const courses: OrdinaryCourse[] = [];
  for (const [underlying, days] of book) {
    const own = cases.filter((one) => one.underlying === underlying);
    if (own.length === 0) continue;
    const minutes = own.map((one) => one.minutes).sort((a, b) => a - b)[own.length >> 1]!;
    // Strikes are listed as far apart as at the latest expiry.
    const { spacing } = own.at(-1)!;
    for (const day of days) {
      if (day.expiration) continue;
      const { path, date, profile, closesAt } = day;
      const startsAt = closesAt - 60_000 * minutes;
      const first = priceIndexAsOf(path, startsAt);
      const last = priceIndexAsOf(path, closesAt);
      const stale = (index: number, instant: number): boolean =>
        index < 0 || instant - path.at[index]! > 1000 * profile.longestGap;
      if (stale(first, startsAt) || stale(last, closesAt) || last <= first) continue;
      const price = path.price[last]!;
      const deviation = pathDeviation(day, first, minutes);
      prices.push({ underlying, date, price, spacing, point: pointSize(profile, price) });
      windows.push({ underlying, date, move: price - path.price[first]!, deviation });
      const course = { at: path.at.slice(first, last + 1), price: path.price.slice(first, last + 1) };
      courses.push({ underlying, date, endsAt: closesAt, deviation, course });
    }
  }
  return { windows, prices, courses };
}

/** Standard deviation of the move of some minutes, price units, from the day's prices up to one of them; NaN where they are too few. */
function pathDeviation({ path }: DayPrices, until: number, minutes: number): number {
  let squares = 0;
  for (let k = 1; k <= until; k++) squares += Math.log(path.price[k]! / path.price[k - 1]!) ** 2;
  const seen = (path.at[until]! - path.at[0]!) / 60_000;
  return squares > 0 ? path.price[until]! * Math.sqrt((squares / seen) * minutes) : Number.NaN;
}

/**
 * The move over the first minutes of the session after each case; NaN where it was not seen.
 *
 * @param minutes of the next session that are looked at
 */
export function nextMoves(cases: readonly ExpiryCase[], book: PriceBook, minutes: number): readonly NextMove[] {
  return cases.map((own) => {
    const days = book.get(own.underlying) ?? [];
    const next = days.find(({ date }) => date > own.date);
    return { case: own, nextMove: next ? firstMove(next, minutes) : Number.NaN };
  });
}

function firstMove({ path, opensAt, profile }: DayPrices, minutes: number): number {
  const until = priceIndexAsOf(path, opensAt + 60_000 * minutes);
  const late = until < 1 || path.at[0]! - opensAt > 1000 * profile.longestGap;
  return late ? Number.NaN : path.price[until]! - path.price[0]!;
}
