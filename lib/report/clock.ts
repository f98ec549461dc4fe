/** An exchange's own clock: instants become what its participants saw on the wall. */
export interface Clock {
  /** Name to print beside the times. */
  readonly zone: string;
  /** `YYYY-MM-DD` */
  date(instant: number): string;
  /** `HH:MM:SS` */
  time(instant: number): string;
  /** `YYYY-MM-DD HH:MM:SS` */
  stamp(instant: number): string;
  /** Minutes since midnight, with fractions. */
  minuteOfDay(instant: number): number;
}

/**
 * A clock of an IANA time zone. Instants are epoch milliseconds; one that is not known (NaN) gives a dash, or NaN minutes.
 *
 * @throws RangeError for a time zone that does not exist
 */
export function createClock(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const partsOf = (instant: number): Readonly<Record<string, string>> =>
    Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const write = (instant: number, pattern: (parts: Readonly<Record<string, string>>) => string): string =>
    Number.isNaN(instant) ? "–" : pattern(partsOf(instant));
  const date = (instant: number): string => write(instant, ({ year, month, day }) => `${year}-${month}-${day}`);
  const time = (instant: number): string => write(instant, ({ hour, minute, second }) => `${hour}:${minute}:${second}`);
  return {
    zone: timeZone,
    date,
    time,
    stamp: (instant) => (Number.isNaN(instant) ? "–" : `${date(instant)} ${time(instant)}`),
    minuteOfDay(instant) {
      if (Number.isNaN(instant)) return Number.NaN;
      const { hour, minute, second } = partsOf(instant);
      return 60 * Number(hour) + Number(minute) + Number(second) / 60;
    },
  };
}

/** `HH:MM` of minutes since midnight. */
export function clockTime(minuteOfDay: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(minuteOfDay / 60))}:${two(Math.floor(minuteOfDay % 60))}`;
}
