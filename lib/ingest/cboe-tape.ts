import { DataError } from "../market/data-error.js";
import type { Strike } from "../market/market-day.js";
import type { MarketProfile } from "../market/market-profile.js";
import type { OpenInterest } from "../market/open-interest.js";
import { parityLevel } from "../market/parity-level.js";
import { type Counts, tally } from "../market/quality.js";
import type { BarTape } from "../market/tape.js";
import { expiryTime } from "./cboe-contract.js";
import type { CboePrints } from "./cboe-prints.js";
import { positions } from "./positions.js";
import { epochOf, sessionTimes } from "./session-time.js";

/** What one underlying printed on a date, and what was left out of it. */
export interface CboeTape {
  readonly tape: BarTape;
  readonly openInterest: readonly OpenInterest[];
  readonly setAside: Counts;
}

/** Repairs of a print, by bit of its mark. */
const repairs = ["crossed-quotes", "negative-price", "negative-volume", "underlying-from-parity"] as const;

/** Open interest is the clearing house's count of the evening before, published before the open. */
const publication = "06:30";

/** Rows of a file that belong to the session, with the series each is of. */
interface KeptRows {
  readonly prints: CboePrints;
  readonly rows: Int32Array;
  /** Root and expiration of each row, and when each such series expires, epoch milliseconds. */
  readonly series: Int32Array;
  readonly ends: Float64Array;
}

/**
 * Makes the tape of one underlying from all files of a date. Set aside: `unidentified` (no expiry, root, type, time or
 * strike), `adjusted` (a root that ends in a digit delivers something else than the underlying), `foreign` (another date),
 * `outside-session`, `expired` (the series no longer lives). Repaired: `crossed-quotes` (bid above ask: neither is used), `negative-price` and `negative-volume` (not known), `underlying-from-parity` (no print of the
 * instant tells the underlying's level, its options do). A price of zero says that nothing
 * traded, an ask of zero that nothing was offered.
 *
 * @param previousDate the session whose positions the open interest counts
 * @throws DataError for a delta that is not signed as CBOE's are: calls 0 to 1, puts -1 to 0
 */
export function cboeTape(
  underlying: string,
  date: string,
  previousDate: string,
  profile: MarketProfile,
  files: readonly CboePrints[],
): CboeTape {
  const place = { file: files.map(({ file }) => file.source.name).join(", ") };
  const hours = sessionTimes(date, profile.hours, place);
  const setAside: Counts = {};
  const expiries = new Map<string, number>();
  const expiresAt = (root: string, expiration: string): number => {
    const key = `${expiration} ${expiryTime(root, profile)}`;
    const known = expiries.get(key);
    if (known !== undefined) return known;
    const instant = epochOf(expiration, expiryTime(root, profile), profile.hours.timeZone, place);
    expiries.set(key, instant);
    return instant;
  };
  const kept = files.map((prints) => keepRows(prints, underlying, date, hours, expiresAt, setAside));
  const count = kept.reduce((sum, { rows }) => sum + rows.length, 0);

  const instants = Float64Array.from(
    new Set(kept.flatMap(({ prints, rows }) => Array.from(stampsOf(prints, rows), (stamp) => stamp.knownAt))),
  ).sort();
  const rowOf = new Map(Array.from(instants, (instant, row) => [instant, row]));
  const { strikes, cellOf } = listStrikes(kept);

  const column = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  // The feed has no sides: both columns are the same array, which nobody writes to.
  const unknown = column();
  const prints = {
    row: new Int32Array(count),
    cell: new Int32Array(count),
    buyVolume: unknown,
    sellVolume: unknown,
    unsignedVolume: column(),
    price: column(),
    bid: column(),
    ask: column(),
    delta: column(),
  };
  const marks = new Uint8Array(count);
  const level = new Float64Array(instants.length).fill(Number.NaN);
  const published = epochOf(date, publication, profile.hours.timeZone, place);
  const contracts = column();
  let next = 0;
  for (const { prints: source, rows, series, ends } of kept) {
    const { numbers, type, file } = source;
    const rowOfStamp = Int32Array.from(file.stamps, ({ knownAt }) => rowOf.get(knownAt) ?? -1);
    for (let n = 0; n < rows.length; n++, next++) {
      const from = rows[n]!;
      const row = rowOfStamp[source.stamp[from]!]!;
      const cell = cellOf(ends[series[n]!]!, numbers.strike[from]!) + type[from]!;
      prints.row[next] = row;
      prints.cell[next] = cell;
      marks[next] = enterNumbers(prints, next, source, from);
      if (!(level[row]! > 0)) level[row] = underlyingLevel(numbers, from);
      contracts[next] = numbers.open_interest[from]!;
    }
  }
  const levelAt = parityLevel(strikes, profile, hours.closesAt);
  const missing = missingLevels(prints, level, strikes.length, (values, row) => levelAt(values, 0, instants[row]!));
  for (const [row, found] of missing) level[row] = found;
  for (let print = 0; print < count; print++) if (missing.has(prints.row[print]!)) marks[print]! |= 8;
  return {
    tape: {
      kind: "bars",
      underlying,
      date,
      ...hours,
      strikes,
      deltaConvention: files.some(({ file }) => file.layout.delta !== null) ? "signed" : null,
      rows: { knownAt: instants, underlyingPrice: level, future: null },
      prints,
      mended: { repairs, marks },
      path: null,
    },
    openInterest: positions({ ...prints, contracts }, 2 * strikes.length, instants, previousDate, published),
    setAside,
  };
}

