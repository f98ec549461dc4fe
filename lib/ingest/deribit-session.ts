import { foldBars } from "../market/fold-bars.js";
import type { MarketDay } from "../market/market-day.js";
import { crypto24hDeribit } from "../market/market-profiles.js";
import type { OpenInterest } from "../market/open-interest.js";
import { type Counts, isBalanced, mergeQuality, setAsideRows, tally } from "../market/quality.js";
import type { LoadedSession, SessionQuality } from "../market/session.js";
import type { BarTape } from "../market/tape.js";
import { median } from "../numeric/quantile.js";
import type { DeribitPrints } from "./deribit-prints.js";
import { sessionTimes } from "./session-time.js";

/** Repairs of a print, by bit of its mark. */
const repairs = ["crossed-quotes", "zero-mark"] as const;
const crossed = 1;
const zeroMark = 2;

const notes = [
  "a snapshot has one time, its rows were read over minutes: its price is the median index price of the rows of the series that expires next",
  "prices are stated in BTC and converted to USD with the forward price of their own row",
  "snapshots are hours apart and nothing tells the price between them: a map of strikes, not a course",
];

/**
 * Folds the rows of a session, currency by currency, all expiries together. Set aside: `unidentified` (`readDeribitFile`),
 * `impossible` (a negative or infinite number), `expired`, `duplicate` and `same-instant` (`foldBars`). Repaired: `crossed-quotes`
 * (bid above ask: neither is used), `zero-mark` (less than half the smallest step: what the contract is worth is not known).
 */
export function foldDeribitSession(date: string, files: readonly DeribitPrints[]): LoadedSession {
  const days: MarketDay[] = [];
  const accounts: SessionQuality[] = files.map(({ setAside }) => accountOf(date, setAside));
  for (const underlying of [...new Set(files.flatMap(({ file }) => file.currencies))].sort()) {
    const { tape, openInterest, setAside } = deribitTape(underlying, date, files);
    const folded = foldBars(tape, crypto24hDeribit, openInterest);
    accounts.push(accountOf(date, setAside), folded.quality);
    if (folded.day) days.push(folded.day);
  }
  const quality = { ...mergeQuality(date, accounts), notes };
  const rows = files.reduce((sum, { stamp, setAside }) => sum + stamp.length + setAsideRows({ setAside }), 0);
  if (!isBalanced(quality) || quality.read !== rows)
    throw new Error(`unbalanced account of ${date}, ${rows} rows: ${JSON.stringify(quality)}`);
  return { session: { date, days }, quality };
}

function accountOf(date: string, setAside: Readonly<Counts>): SessionQuality {
  return { date, read: setAsideRows({ setAside }), clean: 0, repaired: 0, repairs: {}, setAside, notes: [] };
}

interface Kept {
  readonly at: number;
  readonly expiresAt: number;
  readonly prints: DeribitPrints;
  readonly row: number;
}

function deribitTape(underlying: string, date: string, files: readonly DeribitPrints[]) {
  const place = { file: files.map(({ file }) => file.source.name).join(", ") };
  const setAside: Counts = {};
  const kept: Kept[] = [];
  for (const prints of files) {
    const { file, currency, stamp, expiration } = prints;
    const code = file.currencies.indexOf(underlying);
    for (let row = 0; row < stamp.length; row++) {
      if (currency[row] !== code) continue;
      const own = { at: file.stamps[stamp[row]!]!.at, expiresAt: file.expirations[expiration[row]!]!, prints, row };
      const reason = isImpossible(prints, row) ? "impossible" : own.at > own.expiresAt ? "expired" : null;
      if (reason) tally(setAside, reason);
      else kept.push(own);
    }
  }
  const instants = Float64Array.from(new Set(kept.map(({ at }) => at))).sort();
  const rowOf = new Map(Array.from(instants, (instant, row) => [instant, row]));
  const { strikes, cellOf } = listStrikes(kept);
  const column = (): Float64Array => new Float64Array(kept.length).fill(Number.NaN);
  // The feed has neither volumes of its rows nor sides: the columns are the same array, which nobody writes to.
  const unknown = column();
  const prints = {
    row: Int32Array.from(kept, ({ at }) => rowOf.get(at)!),
    cell: Int32Array.from(kept, (own) => cellOf(own) + own.prints.type[own.row]!),
    buyVolume: unknown,
    sellVolume: unknown,
    unsignedVolume: unknown,
    price: column(),
    bid: column(),
    ask: column(),
    delta: Float64Array.from(kept, (own) => own.prints.numbers.delta[own.row]!),
  };
  const marks = new Uint8Array(kept.length);
  for (const [print, own] of kept.entries()) {
    const { underlying: forward, mark_price, bid_price, ask_price } = own.prints.numbers;
    const [mark, bid, ask] = [mark_price[own.row]!, bid_price[own.row]!, ask_price[own.row]!];
    if (mark > 0) prints.price[print] = mark * forward[own.row]!;
    else if (mark === 0) marks[print]! |= zeroMark;
    if (bid > ask) marks[print]! |= crossed;
    else {
      if (bid > 0) prints.bid[print] = bid * forward[own.row]!;
      if (ask > 0) prints.ask[print] = ask * forward[own.row]!;
    }
  }
  const tape: BarTape = {
    kind: "bars",
    underlying,
    date,
    ...sessionTimes(date, crypto24hDeribit.hours, place),
    strikes,
    deltaConvention: "signed",
    rows: { knownAt: instants, underlyingPrice: indexLevels(kept, instants), future: null },
    prints,
    mended: { repairs, marks },
    path: null,
  };
  const contracts = Float64Array.from(kept, (own) => own.prints.numbers.open_interest[own.row]!);
  return { tape, setAside, openInterest: positionsSeen(date, prints, contracts, instants, 2 * strikes.length) };
}

