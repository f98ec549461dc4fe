import type { MarketContext } from "./market-context.js";
import type { MarketDay } from "./market-day.js";

/** All underlyings of one date: what execution, limits and day clusters see as one stream. */
export interface Session {
  readonly date: string;
  /** Ordered by underlying. */
  readonly days: readonly MarketDay[];
}

/** One file that went into a dataset. */
export interface InputFile {
  /** Path relative to the dataset's folder. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A date on which nothing of a session was recorded. */
export interface IdleDate {
  readonly date: string;
  readonly rows: number;
  /** Under what its rows are set aside; left out, `outside-session`: all stand outside session hours. */
  readonly reason?: "previous-contract";
}

/** What a dataset says of itself; also decides which tests it allows. */
export interface DatasetDescription {
  readonly name: string;
  /** Name of the reader that recognised it, e.g. `nse-snapshots`. */
  readonly format: string;
  /** Whether the market was generated, and how it was described by whoever generated it. */
  readonly generated: string | null;
  /** Session dates, ascending. */
  readonly dates: readonly string[];
  /** Session dates on which an expiry cycle ends, ascending, where the reader knows them before it reads the sessions. */
  readonly cycleEnds?: readonly string[];
  /** Dates that are not sessions, and why all their rows are set aside; absent where there are none to speak of. */
  readonly idle?: readonly IdleDate[];
  readonly files: readonly InputFile[];
  /** Identity of the data: sha256 over names and digests of the files. */
  readonly digest: string;
  /**
   * Identity of what was recorded, whatever its files are called and whatever stands beside them: sha256 over their digests. Left
   * out, `digest` is it.
   */
  readonly market?: string;
}

/** A lazy sequence of sessions: it can be walked more than once, and only a few sessions are in memory at a time. */
export interface Dataset {
  readonly description: DatasetDescription;
  readonly context: MarketContext;
  /** Sessions in time order; `until` (inclusive date) leaves later files unopened. */
  sessions(until?: string): AsyncIterable<LoadedSession>;
}

/** A session with the account of its rows. */
export interface LoadedSession {
  readonly session: Session;
  readonly quality: SessionQuality;
}

/** Where the rows of a session went. `read` = `clean` + `repaired` + the sum of `setAside`. */
export interface SessionQuality {
  readonly date: string;
  readonly read: number;
  readonly clean: number;
  /** Rows with at least one repair. */
  readonly repaired: number;
  /** Repairs by reason; a row can have several. */
  readonly repairs: Readonly<Record<string, number>>;
  /** Rows left out, by reason; each row is counted once. */
  readonly setAside: Readonly<Record<string, number>>;
  /** Facts that are not about single rows, in words: lots derived from the data, missing stretches. */
  readonly notes: readonly string[];
}
