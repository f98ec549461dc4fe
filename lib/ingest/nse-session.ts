import { type FoldedDay, foldSnapshots } from "../market/fold-snapshots.js";
import type { MarketDay } from "../market/market-day.js";
import type { MarketProfile } from "../market/market-profile.js";
import { nseIndex, nseStock } from "../market/market-profiles.js";
import { isBalanced, mergeQuality, setAsideRows } from "../market/quality.js";
import type { LoadedSession, SessionQuality } from "../market/session.js";
import type { SnapshotPrints } from "./snapshot-prints.js";
import { snapshotTape } from "./snapshot-tape.js";

/**
 * Folds the files of a date into a session, underlying by underlying; the same underlying in several files is one day.
 * `readSnapshotPrints` and `foldSnapshots` say what they leave out and mend.
 *
 * @param lots units in one contract by underlying; they come before what the profile lists
 */
export function foldNseSession(
  date: string,
  prints: readonly SnapshotPrints[],
  lots: Readonly<Record<string, number>> = {},
): LoadedSession {
  const folded = [...new Set(prints.flatMap(({ file }) => file.symbols))].sort().map((underlying) => {
    const profile = profileOf(underlying, lots);
    return foldSnapshots(snapshotTape(underlying, date, profile, prints), profile);
  });
  const days = folded.flatMap(({ day }) => day ?? []);
  const unplaced = prints.map(({ setAside }): SessionQuality => {
    return { date, read: setAsideRows({ setAside }), clean: 0, repaired: 0, repairs: {}, setAside, notes: [] };
  });
  const account = mergeQuality(date, [...unplaced, ...folded.map(({ quality }) => quality)]);
  const quality = { ...account, notes: [...account.notes, ...notesOn(days, folded)] };
  const rows = prints.reduce((total, { file }) => total + file.rows, 0);
  if (!isBalanced(quality) || quality.read !== rows) {
    throw new Error(`unbalanced account of ${date}, ${rows} rows: ${JSON.stringify(quality)}`);
  }
  return { session: { date, days }, quality };
}

/** Indices and stocks trade the same hours; which is which is known by the listed lots. */
function profileOf(underlying: string, told: Readonly<Record<string, number>>): MarketProfile {
  const listed = nseIndex.contractSize.kind === "units" ? nseIndex.contractSize.lots : {};
  const profile = Object.hasOwn(listed, underlying) ? nseIndex : nseStock;
  if (!Object.hasOwn(told, underlying)) return profile;
  return { ...profile, contractSize: { kind: "units", lots: { ...listed, ...told } } };
}

function notesOn(days: readonly MarketDay[], folded: readonly FoldedDay[]): string[] {
  const notes: string[] = [];
  const derived = days.filter((day) => day.lot.derived).length;
  if (derived > 0) notes.push(`lot size derived from the data for ${derived} of ${days.length} underlyings`);
  const untimed = folded.reduce((total, { untimed }) => total + untimed, 0);
  if (untimed > 0) notes.push(`${untimed} volumes cover more time than their row: the contract was missing before it`);
  return notes;
}