function isImpossible({ numbers }: DeribitPrints, row: number): boolean {
  const { bid_price, ask_price, mark_price, open_interest, index_price } = numbers;
  return [bid_price, ask_price, mark_price, open_interest, index_price].some(
    (values) => values[row]! < 0 || values[row] === Number.POSITIVE_INFINITY,
  );
}

/** The strikes that were quoted, by expiry and strike, and the first cell of each. */
function listStrikes(kept: readonly Kept[]) {
  const keyOf = ({ expiresAt, prints, row }: Kept): string => `${expiresAt} ${prints.numbers.strike[row]}`;
  const strikes = [...new Map(kept.map((own) => [keyOf(own), own])).values()]
    .map((own) => ({ own, expiresAt: own.expiresAt, strike: own.prints.numbers.strike[own.row]! }))
    .sort((a, b) => a.expiresAt - b.expiresAt || a.strike - b.strike);
  const cells = new Map(strikes.map(({ own }, number) => [keyOf(own), 2 * number]));
  return {
    strikes: strikes.map(({ expiresAt, strike }) => ({
      // All series expire in the morning of their date, wherever the computer stands.
      expiration: new Date(expiresAt).toISOString().slice(0, 10),
      expiresAt,
      strike,
    })),
    cellOf: (own: Kept) => cells.get(keyOf(own))!,
  };
}

/** By row: median index price of the rows of the series that expires next. */
function indexLevels(kept: readonly Kept[], instants: Float64Array): Float64Array {
  const byInstant = Map.groupBy(kept, ({ at }) => at);
  return instants.map((instant) => {
    const rows = byInstant.get(instant)!.filter(({ prints, row }) => prints.numbers.index_price[row]! > 0);
    const nearest = rows.reduce((least, { expiresAt }) => Math.min(least, expiresAt), Number.POSITIVE_INFINITY);
    const own = rows.filter(({ expiresAt }) => expiresAt === nearest);
    return own.length === 0
      ? Number.NaN
      : median(Float64Array.from(own, ({ prints, row }) => prints.numbers.index_price[row]!));
  });
}

/** Open interest as it was seen: a record for each snapshot that says something new; what it does not show stays as it was. */
function positionsSeen(
  session: string,
  { row, cell }: Pick<BarTape["prints"], "row" | "cell">,
  contracts: Float64Array,
  instants: Float64Array,
  cells: number,
): readonly OpenInterest[] {
  const current = new Float64Array(cells).fill(Number.NaN);
  const byRow = Map.groupBy(contracts.keys(), (print) => row[print]!);
  const records: OpenInterest[] = [];
  for (const [number, availableAt] of instants.entries()) {
    let news = false;
    // Of two numbers of one contract the first counts, as of its prices.
    for (const print of byRow.get(number)!.toReversed()) {
      if (!(contracts[print]! >= 0) || contracts[print] === current[cell[print]!]) continue;
      current[cell[print]!] = contracts[print]!;
      news = true;
    }
    if (news) records.push({ session, availableAt, contracts: current.slice() });
  }
  return records;
}
