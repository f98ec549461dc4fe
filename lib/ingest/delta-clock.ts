import { DataError, type DataPlace } from "../market/data-error.js";
import { crypto24h } from "../market/market-profiles.js";
import { epochOf, isTime, openingDate } from "./session-time.js";

/** Dates the times of a recording, row by row: epoch milliseconds at which a row was knowable. */
export type DeltaClock = (time: string, place: DataPlace) => number;

const { hours } = crypto24h;

/**
 * The clock of one expiry in one file, whose rows have a time (`HH:MM`, India) and no date. Rows are appended in time order:
 * a file that begins at 17:30 or later begins on the day before the expiry and passes midnight at most once; one that
 * begins earlier begins on the day of the expiry. Times are cut to the minute, so that a row is not known before its
 * minute has ended: 17:29 ends with the session, and 17:30 of the expiry's day is after it.
 *
 * @param date of the expiry, `YYYY-MM-DD`
 * @throws DataError for a text that is no time, and for times that go back a second time
 */
export function createDeltaClock(date: string): DeltaClock {
  let day: string | null = null;
  let last: string | null = null;
  let known = Number.NaN;
  return (time, place) => {
    if (time === last) return known;
    if (!/^\d\d:\d\d$/.test(time) || !isTime(`${time}:00`)) throw new DataError(`unreadable time: ${time}`, place);
    day ??= time >= hours.open ? openingDate(date, hours) : date;
    if (last !== null && time < last) {
      if (day === date || time >= hours.close)
        throw new DataError(`time goes back a second time: ${time} after ${last}, expiry ${date}`, place);
      day = date;
    }
    last = time;
    known = epochOf(day, time, hours.timeZone, place) + 60_000;
    return known;
  };
}
