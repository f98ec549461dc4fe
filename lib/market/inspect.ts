import type { Inspection, SessionInspection } from "./inspection.js";
import { hasSides, type MarketDay, rowQuality } from "./market-day.js";
import { tally } from "./quality.js";
import type { DatasetDescription, LoadedSession } from "./session.js";

/** Collects the inspection of a dataset while its sessions go by, so that a study need not read them twice. */
export interface Inspector {
  add(loaded: LoadedSession): void;
  inspection(): Inspection;
}

/** An inspector that has seen nothing yet; sessions are added in time order. */
export function createInspector(dataset: DatasetDescription): Inspector {
  const sessions: SessionInspection[] = [];
  return {
    add(loaded) {
      sessions.push(inspectSession(loaded));
    },
    inspection() {
      return { dataset, sessions: [...sessions], total: totalOf(sessions, dataset), lacks: lacksOf(sessions) };
    },
  };
}

/** What one session holds. */
export function inspectSession({ session, quality }: LoadedSession): SessionInspection {
  const { days } = session;
  const gaps = days.flatMap((day) => [...day.elapsed.subarray(1, day.rows)]).sort((a, b) => a - b);
  const { cells, observed } = observation(days);
  return {
    date: session.date,
    underlyings: days.length,
    strikes: total(days, (day) => day.strikes.length),
    rows: total(days, (day) => day.rows),
    firstAt: days.reduce(
      (first, { knownAt, rows }) => (rows > 0 && !(first <= knownAt[0]!) ? knownAt[0]! : first),
      Number.NaN,
    ),
    lastAt: days.reduce(
      (last, { knownAt, rows }) => (rows > 0 && !(last >= knownAt[rows - 1]!) ? knownAt[rows - 1]! : last),
      Number.NaN,
    ),
    medianGap: gaps[gaps.length >> 1] ?? Number.NaN,
    longestGap: gaps.at(-1) ?? Number.NaN,
    holes: total(days, (day) => day.quality.subarray(0, day.rows).filter((marks) => marks & rowQuality.hole).length),
    timeCovered: total(days, coveredSeconds) / total(days, (day) => (day.closesAt - day.opensAt) / 1000),
    cellsObserved: observed / cells,
    expirations: [...new Set(days.flatMap((day) => day.strikes.map(({ expiration }) => expiration)))].sort(),
    has: {
      volume: days.some(
        ({ options }) => options.buyVolume !== null || options.sellVolume !== null || options.unsignedVolume !== null,
      ),
      sides: days.some(hasSides),
      delta: days.some(({ options }) => options.delta !== null),
      openInterest: days.some(({ openInterest }) => openInterest.length > 0),
      future: days.some(({ future }) => future !== null),
      path: days.some(({ path }) => path !== null),
    },
    read: quality.read,
    clean: quality.clean,
    repaired: quality.repaired,
    repairs: quality.repairs,
    setAside: quality.setAside,
    notes: quality.notes,
  };
}

/** Seconds of a day that lie in rows without a hole. */
function coveredSeconds(day: MarketDay): number {
  let seconds = 0;
  for (let row = 0; row < day.rows; row++) if (!(day.quality[row]! & rowQuality.hole)) seconds += day.elapsed[row]!;
  return seconds;
}

/** Cells of contracts, and those in which the contract was seen: by its volume where the feed has any, else by its price. */
function observation(days: readonly MarketDay[]): { readonly cells: number; readonly observed: number } {
  let cells = 0;
  let observed = 0;
  for (const { options, rows, stride, strikes } of days) {
    const column = options.unsignedVolume ?? options.buyVolume ?? options.price;
    cells += rows * 2 * strikes.length;
    if (!column) continue;
    for (let row = 0; row < rows; row++) {
      for (let cell = row * stride; cell < row * stride + 2 * strikes.length; cell++)
        if (!Number.isNaN(column[cell])) observed += 1;
    }
  }
  return { cells, observed };
}

/** Sums over the sessions, and the rows of dates that are none. */
function totalOf(sessions: readonly SessionInspection[], { idle = [] }: DatasetDescription): Inspection["total"] {
  const repairs: Record<string, number> = {};
  const setAside: Record<string, number> = {};
  for (const session of sessions) {
    for (const [reason, rows] of Object.entries(session.repairs)) tally(repairs, reason, rows);
    for (const [reason, rows] of Object.entries(session.setAside)) tally(setAside, reason, rows);
  }
  for (const { rows, reason = "outside-session" } of idle) tally(setAside, reason, rows);
  return {
    rows: total(sessions, ({ rows }) => rows),
    holes: total(sessions, ({ holes }) => holes),
    read: total(sessions, ({ read }) => read) + total(idle, ({ rows }) => rows),
    clean: total(sessions, ({ clean }) => clean),
    repaired: total(sessions, ({ repaired }) => repaired),
    repairs,
    setAside,
  };
}

function lacksOf(sessions: readonly SessionInspection[]): readonly string[] {
  const sentences: readonly (readonly [keyof SessionInspection["has"], string])[] = [
    ["volume", "no option volume"],
    ["sides", "no trade side: bought and sold volume cannot be told apart"],
    ["delta", "no deltas: they are computed from the chain's own prices"],
    ["openInterest", "no open interest"],
    ["future", "no future: neither its volume nor its trades"],
    ["path", "no price path finer than the rows: fills wait for the next row"],
  ];
  return sentences.flatMap(([part, sentence]) => {
    const without = sessions.filter((session) => !session.has[part]);
    if (without.length === 0) return [];
    if (without.length === sessions.length) return [sentence];
    return [
      `${sentence} on ${without.length} of ${sessions.length} sessions (${without[0]!.date} to ${without.at(-1)!.date})`,
    ];
  });
}

function total<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
