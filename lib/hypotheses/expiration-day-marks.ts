import type { ExpiryCase } from "../detectors/expiry-case.js";
import type { UnderlyingDay } from "./historical-days.js";
import type { PriceBook } from "./placebo.js";

/** A session of an underlying in which a series of it expires. */
export interface ExpirationDayMark extends UnderlyingDay {
  /** Instants of the expiries that could be followed to their settlement, epoch milliseconds, ascending. */
  readonly expiries: readonly number[];
}

/** Sessions of each underlying, sorted by whether a series of it expires in them. By date. */
export interface ExpirationDayMarks {
  readonly named: readonly ExpirationDayMark[];
  readonly others: readonly UnderlyingDay[];
}

/** Sorts the days of a book by whether something expires; a series that could not be followed counts as well. */
export function expirationDayMarks(book: PriceBook, cases: readonly ExpiryCase[]): ExpirationDayMarks {
  const followed = Map.groupBy(cases, ({ date, underlying }) => `${date} ${underlying}`);
  const days = [...book.values()].flat().map(({ date, underlying, expiration }) => {
    const own = followed.get(`${date} ${underlying}`) ?? [];
    const expiries = own.map(({ expiresAt }) => expiresAt).sort((a, b) => a - b);
    return { date, underlying, expiries, named: expiration || own.length > 0 };
  });
  days.sort((a, b) => order(a.date, b.date) || order(a.underlying, b.underlying));
  return {
    named: days.flatMap(({ named, ...mark }) => (named ? [mark] : [])),
    others: days.flatMap(({ named, date, underlying }) => (named ? [] : [{ date, underlying }])),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