/** Rows of the session in a file, the others counted under their reason. A series is a root and an expiration. */
function keepRows(
  prints: CboePrints,
  underlying: string,
  date: string,
  { opensAt, closesAt }: { readonly opensAt: number; readonly closesAt: number },
  expiresAt: (root: string, expiration: string) => number,
  setAside: Counts,
): KeptRows {
  const { file, byUnderlying } = prints;
  const code = file.underlyings.indexOf(underlying);
  const from = code < 0 ? 0 : byUnderlying.start[code]!;
  const to = code < 0 ? 0 : byUnderlying.start[code + 1]!;
  const rows = new Int32Array(to - from);
  const series = new Int32Array(to - from);
  const count = file.expirations.length;
  const ends = Float64Array.from({ length: file.roots.length * count }, (_, k) =>
    expiresAt(file.roots[Math.floor(k / count)]!, file.expirations[k % count]!),
  );
  const faults = file.stamps.map(({ date: own, knownAt }) => {
    if (own !== date) return "foreign";
    return knownAt > opensAt && knownAt <= closesAt ? null : "outside-session";
  });
  const adjusted = file.roots.map((root) => /\d$/.test(root));
  let kept = 0;
  for (let k = from; k < to; k++) {
    const row = byUnderlying.order[k]!;
    const [root, expiration, stamp, strike] = [
      prints.root[row]!,
      prints.expiration[row]!,
      prints.stamp[row]!,
      prints.numbers.strike[row]!,
    ];
    if (root < 0 || expiration < 0 || stamp < 0 || prints.type[row]! < 0 || !(strike > 0 && Number.isFinite(strike))) {
      tally(setAside, "unidentified");
      continue;
    }
    const own = root * count + expiration;
    const fault =
      faults[stamp] ?? (adjusted[root] ? "adjusted" : ends[own]! < file.stamps[stamp]!.knownAt ? "expired" : null);
    if (fault) {
      tally(setAside, fault);
      continue;
    }
    rows[kept] = row;
    series[kept++] = own;
  }
  return { prints, rows: rows.subarray(0, kept), series: series.subarray(0, kept), ends };
}

/** The stamps that occur in some rows, each once. */
function stampsOf(prints: CboePrints, rows: Int32Array): readonly { readonly knownAt: number }[] {
  const seen = new Uint8Array(prints.file.stamps.length);
  for (const row of rows) seen[prints.stamp[row]!] = 1;
  return prints.file.stamps.filter((_, stamp) => seen[stamp] === 1);
}

