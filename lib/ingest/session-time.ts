import { DataError, type DataPlace } from "../market/data-error.js";
import type { SessionHours } from "../market/market-profile.js";

/**
 * Epoch milliseconds of a local date (`YYYY-MM-DD`) and time (`HH:MM` or `HH:MM:SS`) in an IANA time zone. A time that
 * the clock skips moves forward, one that it shows twice is the first. Throws `DataError` at `place` for an unknown time
 * zone and for a date or time that does not exist.
 */
export function epochOf(date: string, time: string, timeZone: string, place: DataPlace): number {
  return inZone(localTime(date, time, place), timeZone, place);
}

/** Epoch milliseconds of a session's open and close on a date. Throws `DataError` as `epochOf` does. */
export function sessionTimes(
  date: string,
  hours: SessionHours,
  place: DataPlace,
): { opensAt: number; closesAt: number } {
  return {
    opensAt: epochOf(date, hours.open, hours.timeZone, place),
    closesAt: epochOf(date, hours.close, hours.timeZone, place),
  };
}

/** The last weekday before a date, `YYYY-MM-DD`; holidays are not known. */
export function previousWeekday(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return String(day.subtract({ days: day.dayOfWeek === 1 ? 3 : day.dayOfWeek === 7 ? 2 : 1 }));
}

/** Whether a date, `YYYY-MM-DD`, is a Saturday or a Sunday. */
export function isWeekend(date: string): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek > 5;
}

/** Whether a text is a date that exists, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && exists(() => Temporal.PlainDate.from(text));
}

/** Whether a text is a time of day, as `HH:MM:SS`. */
export function isTime(text: string): boolean {
  return /^\d\d:\d\d:\d\d$/.test(text) && exists(() => Temporal.PlainTime.from(text));
}

function exists(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

function localTime(date: string, time: string, place: DataPlace): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`);
  } catch {
    throw new DataError(`unreadable time: ${date} ${time}`, place);
  }
}

function inZone(local: Temporal.PlainDateTime, timeZone: string, place: DataPlace): number {
  try {
    return local.toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    throw new DataError(`unknown time zone: ${timeZone}`, place);
  }
}
