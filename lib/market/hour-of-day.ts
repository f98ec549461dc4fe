/**
 * Reads the hour from an exchange's own clock, 0 to 23, with daylight saving.
 *
 * @param timeZone IANA name, e.g. `America/New_York`
 * @returns of an instant in epoch milliseconds
 * @throws RangeError for a time zone that does not exist, or an instant that is not finite
 */
export function hourOfDay(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", hour: "2-digit" });
  return (instant) => Number(format.formatToParts(instant).find(({ type }) => type === "hour")!.value);
}
