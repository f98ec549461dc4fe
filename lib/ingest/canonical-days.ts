import type { MarketDay } from "../market/market-day.js";
import type { Dataset, LoadedSession } from "../market/session.js";
import { unfoldDay } from "../market/unfold-day.js";
import type { CanonicalDay } from "./canonical-format.js";

/** A day as it goes into a canonical file. */
export function canonicalDay(day: MarketDay): CanonicalDay {
  return { tape: unfoldDay(day), openInterest: day.openInterest, profile: day.profile.name, lot: day.lot };
}

/**
 * The sessions of a dataset as they go into canonical files, one at a time. A session without a usable day is passed over.
 *
 * @param onSession told of every session, also of those that are passed over
 */
export async function* canonicalDays(
  dataset: Dataset,
  onSession: (loaded: LoadedSession) => void,
): AsyncGenerator<readonly CanonicalDay[]> {
  for await (const loaded of dataset.sessions()) {
    onSession(loaded);
    if (loaded.session.days.length > 0) yield loaded.session.days.map(canonicalDay);
  }
}
