import { digestOfData } from "../evidence/digest.js";
import { DataError } from "../market/data-error.js";
import { noContext } from "../market/market-context.js";
import { nseIndexBars } from "../market/market-profiles.js";
import { requireUsable } from "../market/quality.js";
import type { Dataset, IdleDate, LoadedSession, SessionQuality } from "../market/session.js";
import { openDatabase, readingSettings } from "./duckdb.js";
import { previousExpiry } from "./previous-expiry.js";
import type { Reader } from "./reader.js";
import { type RollingBars, rollingBars } from "./rolling-bars.js";
import { isRollingLayout, type RollingFile, readRollingRows, scanRollingFile } from "./rolling-file.js";
import { foldRollingSession } from "./rolling-session.js";
import { scanSources } from "./scan-sources.js";
import { sessionTimes } from "./session-time.js";

/**
 * Bars of 15 minutes of the strikes around the money of one monthly contract a file, by label ("five steps above the
 * money"), as a broker's service for expired options writes them: close, volume, open interest, level of the index.
 * The contract stands in the file's name (`scanRollingFile`); `rollingBars` says which rows are left out or mended.
 */
export const rolling15min: Reader = {
  format: "rolling-15min",
  recognises: isRollingLayout,
  async open(name, sources, { progress, lots } = {}): Promise<Dataset> {
    const { inputs, files } = await scanSources(sources, scanRollingFile, progress);
    const { dates, idle } = calendar(files);
    if (dates.length === 0) throw new DataError("no rows of its own contracts", { file: name });
    return {
      description: {
        name,
        format: "rolling-15min",
        generated: null,
        dates,
        cycleEnds: cycleEnds(files, dates),
        idle,
        files: inputs,
        digest: digestOfData(inputs),
      },
      context: noContext,
      sessions: (until) => walk(files, until === undefined ? dates : dates.filter((date) => date <= until), lots),
    };
  },
};

/**
 * More than this share of a day's own rows may not be set aside, most of which are foreign. The rows of another index leave the
 * others whole; but a median tells the two apart only while clearly fewer than half of the rows are foreign.
 */
const mostLost = 1 / 3;

/** Dates on which some file has bars of its own contract within session hours, and the rows of the others. */
function calendar(files: readonly RollingFile[]): { dates: string[]; idle: IdleDate[] } {
  const rows = new Map<string, number>();
  const own = new Set<string>();
  const open = new Set<string>();
  for (const file of files) {
    const previous = previousExpiry(file, files);
    for (const [date, count] of file.rowsOn) {
      rows.set(date, (rows.get(date) ?? 0) + count);
      if (date > previous) own.add(date);
    }
    for (const [date, stamps] of Map.groupBy(file.stamps, (stamp) => stamp.date)) {
      const { opensAt, closesAt } = sessionTimes(date, nseIndexBars.hours, { file: file.source.name });
      if (date > previous && stamps.some(({ knownAt }) => knownAt > opensAt && knownAt <= closesAt)) open.add(date);
    }
  }
  const idle = [...rows]
    .filter(([date]) => !open.has(date))
    .map(([date, count]): IdleDate => {
      return own.has(date) ? { date, rows: count } : { date, rows: count, reason: "previous-contract" };
    });
  return { dates: [...open].sort(), idle: idle.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** The last session of each contract: a cycle goes from expiry to expiry. */
function cycleEnds(files: readonly RollingFile[], dates: readonly string[]): readonly string[] {
  const ends = files.map(({ expiration }) => dates.findLast((date) => date <= expiration));
  return [...new Set(ends.filter((date) => date !== undefined))].sort();
}

/** One session after the other; a file is read when its first session comes and forgotten after its last. */
async function* walk(
  files: readonly RollingFile[],
  dates: readonly string[],
  lots?: Readonly<Record<string, number>>,
): AsyncGenerator<LoadedSession> {
  const database = await openDatabase(readingSettings);
  const read = new Map<RollingFile, RollingBars>();
  try {
    for (const date of dates) {
      const contracts: RollingBars[] = [];
      for (const file of files) {
        if (file.expiration < date) read.delete(file);
        if (!file.rowsOn.has(date)) continue;
        const bars =
          read.get(file) ??
          rollingBars(file, await readRollingRows(database.connection, file), previousExpiry(file, files));
        read.set(file, bars);
        contracts.push(bars);
      }
      const loaded = foldRollingSession(date, contracts, lots);
      requireUsable(ownRows(loaded.quality), mostLost, contracts.map(({ file }) => file.source.name).join(", "));
      yield loaded;
    }
  } finally {
    database.close();
  }
}

/**
 * The account without the rows whose loss does no harm to the day: those of the contract before, which another file has in
 * full, and those that repeat a contract whose other row stays.
 */
function ownRows(quality: SessionQuality): SessionQuality {
  const { "previous-contract": previous = 0, repeated = 0, ...setAside } = quality.setAside;
  return { ...quality, read: quality.read - previous - repeated, setAside };
}
