import type { RollingFile } from "./rolling-file.js";

type Contract = Pick<RollingFile, "underlying" | "expiration">;

/**
 * Date of the monthly expiry before a contract's, `YYYY-MM-DD`: that of the file of the same underlying that expires in the
 * month before; without such a file the rule of the calendar, the last day of that month with the weekday of the
 * contract's own expiry (last Thursday before a Thursday). Holidays are not known to the rule.
 */
export function previousExpiry(contract: Contract, files: readonly Contract[]): string {
  const expiry = Temporal.PlainDate.from(contract.expiration);
  const month = expiry.subtract({ months: 1 }).toPlainYearMonth();
  const known = files
    .filter(({ underlying, expiration }) => underlying === contract.underlying && expiration.startsWith(`${month}-`))
    .map(({ expiration }) => expiration)
    .sort();
  const end = month.toPlainDate({ day: month.daysInMonth });
  return known.at(-1) ?? String(end.subtract({ days: (end.dayOfWeek - expiry.dayOfWeek + 7) % 7 }));
}
