import { foldBars } from "../market/fold-bars.js";
import type { MarketDay, Strike } from "../market/market-day.js";
import { nseIndexBars } from "../market/market-profiles.js";
import type { OpenInterest } from "../market/open-interest.js";
import { type Counts, isBalanced, mergeQuality, setAsideRows, tally } from "../market/quality.js";
import type { LoadedSession, SessionQuality } from "../market/session.js";
import type { BarTape } from "../market/tape.js";
import { doubtfulVolume, impossibleVolume, type RollingBars, rollingRepairs } from "./rolling-bars.js";
import { sessionTimes } from "./session-time.js";

/** A row that is used: where it stands in its file. */
interface UsedRow {
  readonly bars: RollingBars;
  readonly row: number;
}

/**
 * Folds the contracts of a date into a session, underlying by underlying; several expiries of one are one day. Open interest is
 * stated while its strike is within the band around the money: a record holds what each contract of the day had *last*, as a
 * holder of the feed would know it, so that outside the band it grows old, and NaN where the day has not shown it yet.
 *
 * @param lots units in one contract by underlying; they come before what the volumes tell
 */
export function foldRollingSession(
  date: string,
  contracts: readonly RollingBars[],
  lots: Readonly<Record<string, number>> = {},
): LoadedSession {
  const days: MarketDay[] = [];
  const accounts: SessionQuality[] = [];
  const notes: string[] = [];
  for (const [underlying, own] of Map.groupBy(contracts, ({ file }) => file.underlying)) {
    const setAside: Counts = {};
    const used = own.flatMap((bars) => rowsOf(bars, date, setAside));
    accounts.push({ date, read: setAsideRows({ setAside }), clean: 0, repaired: 0, repairs: {}, setAside, notes: [] });
    if (used.length === 0) continue;
    const told = Object.hasOwn(lots, underlying) ? lots[underlying]! : null;
    const { tape, openInterest } = tapeOf(underlying, date, used, told);
    const sizes = new Set(used.map(({ bars }) => bars.lot));
    const lot = { size: told ?? used[0]!.bars.lot, derived: told === null };
    const folded = foldBars(tape, nseIndexBars, openInterest, lot);
    accounts.push(folded.quality);
    days.push(folded.day!);
    if (told === null) notes.push(`lot size of ${underlying} derived from the data: ${[...sizes].join(", ")}`);
    else if (![...sizes].every((size) => size % told === 0))
      notes.push(
        `the lot size of ${underlying} is told as ${told}, but its volumes go in steps of ${[...sizes].join(", ")}`,
      );
  }
  days.sort((a, b) => (a.underlying < b.underlying ? -1 : 1));
  const account = mergeQuality(date, accounts);
  const quality = { ...account, notes: [...account.notes, ...notes] };
  const rows = contracts.reduce((sum, { file }) => sum + (file.rowsOn.get(date) ?? 0), 0);
  if (!isBalanced(quality) || quality.read !== rows)
    throw new Error(`unbalanced account of ${date}, ${rows} rows: ${JSON.stringify(quality)}`);
  return { session: { date, days }, quality };
}

/** Rows of a date that are used, the others counted; rows without a time are counted on the day of expiry. */
function rowsOf(bars: RollingBars, date: string, setAside: Counts): UsedRow[] {
  const { file, rows, fault } = bars;
  const used: UsedRow[] = [];
  for (let row = 0; row < rows.stamp.length; row++) {
    if ((file.stamps[rows.stamp[row]!]?.date ?? file.expiration) !== date) continue;
    const reason = fault[row]!;
    if (reason === null) used.push({ bars, row });
    else tally(setAside, reason);
  }
  return used;
}

function tapeOf(
  underlying: string,
  date: string,
  used: readonly UsedRow[],
  told: number | null,
): { readonly tape: BarTape; readonly openInterest: readonly OpenInterest[] } {
  const place = { file: used[0]!.bars.file.source.name };
  const instantOf = ({ bars, row }: UsedRow): number => bars.file.stamps[bars.rows.stamp[row]!]!.knownAt;
  const knownAt = Float64Array.from(new Set(used.map(instantOf))).sort();
  const rowOf = new Map(Array.from(knownAt, (instant, row) => [instant, row]));
  const keyOf = ({ bars, row }: UsedRow): string => `${bars.file.expiration} ${bars.rows.strike[row]}`;
  const strikes: Strike[] = [...new Map(used.map((own) => [keyOf(own), own])).values()]
    .map(({ bars, row }) => {
      const { expiration } = bars.file;
      const { closesAt } = sessionTimes(expiration, nseIndexBars.hours, place);
      return { expiration, expiresAt: closesAt, strike: bars.rows.strike[row]! };
    })
    .sort((a, b) => a.expiresAt - b.expiresAt || a.strike - b.strike);
  const numberOf = new Map(strikes.map(({ expiration, strike }, number) => [`${expiration} ${strike}`, number]));

  const count = used.length;
  const column = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  // The feed has neither sides nor quotes nor deltas: these columns are one array, which nobody writes to.
  const unknown = column();
  const prints = {
    row: new Int32Array(count),
    cell: new Int32Array(count),
    buyVolume: unknown,
    sellVolume: unknown,
    unsignedVolume: column(),
    price: column(),
    bid: unknown,
    ask: unknown,
    delta: unknown,
  };
  const marks = new Uint8Array(count);
  const underlyingPrice = new Float64Array(knownAt.length).fill(Number.NaN);
  const held = column();
  for (const [print, own] of used.entries()) {
    const { bars, row } = own;
    const { rows } = bars;
    const lot = told ?? bars.lot;
    const at = rowOf.get(instantOf(own))!;
    prints.row[print] = at;
    prints.cell[print] = 2 * numberOf.get(keyOf(own))! + rows.right[row]!;
    if (rows.close[row]! > 0) prints.price[print] = rows.close[row]!;
    if (!(bars.marks[row]! & (doubtfulVolume | impossibleVolume)))
      prints.unsignedVolume[print] = rows.volume[row]! / lot;
    marks[print] = bars.marks[row]!;
    underlyingPrice[at] = bars.level[rows.stamp[row]!]!;
    if (rows.oi[row]! >= 0) held[print] = rows.oi[row]! / lot;
  }
  const tape: BarTape = {
    kind: "bars",
    underlying,
    date,
    ...sessionTimes(date, nseIndexBars.hours, place),
    strikes,
    deltaConvention: null,
    rows: { knownAt, underlyingPrice, future: null },
    prints,
    mended: { repairs: rollingRepairs, marks },
    path: null,
  };
  return { tape, openInterest: lastPositions(date, knownAt, prints, held, 2 * strikes.length) };
}

/** What each contract had last, after every bar that shows something new. */
function lastPositions(
  date: string,
  knownAt: Float64Array,
  { row, cell }: Pick<BarTape["prints"], "row" | "cell">,
  held: Float64Array,
  cells: number,
): readonly OpenInterest[] {
  const byRow = Map.groupBy(held.keys(), (print) => row[print]!);
  const current = new Float64Array(cells).fill(Number.NaN);
  const records: OpenInterest[] = [];
  for (const [number, availableAt] of knownAt.entries()) {
    let news = false;
    for (const print of byRow.get(number) ?? []) {
      if (Number.isNaN(held[print]) || held[print] === current[cell[print]!]) continue;
      current[cell[print]!] = held[print]!;
      news = true;
    }
    if (news) records.push({ session: date, availableAt, contracts: current.slice() });
  }
  return records;
}
