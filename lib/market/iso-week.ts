/** A week of the calendar (ISO 8601: Monday to Sunday; the first of a year holds its first Thursday). */
export interface IsoWeek {
  /** Such as `2026-W02`. */
  readonly name: string;
  /** Monday and Sunday, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

const day = 86_400_000;

/**
 * The week that a date of the exchange's calendar lies in.
 *
 * @param date `YYYY-MM-DD`
 * @throws RangeError for a date that is none
 */
export function isoWeek(date: string): IsoWeek {
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(instant)) throw new RangeError(`invalid date: ${date}`);
  const monday = instant - ((new Date(instant).getUTCDay() + 6) % 7) * day;
  const year = new Date(monday + 3 * day).getUTCFullYear();
  const week = 1 + Math.floor((monday + 3 * day - Date.UTC(year, 0, 1)) / (7 * day));
  return {
    name: `${year}-W${String(week).padStart(2, "0")}`,
    from: dateOf(monday),
    to: dateOf(monday + 6 * day),
  };
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
