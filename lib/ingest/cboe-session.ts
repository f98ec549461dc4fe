import { foldBars } from "../market/fold-bars.js";
import type { MarketDay } from "../market/market-day.js";
import { isBalanced, mergeQuality, setAsideRows } from "../market/quality.js";
import type { LoadedSession, SessionQuality } from "../market/session.js";
import { cboeProfile } from "./cboe-contract.js";
import type { CboePrints } from "./cboe-prints.js";
import { cboeTape } from "./cboe-tape.js";

/**
 * Folds the files of a date into a session, underlying by underlying. `cboeTape` and `foldBars` say what they leave out and
 * mend.
 *
 * @param previousDate the session before, whose positions the open interest counts
 */
export function foldCboeSession(date: string, previousDate: string, files: readonly CboePrints[]): LoadedSession {
  const days: MarketDay[] = [];
  const accounts: SessionQuality[] = [];
  for (const underlying of [...new Set(files.flatMap(({ file }) => file.underlyings))].sort()) {
    const profile = cboeProfile(underlying);
    const { tape, openInterest, setAside } = cboeTape(underlying, date, previousDate, profile, files);
    accounts.push(accountOf(date, { ...setAside }));
    const folded = foldBars(tape, profile, openInterest);
    accounts.push(folded.quality);
    if (folded.day) days.push(folded.day);
  }
  const nameless = files.reduce((sum, { underlying }) => sum + underlying.filter((code) => code < 0).length, 0);
  accounts.push(accountOf(date, nameless > 0 ? { unidentified: nameless } : {}));
  const quality = mergeQuality(date, accounts);
  const rows = files.reduce((sum, { underlying }) => sum + underlying.length, 0);
  if (!isBalanced(quality) || quality.read !== rows)
    throw new Error(`unbalanced account of ${date}, ${rows} rows: ${JSON.stringify(quality)}`);
  return { session: { date, days }, quality };
}

function accountOf(date: string, setAside: Record<string, number>): SessionQuality {
  return { date, read: setAsideRows({ setAside }), clean: 0, repaired: 0, repairs: {}, setAside, notes: [] };
}
