import { epochOf, isDate, isTime } from "./session-time.js";

/** Reads times as people write them: epoch milliseconds, NaN where a text is no time. */
export type ExchangeClock = (text: string) => number;

/**
 * A reader of ISO 8601 times: `2026-01-05T14:31:00Z`, `2026-01-05 09:31:00-05:00`, or without a zone, which is exchange time.
 * Seconds and their decimals may be left out, dates may not; a time that the clock shows twice is the first.
 *
 * @param timeZone IANA name of the exchange's time zone
 */
export function exchangeClock(timeZone: string): ExchangeClock {
  // The zone's rules are asked once an hour of the calendar: they are slow, and nowhere do clocks change within one.
  const hours = new Map<string, number>();
  return (text) => {
    const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text);
    if (!found) return Number.NaN;
    const [, date = "", hour = "", minute = "", second = "00", decimals = "", zone] = found;
    if (!isTime(`${hour}:${minute}:${second}`)) return Number.NaN;
    const key = `${date} ${hour} ${zone ?? ""}`;
    let start = hours.get(key);
    if (start === undefined) {
      if (!isDate(date)) return Number.NaN;
      start = zone === undefined ? epochOf(date, `${hour}:00`, timeZone, { file: text }) : fixed(date, hour, zone);
      hours.set(key, start);
    }
    return start + Number(minute) * 60_000 + Number(second) * 1000 + Math.round(Number(`0${decimals}`) * 1000);
  };
}

function fixed(date: string, hour: string, zone: string): number {
  const offset = zone === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;
  return Date.parse(`${date}T${hour}:00:00${offset}`);
}
