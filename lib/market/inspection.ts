import type { DatasetDescription } from "./session.js";

/** What one session holds. Shares are of 1. */
export interface SessionInspection {
  readonly date: string;
  readonly underlyings: number;
  readonly strikes: number;
  /** Rows of all underlyings: observations, not clock minutes. */
  readonly rows: number;
  /** Instants of the first and the last row, epoch milliseconds; NaN without rows. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Seconds between rows of an underlying. */
  readonly medianGap: number;
  readonly longestGap: number;
  /** Rows behind a gap too long to time their volume. */
  readonly holes: number;
  /** Share of the session's time covered by rows that are no holes. */
  readonly timeCovered: number;
  /** Share of contract cells that were observed. */
  readonly cellsObserved: number;
  readonly expirations: readonly string[];
  /** Whether the feed has it, over all underlyings of the session. */
  readonly has: Readonly<Record<"volume" | "sides" | "delta" | "openInterest" | "future" | "path", boolean>>;
  readonly read: number;
  readonly clean: number;
  readonly repaired: number;
  readonly repairs: Readonly<Record<string, number>>;
  readonly setAside: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
}

/**
 * What a dataset holds: `read` = `clean` + `repaired` + the sum of `setAside`, per session and in total. The total also
 * counts the rows of dates that are no sessions (`dataset.idle`), set aside under their reason.
 */
export interface Inspection {
  readonly dataset: DatasetDescription;
  readonly sessions: readonly SessionInspection[];
  readonly total: Pick<SessionInspection, "rows" | "holes" | "read" | "clean" | "repaired" | "repairs" | "setAside">;
  /** What the data lack, in words: no trade side, no future, ... */
  readonly lacks: readonly string[];
}
