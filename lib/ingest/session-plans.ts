import type { MarketProfile } from "../market/market-profile.js";
import type { SessionPlan } from "../simulation/simulate-market.js";
import { epochOf, previousWeekday, sessionTimes } from "./session-time.js";

/** Sessions of a simulated calendar and the one series that is listed in each. */
export interface CalendarRequest {
  /** First session, or the first weekday after it, `YYYY-MM-DD`. */
  readonly first: string;
  readonly sessions: number;
  readonly profile: MarketProfile;
  /** Calendar days from a session to the expiry of its series; one that falls on a weekend moves to the Friday before. */
  readonly daysToExpiry: number;
}

/** Open interest is published at this time of the morning, exchange clock. */
const publication = "07:00";

/** Weekdays from a date on, in the profile's hours; holidays are ignored. */
export function weekdaySessions({ first, sessions, profile, daysToExpiry }: CalendarRequest): readonly SessionPlan[] {
  const place = { file: "calendar" };
  const { hours } = profile;
  const plans: SessionPlan[] = [];
  for (let date = Temporal.PlainDate.from(first); plans.length < sessions; date = date.add({ days: 1 })) {
    if (date.dayOfWeek > 5) continue;
    const due = date.add({ days: daysToExpiry });
    const expiration = due.subtract({ days: Math.max(0, due.dayOfWeek - 5) });
    plans.push({
      date: String(date),
      ...sessionTimes(String(date), hours, place),
      previousDate: previousWeekday(String(date)),
      publishedAt: epochOf(String(date), publication, hours.timeZone, place),
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
