import { type DayPrices, dayPrices } from "../market/price-book.js";
import type { Dataset, LoadedSession, Session, SessionQuality } from "../market/session.js";
import { type HoldOut, type SessionChoice, visibleSessions } from "./hold-out.js";

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

/** What is done with the sessions of a walk. */
export interface SessionVisitor {
  /** A session that comes before those that are studied: it may fill histories and leaves nothing else behind. */
  warmUp?(session: Session): void;
  visit(session: Session, prices: ReadonlyMap<string, DayPrices>): void;
}

/** Told after each session that is studied; before the first of them `loaded` is null. */
export type OnSession = (loaded: LoadedSession | null, done: number, total: number) => void;

/**
 * Walks over the sessions that may be seen. Memory holds one session and the price paths of the days.
 *
 * @param choice which sessions are studied
 * @throws RangeError for an empty dataset, and for a held-out part that there is not
 */
export async function walkSessions(
  dataset: Dataset,
  choice: SessionChoice,
  visitor: SessionVisitor,
  onSession?: OnSession,
): Promise<WalkedSessions> {
  const { description } = dataset;
  const holdOut = visibleSessions(description, choice);
  const total = choice === "held-out" ? description.dates.length : holdOut.studied;
  let done = 0;
  const book = new Map<string, DayPrices[]>();
  const quality: SessionQuality[] = [];
  let lastInstant = Number.NaN;
  let timeZone = "UTC";
  for await (const loaded of dataset.sessions(holdOut.until)) {
    const { session } = loaded;
    done += 1;
    if (holdOut.from !== undefined && session.date < holdOut.from) {
      visitor.warmUp?.(session);
      onSession?.(null, done, total);
      continue;
    }
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
    visitor.visit(session, prices);
    quality.push(loaded.quality);
    onSession?.(loaded, done, total);
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
