import { digestOfData } from "../evidence/digest.js";
import { attachFutures, type FutureBars } from "../market/attach-futures.js";
import { DataError } from "../market/data-error.js";
import type { MarketDay } from "../market/market-day.js";
import type { SessionHours } from "../market/market-profile.js";
import type { Dataset, LoadedSession } from "../market/session.js";
import { exchangeClock } from "./exchange-clock.js";
import { readCalendar } from "./read-calendar.js";
import { readFutures } from "./read-futures.js";
import type { LotsFile } from "./read-lots.js";
import { readVolatility } from "./read-volatility.js";

/** Paths of files that tell what the data themselves do not. */
export interface SideFiles {
  /** Bars of the hedge instrument (`readFutures`). */
  readonly futures?: string;
  /** Announcements and halts (`readCalendar`). */
  readonly calendar?: string;
  /** Levels of a volatility index (`readVolatility`). */
  readonly volatility?: string;
}

/**
 * A dataset with what side files tell: futures in its days, calendar and volatility in its context, all of them among its
 * files and in its digest. Times without a zone are in the exchange time of the first session's market.
 *
 * @param lots sizes that the reader was told already; listed among the files
 * @throws DataError as the files' readers do, and where futures have nothing to say about any session
 */
export async function withSideFiles(
  dataset: Dataset,
  { futures, calendar, volatility }: SideFiles,
  lots: LotsFile | null = null,
): Promise<Dataset> {
  const paths = [futures, calendar, volatility];
  if (paths.every((path) => path === undefined) && !lots) return dataset;
  const hours = paths.some((path) => path !== undefined) ? await hoursOf(dataset) : null;
  const clock = hours && exchangeClock(hours.timeZone);
  const bars = futures !== undefined && clock ? await readFutures(futures, clock) : null;
  const told = calendar !== undefined && clock ? await readCalendar(calendar, clock) : null;
  const levels = volatility !== undefined && hours ? await readVolatility(volatility, hours) : null;
  if (bars) requireOverlap(bars.bars, dataset.description.dates, futures!);
  const inputs = [lots, bars, told, levels].flatMap((side) => (side ? [side.input] : []));
  const files = [...dataset.description.files, ...inputs];
  const { context } = dataset;
  return {
    description: { ...dataset.description, files, digest: digestOfData(files) },
    context: {
      events: told?.events ?? context.events,
      volatility: levels?.volatility ?? context.volatility,
      halts: told?.halts ?? context.halts,
    },
    sessions: bars
      ? (until) => attach(dataset.sessions(until), bars.bars, futures!)
      : (until) => dataset.sessions(until),
  };
}

/** Session hours of the market that the data are of: its first session knows. */
async function hoursOf(dataset: Dataset): Promise<SessionHours> {
  for await (const { session } of dataset.sessions(dataset.description.dates[0])) {
    for (const { profile } of session.days) return profile.hours;
  }
  throw new DataError("no session that a file beside the data could belong to", { file: dataset.description.name });
}

/** Years that do not meet are a mistake, even where single days may lack futures. */
function requireOverlap(bars: ReadonlyMap<string | null, FutureBars>, dates: readonly string[], file: string): void {
  const [first = "", last = ""] = [dates[0], dates.at(-1)];
  // Wherever the exchange is, its date has begun a day before and ended a day after it did in Greenwich.
  const day = 86_400_000;
  const [from, to] = [Date.parse(first) - day, Date.parse(last) + 2 * day];
  if ([...bars.values()].some(({ at }) => at.some((instant) => instant > from && instant < to))) return;
  throw new DataError(`no time within the sessions, ${first} to ${last}`, { file, column: "time" });
}

async function* attach(
  sessions: AsyncIterable<LoadedSession>,
  bars: ReadonlyMap<string | null, FutureBars>,
  file: string,
): AsyncGenerator<LoadedSession> {
  for await (const { session, quality } of sessions) {
    const notes: string[] = [];
    const days = session.days.map((day) => {
      const { day: attached, ...counts } = attachFutures(day, barsOf(bars, day, session.days.length, file));
      if (counts.rowsWithout > 0)
        notes.push(`${counts.rowsWithout} of ${day.rows} rows of ${day.underlying} have no future in ${file}`);
      return attached;
    });
    yield { session: { ...session, days }, quality: { ...quality, notes: [...quality.notes, ...notes] } };
  }
}

const none = new Float64Array();
const noBars: FutureBars = {
  ...{ at: none, close: none, open: null, high: null, low: null },
  ...{ volume: null, buyVolume: null, sellVolume: null },
};

/** The bars of a day's underlying. A file without underlyings can only be meant for one. */
function barsOf(
  bars: ReadonlyMap<string | null, FutureBars>,
  { underlying, date }: MarketDay,
  underlyings: number,
  file: string,
): FutureBars {
  const common = bars.get(null);
  if (common && underlyings > 1)
    throw new DataError(`needs a column underlying: ${date} has ${underlyings} of them`, { file });
  return common ?? bars.get(underlying) ?? noBars;
}
