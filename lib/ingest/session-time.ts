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

/**
 * Epoch milliseconds of the open and close of a date's session; it opens the day before where the open is not before the
 * close (`SessionHours`). Throws `DataError` as `epochOf` does.
 */
export function sessionTimes(
  date: string,
  hours: SessionHours,
  place: DataPlace,
): { opensAt: number; closesAt: number } {
  const closesAt = epochOf(date, hours.close, hours.timeZone, place);
  return { opensAt: epochOf(openingDate(date, hours), hours.open, hours.timeZone, place), closesAt };
}

/** Calendar date on which the session of a date (`YYYY-MM-DD`) opens: the date itself, or the day before. */
export function openingDate(date: string, { open, close }: SessionHours): string {
  return open < close ? date : String(Temporal.PlainDate.from(date).subtract({ days: 1 }));
}

/** Date of the session within which an instant (epoch milliseconds) lies, after its open and by its close; null between sessions. */
export function sessionDateAt(instant: number, hours: SessionHours, place: DataPlace): string | null {
  const today = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(hours.timeZone).toPlainDate();
  for (const date of [String(today), String(today.add({ days: 1 }))]) {
    const { opensAt, closesAt } = sessionTimes(date, hours, place);
    if (instant > opensAt && instant <= closesAt) return date;
  }
  return null;
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
