import { type DayPrices, dayPrices } from "../market/price-book.js";
import type { Dataset, LoadedSession, Session, SessionQuality } from "../market/session.js";
import { type HoldOut, holdOutOf } from "./hold-out.js";

/** What a walk over a dataset leaves behind, whichever strategy walked it. */
export interface WalkedSessions {
  readonly holdOut: HoldOut;
  /** Prices of all days, by underlying. */
  readonly book: ReadonlyMap<string, readonly DayPrices[]>;
  readonly quality: readonly SessionQuality[];
  /** Instant of the last row, epoch milliseconds. */
  readonly lastInstant: number;
  /** Median seconds between prices, over all days. */
  readonly priceStep: number;
  /** IANA name of the exchange's clock. */
  readonly timeZone: string;
}

/**
 * Walks over the sessions that may be seen. Memory holds one session and the price paths of the days.
 *
 * @param visit is given each session with the prices of its underlyings
 * @param onSession told after each session; `quality` is the account of its rows
 * @throws RangeError for an empty dataset
 */
export async function walkSessions(
  dataset: Dataset,
  visit: (session: Session, prices: ReadonlyMap<string, DayPrices>) => void,
  onSession?: (loaded: LoadedSession, done: number, total: number) => void,
): Promise<WalkedSessions> {
  const { description } = dataset;
  const holdOut = holdOutOf(description.dates);
  const book = new Map<string, DayPrices[]>();
  const quality: SessionQuality[] = [];
  let lastInstant = Number.NaN;
  let timeZone = "UTC";
  for await (const loaded of dataset.sessions(holdOut.until)) {
    const { session } = loaded;
    const prices = new Map<string, DayPrices>();
    for (const day of session.days) {
      const own = dayPrices(day);
      prices.set(day.underlying, own);
      const known = book.get(day.underlying);
      if (known) known.push(own);
      else book.set(day.underlying, [own]);
      timeZone = day.profile.hours.timeZone;
      if (day.rows > 0) lastInstant = Math.max(lastInstant || 0, day.knownAt[day.rows - 1]!);
    }
    visit(session, prices);
    quality.push(loaded.quality);
    onSession?.(loaded, quality.length, holdOut.studied);
  }
  if (quality.length === 0) throw new RangeError(`invalid dataset: ${description.name} has no sessions`);
  return { holdOut, book, quality, lastInstant, priceStep: medianStep(book), timeZone };
}

function medianStep(book: ReadonlyMap<string, readonly DayPrices[]>): number {
  const steps = [...book.values()]
    .flatMap((days) => days.map(({ step }) => step))
    .filter((step) => !Number.isNaN(step));
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? Number.NaN;
}
