import type { MarketProfile } from "../market/market-profile.js";
import type { SessionPlan } from "../simulation/simulate-market.js";
import { epochOf, openingDate, previousWeekday, sessionTimes } from "./session-time.js";

/** Sessions of a simulated calendar and the one series that is listed in each. */
export interface CalendarRequest {
  /** First session, or the first weekday after it, `YYYY-MM-DD`. */
  readonly first: string;
  readonly sessions: number;
  readonly profile: MarketProfile;
  /** Calendar days from a session to the expiry of its series; one that falls on a weekend moves to the Friday before. */
  readonly daysToExpiry: number;
}

/** Open interest is published at this time of the morning on which the session opens, exchange clock. */
const publication = "07:00";

/** Weekdays from a date on, in the profile's hours; holidays are ignored. */
export function weekdaySessions({ daysToExpiry, ...calendar }: CalendarRequest): readonly SessionPlan[] {
  return plansOf(calendar, (date) => {
    const due = date.add({ days: daysToExpiry });
    return due.subtract({ days: Math.max(0, due.dayOfWeek - 5) });
  });
}

/**
 * Weekdays from a date on, each with the series that expires next: its own on Mondays, Wednesdays and Fridays, tomorrow's on
 * Tuesdays and Thursdays, so that there are afternoons without an expiry to compare with. Holidays are ignored.
 */
export function expirySessions(calendar: Omit<CalendarRequest, "daysToExpiry">): readonly SessionPlan[] {
  return plansOf(calendar, (date) => (date.dayOfWeek % 2 === 1 ? date : date.add({ days: 1 })));
}

function plansOf(
  { first, sessions, profile }: Omit<CalendarRequest, "daysToExpiry">,
  expiryOf: (date: Temporal.PlainDate) => Temporal.PlainDate,
): readonly SessionPlan[] {
  const place = { file: "calendar" };
  const { hours } = profile;
  const plans: SessionPlan[] = [];
  for (let date = Temporal.PlainDate.from(first); plans.length < sessions; date = date.add({ days: 1 })) {
    if (date.dayOfWeek > 5) continue;
    const expiration = expiryOf(date);
    plans.push({
      date: String(date),
      ...sessionTimes(String(date), hours, place),
      previousDate: previousWeekday(String(date)),
      publishedAt: epochOf(openingDate(String(date), hours), publication, hours.timeZone, place),
      expiries: [
        {
          expiration: String(expiration),
          expiresAt: sessionTimes(String(expiration), hours, place).closesAt,
          sessions: weekdaysBetween(date, expiration),
          weight: 1,
        },
      ],
    });
  }
  return plans;
}

/** Weekdays after one date up to another, the latter included. */
function weekdaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0;
  for (let date = from.add({ days: 1 }); Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 }))
    if (date.dayOfWeek <= 5) count += 1;
  return count;
}
