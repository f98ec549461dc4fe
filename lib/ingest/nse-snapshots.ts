import type { DuckDBConnection } from "@duckdb/node-api";
import { digestOfData } from "../evidence/digest.js";
import { DataError } from "../market/data-error.js";
import { noContext } from "../market/market-context.js";
import { nseStock } from "../market/market-profiles.js";
import { mostSetAside, requireUsable } from "../market/quality.js";
import type { Dataset, LoadedSession } from "../market/session.js";
import { foldNseSession } from "./nse-session.js";
import { isSnapshotLayout, type SnapshotFile, scanSnapshotFile } from "./nse-snapshot-file.js";
import type { Reader, SourceFile } from "./reader.js";
import { scanSources } from "./scan-sources.js";
import { sessionTimes } from "./session-time.js";
import { walkSessions } from "./session-walk.js";
import { readSnapshotPrints, type SnapshotPrints } from "./snapshot-prints.js";

/**
 * Photographs of whole option chains on the National Stock Exchange of India, as recorders of retail quotes write them:
 * a row per underlying, expiry, strike and time with the last prices, open interest and day's volume of call and put.
 * A file holds one date; files of one date are one session, whatever their layout.
 */
export const nseSnapshots: Reader = {
  format: "nse-snapshots",
  recognises: isSnapshotLayout,
  async open(name, sources, { progress, lots } = {}): Promise<Dataset> {
    const scan = (connection: DuckDBConnection, source: SourceFile) =>
      scanSnapshotFile(connection, source, nseStock.hours);
    const { inputs, files } = await scanSources(sources, scan, progress);
    const { dates, idle } = calendar(files);
    if (dates.length === 0) throw new DataError("no rows within session hours", { file: name });
    return {
      description: {
        name,
        format: "nse-snapshots",
        generated: null,
        dates,
        idle,
        files: inputs,
        digest: digestOfData(inputs),
      },
      context: noContext,
      sessions: (until) => walk(files, until === undefined ? dates : dates.filter((date) => date <= until), lots),
    };
  },
};

/** Dates on which something was seen within session hours, and the rows of those on which nothing was. */
function calendar(files: readonly SnapshotFile[]): { dates: string[]; idle: { date: string; rows: number }[] } {
  const rows = new Map<string, number>();
  const dates = new Set<string>();
  for (const { date, rows: count, stamps, source } of files) {
    if (date === null) continue;
    rows.set(date, (rows.get(date) ?? 0) + count);
    const { opensAt, closesAt } = sessionTimes(date, nseStock.hours, { file: source.name });
    if (stamps.some(({ knownAt }) => knownAt > opensAt && knownAt <= closesAt)) dates.add(date);
  }
  const idle = [...rows].filter(([date]) => !dates.has(date)).map(([date, count]) => ({ date, rows: count }));
  return { dates: [...dates].sort(), idle: idle.sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** The sessions of some dates, each from all its files. */
function walk(
  files: readonly SnapshotFile[],
  dates: readonly string[],
  lots?: Readonly<Record<string, number>>,
): AsyncGenerator<LoadedSession> {
  return walkSessions(
    dates,
    async (connection, date) => {
      const prints: SnapshotPrints[] = [];
      for (const file of files) if (file.date === date) prints.push(await readSnapshotPrints(connection, file));
      return prints;
    },
    (date, prints) => {
      const loaded = foldNseSession(date, prints, lots);
      requireUsable(loaded.quality, mostSetAside, prints.map(({ file }) => file.source.name).join(", "));
      return loaded;
    },
  );
}
