import { DataError } from "./data-error.js";
import type { SessionQuality } from "./session.js";

/** Counts by reason. */
export type Counts = Record<string, number>;

/** Adds to a count; a count of nothing does not appear. */
export function tally(counts: Counts, reason: string, rows = 1): void {
  if (rows > 0) counts[reason] = (counts[reason] ?? 0) + rows;
}

/** Rows that were left out. */
export function setAsideRows(quality: Pick<SessionQuality, "setAside">): number {
  return Object.values(quality.setAside).reduce((total, rows) => total + rows, 0);
}

/** Whether every row went somewhere and none went twice. */
export function isBalanced(quality: SessionQuality): boolean {
  const { read, clean, repaired } = quality;
  return clean >= 0 && repaired >= 0 && read === clean + repaired + setAsideRows(quality);
}

/** The account of a date from the accounts of its parts: counts add up, notes keep their order. */
export function mergeQuality(date: string, parts: readonly SessionQuality[]): SessionQuality {
  const setAside: Counts = {};
  const repairs: Counts = {};
  for (const part of parts) {
    for (const [reason, rows] of Object.entries(part.setAside)) tally(setAside, reason, rows);
    for (const [reason, rows] of Object.entries(part.repairs)) tally(repairs, reason, rows);
  }
  const sum = (key: "read" | "clean" | "repaired"): number => parts.reduce((total, part) => total + part[key], 0);
  return {
    date,
    read: sum("read"),
    clean: sum("clean"),
    repaired: sum("repaired"),
    repairs,
    setAside,
    notes: parts.flatMap((part) => part.notes),
  };
}

/**
 * Share of rows set aside, 0 to 1, of the rows that belong to the session. A recorder that also runs at night does no
 * harm to the day, so rows outside session hours count on neither side. NaN where nothing else was read.
 */
export function setAsideShare(quality: SessionQuality): number {
  const outside = quality.setAside["outside-session"] ?? 0;
  return (setAsideRows(quality) - outside) / (quality.read - outside);
}

/** More of a session's rows than this may not be set aside: what remains would not be the day that was recorded. */
export const mostSetAside = 0.2;

/** Throws `DataError` when more than `limit` (a share) of a session's rows had to be set aside. */
export function requireUsable(quality: SessionQuality, limit: number, file: string): void {
  const share = setAsideShare(quality);
  if (!(share > limit)) return;
  const reasons = Object.entries(quality.setAside).map(([reason, rows]) => `${rows} ${reason}`);
  throw new DataError(
    `${(100 * share).toFixed(1)} % of the rows of ${quality.date} had to be set aside (${reasons.join(", ")} of ${quality.read}); at most ${100 * limit} % may`,
    { file },
  );
}
