import { digestOfData } from "../evidence/digest.js";
import { DataError } from "../market/data-error.js";
import { noContext } from "../market/market-context.js";
import { mostSetAside, requireUsable } from "../market/quality.js";
import type { Dataset, LoadedSession } from "../market/session.js";
import { type DeribitFile, scanDeribitFile } from "./deribit-file.js";
import { isDeribitLayout, isPerpetualLayout } from "./deribit-layout.js";
import { type DeribitPrints, type DeribitSessions, readDeribitFile } from "./deribit-prints.js";
import { foldDeribitSession } from "./deribit-session.js";
import type { Reader } from "./reader.js";
import { refuseLots } from "./refuse-lots.js";
import { scanSources } from "./scan-sources.js";
import { walkSessions } from "./session-walk.js";

/**
 * Option chains of Deribit, a few snapshots a day: a row per contract and snapshot with quotes and mark in the currency of the
 * option, open interest, delta and the index price. A session ends at 08:00 UTC of its date and holds all expiries quoted in it. Bars
 * of the perpetual future may stand beside: each covers the minute around a snapshot, part of it afterwards, and nothing of the
 * time between snapshots, so that they are counted and set aside as `perpetual`.
 */
export const deribitChain: Reader = {
  format: "deribit-chain",
  recognises: isDeribitLayout,
  accompanies: isPerpetualLayout,
  async open(name, sources, options = {}): Promise<Dataset> {
    refuseLots(options, name);
    const { inputs, files } = await scanSources(sources, scanDeribitFile, options.progress);
    const chains = files.filter(({ kind }) => kind === "chain");
    const dates = [...new Set(chains.flatMap(({ rowsOn }) => [...rowsOn.keys()]))].sort();
    if (dates.length === 0) throw new DataError("no rows within session hours", { file: name });
    const bars = perpetualRows(files);
    const idle = [...bars].filter(([date]) => !dates.includes(date)).map(([date, rows]) => ({ date, rows }));
    return {
      description: {
        name,
        format: "deribit-chain",
        generated: null,
        dates,
        idle: idle.sort((a, b) => (a.date < b.date ? -1 : 1)),
        files: inputs,
        digest: digestOfData(inputs),
      },
      context: noContext,
      sessions: (until) =>
        walkChains(chains, until === undefined ? dates : dates.filter((date) => date <= until), bars),
    };
  },
};

/** Rows of the perpetual future by session date. */
function perpetualRows(files: readonly DeribitFile[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const { kind, rowsOn } of files) {
    if (kind !== "perpetual") continue;
    for (const [date, count] of rowsOn) rows.set(date, (rows.get(date) ?? 0) + count);
  }
  return rows;
}

/** A file holds many sessions: it is read with the first that needs it, and forgotten after the last. */
function walkChains(
  chains: readonly DeribitFile[],
  dates: readonly string[],
  bars: ReadonlyMap<string, number>,
): AsyncIterable<LoadedSession> {
  const held = new Map<DeribitFile, DeribitSessions>();
  return walkSessions(
    dates,
    async (connection, date) => {
      const prints: DeribitPrints[] = [];
      for (const file of held.keys()) if ([...file.rowsOn.keys()].every((own) => own < date)) held.delete(file);
      for (const file of chains) {
        if (!file.rowsOn.has(date)) continue;
        const sessions = held.get(file) ?? (await readDeribitFile(connection, file));
        held.set(file, sessions);
        prints.push(sessions.get(date)!);
      }
      return prints;
    },
    (date, prints) => {
      const loaded = foldDeribitSession(date, prints);
      requireUsable(loaded.quality, mostSetAside, prints.map(({ file }) => file.source.name).join(", "));
      return withBars(loaded, bars.get(date) ?? 0);
    },
  );
}

/** Counts the bars of the perpetual future that belong to a session. */
function withBars({ session, quality }: LoadedSession, perpetual: number): LoadedSession {
  if (perpetual === 0) return { session, quality };
  const setAside = { ...quality.setAside, perpetual };
  return { session, quality: { ...quality, read: quality.read + perpetual, setAside } };
}
