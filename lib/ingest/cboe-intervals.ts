import { digestOfData } from "../evidence/digest.js";
import { DataError } from "../market/data-error.js";
import { noContext } from "../market/market-context.js";
import { spxEs } from "../market/market-profiles.js";
import { mostSetAside, requireUsable } from "../market/quality.js";
import type { Dataset, LoadedSession } from "../market/session.js";
import { type CboeFile, scanCboeFile } from "./cboe-file.js";
import { isCboeLayout } from "./cboe-layout.js";
import { type CboePrints, readCboePrints } from "./cboe-prints.js";
import { foldCboeSession } from "./cboe-session.js";
import { type Database, openDatabase, readingSettings } from "./duckdb.js";
import type { Reader } from "./reader.js";
import { refuseLots } from "./refuse-lots.js";
import { scanSources } from "./scan-sources.js";
import { isWeekend, previousWeekday, sessionTimes } from "./session-time.js";
import { createSplitter, type Splitter } from "./split-by-date.js";

/**
 * Option quote intervals of CBOE DataShop, with and without "calcs" and open interest: a row per contract and interval, with
 * the interval's volume and the quotes at its end. Times are US Eastern; `scanCboeFile` says how they are labelled. A file may
 * hold several dates and underlyings, and a date several files. The feed has no trade side and no future.
 */
export const cboeIntervals: Reader = {
  format: "cboe-intervals",
  recognises: isCboeLayout,
  async open(name, sources, options = {}): Promise<Dataset> {
    refuseLots(options, name);
    const { inputs, files } = await scanSources(sources, scanCboeFile, options.progress);
    const { dates, idle } = calendar(files);
    if (dates.length === 0) throw new DataError("no rows within session hours", { file: name });
    return {
      description: {
        name,
        format: "cboe-intervals",
        generated: null,
        dates,
        idle,
        files: inputs,
        digest: digestOfData(inputs),
      },
      context: noContext,
      sessions: (until) => walk(files, dates, until),
    };
  },
};

/** Weekdays on which something was seen within session hours, and the rows of the other dates: there is no trading at weekends. */
function calendar(files: readonly CboeFile[]): { dates: string[]; idle: { date: string; rows: number }[] } {
  const rows = new Map<string, number>();
  const seen = new Set<string>();
  for (const { rowsOn, stamps, source } of files) {
    const [first] = [...rowsOn.keys()].filter((date) => date !== "").sort();
    for (const [date, count] of rowsOn) {
      // Rows without a time go where a session would read them: with the first date of their file.
      const own = date === "" ? first! : date;
      rows.set(own, (rows.get(own) ?? 0) + count);
    }
    for (const [date, own] of Map.groupBy(stamps, (stamp) => stamp.date)) {
      const { opensAt, closesAt } = sessionTimes(date, spxEs.hours, { file: source.name });
      if (!isWeekend(date) && own.some(({ knownAt }) => knownAt > opensAt && knownAt <= closesAt)) seen.add(date);
    }
  }
  const idle = [...rows].filter(([date]) => !seen.has(date)).map(([date, count]) => ({ date, rows: count }));
  return { dates: [...seen].sort(), idle: idle.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** One session after the other; while one is folded and used, DuckDB reads the next, never more than that. */
async function* walk(
  files: readonly CboeFile[],
  dates: readonly string[],
  until: string | undefined,
): AsyncGenerator<LoadedSession> {
  const wanted = until === undefined ? dates : dates.filter((date) => date <= until);
  const database = await openDatabase(readingSettings);
  const splitter = createSplitter();
  let next = readDate(database, splitter, files, wanted[0]);
  try {
    for (const [index, date] of wanted.entries()) {
      const prints = await next;
      next = readDate(database, splitter, files, wanted[index + 1]);
      const loaded = foldCboeSession(date, dates[index - 1] ?? previousWeekday(date), prints);
      requireUsable(loaded.quality, mostSetAside, prints.map(({ file }) => file.source.name).join(", "));
      yield loaded;
    }
  } finally {
    await Promise.allSettled([next]);
    database.close();
    await splitter.close();
  }
}

/** Reads the rows of a date from all files that hold it; of no date, nothing. */
function readDate(
  { connection }: Database,
  splitter: Splitter,
  files: readonly CboeFile[],
  date: string | undefined,
): Promise<CboePrints[]> {
  const read = async (): Promise<CboePrints[]> => {
    const prints: CboePrints[] = [];
    for (const file of files) {
      if (date === undefined || !holds(file, date)) continue;
      const own = await splitter.partOf(file, date);
      prints.push(await readCboePrints(connection, own));
    }
    return prints;
  };
  const reading = read();
  reading.catch(() => {}); // A failure is reported when its turn comes, if it comes.
  return reading;
}

/** Rows without a date go with the first date of their file, so that they are counted once. */
function holds({ rowsOn }: CboeFile, date: string): boolean {
  return rowsOn.has(date);
}