/** The strikes that were printed, by instant of expiry and strike. */
function listStrikes(kept: readonly KeptRows[]): {
  readonly strikes: readonly Strike[];
  /** First cell of a strike. */
  cellOf(expiresAt: number, strike: number): number;
} {
  const listed = new Map<number, { readonly expiration: string; readonly cells: Map<number, number> }>();
  for (const { prints, rows, series, ends } of kept) {
    const { expirations } = prints.file;
    for (let n = 0; n < rows.length; n++) {
      const expiresAt = ends[series[n]!]!;
      let found = listed.get(expiresAt);
      if (!found) {
        found = { expiration: expirations[series[n]! % expirations.length]!, cells: new Map() };
        listed.set(expiresAt, found);
      }
      found.cells.set(prints.numbers.strike[rows[n]!]!, -1);
    }
  }
  const strikes: Strike[] = [];
  for (const [expiresAt, { expiration, cells }] of [...listed].sort(([a], [b]) => a - b)) {
    for (const strike of [...cells.keys()].sort((a, b) => a - b)) {
      cells.set(strike, 2 * strikes.length);
      strikes.push({ expiration, expiresAt, strike });
    }
  }
  return { strikes, cellOf: (expiresAt, strike) => listed.get(expiresAt)!.cells.get(strike)! };
}

/** Enters price, quotes, volume and delta of a row, and returns the mark of what was mended in them. */
function enterNumbers(
  prints: Pick<BarTape["prints"], "unsignedVolume" | "price" | "bid" | "ask" | "delta">,
  print: number,
  { numbers, type, file, lineOf }: CboePrints,
  row: number,
): number {
  const [volume, close, bid, ask, delta] = [
    numbers.trade_volume[row]!,
    numbers.close[row]!,
    numbers.bid[row]!,
    numbers.ask[row]!,
    numbers.delta[row]!,
  ];
  let mark = 0;
  if (volume >= 0) prints.unsignedVolume[print] = volume;
  else if (volume < 0) mark |= 4;
  if (close > 0) prints.price[print] = close;
  if (close < 0 || bid < 0 || ask < 0) mark |= 2;
  if (bid > ask) mark |= 1;
  else if (bid >= 0 && ask > 0) {
    prints.bid[print] = bid;
    prints.ask[print] = ask;
  }
  const magnitude = type[row] === 0 ? delta : -delta;
  if (magnitude < 0 || magnitude > 1) {
    const place = { file: file.source.name, row: lineOf(row), column: file.layout.delta! };
    throw new DataError(`delta ${delta} of a ${type[row] === 0 ? "call" : "put"}: CBOE's deltas are signed`, place);
  }
  prints.delta[print] = delta;
  return mark;
}

/** Levels of rows in which no print told one, from their own option prices; rows that have none stay out. */
function missingLevels(
  { row: rows, cell, bid, ask, price }: BarTape["prints"],
  level: Float64Array,
  strikes: number,
  levelAt: (values: Float64Array, row: number) => number,
): ReadonlyMap<number, number> {
  const chains = new Map<number, Float64Array>();
  for (let print = 0; print < rows.length; print++) {
    const row = rows[print]!;
    if (level[row]! > 0) continue;
    let chain = chains.get(row);
    if (!chain) {
      chain = new Float64Array(2 * strikes).fill(Number.NaN);
      chains.set(row, chain);
    }
    const middle = bid[print]! > 0 ? (bid[print]! + ask[print]!) / 2 : price[print]!;
    chain[cell[print]!] = middle;
  }
  return new Map(
    Array.from(chains, ([row, chain]) => [row, levelAt(chain, row)] as const).filter(([, found]) => found > 0),
  );
}

/** Level of the underlying that a row tells: the active price of the calcs, else the middle of its quotes; NaN where there is neither. */
function underlyingLevel(numbers: CboePrints["numbers"], row: number): number {
  const active = numbers.active_underlying_price[row]!;
  if (active > 0) return active;
  const [bid, ask] = [numbers.underlying_bid[row]!, numbers.underlying_ask[row]!];
  return bid > 0 && ask >= bid ? (bid + ask) / 2 : Number.NaN;
}
