import { closeBy, holdPosition } from "../execution/hold-position.js";
import type { LimitParameters } from "../execution/limits.js";
import type { Trade } from "../execution/trade.js";
import { haltInForce } from "../market/halts.js";
import type { Halt } from "../market/market-context.js";
import { type DayPrices, firstAtOrAfter } from "../market/price-book.js";
import type { RandomStream } from "../numeric/random.js";
import { realisedVolatility, volatilityThird, volatilityThirds } from "./realised-volatility.js";

/** All days of all underlyings that are in memory as prices. */
export type PriceBook = ReadonlyMap<string, readonly DayPrices[]>;

/** Placebo entries for the trades: what the same exits earned at matched times of other days. */
export interface PlaceboTable {
  /** Dates with trades, ascending: the units that are redrawn. */
  readonly days: readonly PlaceboDay[];
  /** Trades for which no other day had a matched time: they are left out on both sides. */
  readonly unmatched: number;
}

/** A placebo of one trade on another day, as it was drawn there. */
export interface LentPlacebo {
  readonly underlying: string;
  /** Of the other day. */
  readonly date: string;
  readonly netPoints: number;
}

/** The table, and every placebo in it by the day that lent it. */
export interface PlaceboEntries extends PlaceboTable {
  readonly lent: readonly LentPlacebo[];
}

export interface PlaceboDay {
  readonly date: string;
  /** Net points of the real trades that have placebos. */
  readonly actual: readonly number[];
  /** Per other day that can stand in: net points of the same trades there, in their order. */
  readonly donors: readonly (readonly number[])[];
}

/** How placebo entries are matched. */
export interface PlaceboMatching {
  /** Largest distance of clock times, minutes. */
  readonly minutes: number;
  /** Most other days per day. */
  readonly mostDays: number;
  /**
   * Which days lend their windows: those that agree in whether a series expires, or those on which none does, where what is
   * tested is the expiry itself.
   */
  readonly donors: "same-expiration" | "without-expiration";
}

/** Seconds over which the trailing volatility of an entry is taken, and between candidate entries. */
const trailing = 1800;
const spacing = 300;

/**
 * Draws placebo entries (T3): other days of the same underlying, clock time within some minutes,
 * same expiry flag (or none expiring, as the matching says), same third of trailing volatility, same direction, exits, latency and cost. Weekdays are not matched:
 * short histories would leave no donors.
 *
 * @param stream one draw per trade and donor day picks among the matched times
 * @param halts interventions: they stop and close placebo trades on their days as they do real ones
 */
export function placeboTable(
  trades: readonly Trade[],
  book: PriceBook,
  matching: PlaceboMatching,
  limits: LimitParameters,
  closeEarly: boolean,
  stream: RandomStream,
  halts: readonly Halt[] = [],
): PlaceboEntries {
  const byDate = new Map<string, Trade[]>();
  for (const trade of trades) {
    const known = byDate.get(trade.date);
    if (known) known.push(trade);
    else byDate.set(trade.date, [trade]);
  }
  const dates = [...new Set([...book.values()].flatMap((days) => days.map(({ date }) => date)))].sort();
  const index = indexBook(book);
  const thirds = trailingThirds(book);
  let unmatched = 0;
  const days: PlaceboDay[] = [];
  const lent: LentPlacebo[] = [];
  for (const [date, real] of [...byDate].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const others = sample(
      dates.filter((other) => other !== date),
      matching.mostDays,
      stream,
    );
    const rows = others
      .map((other) =>
        real.map((trade) => {
          const home = index.get(`${trade.underlying}|${date}`)!;
          const donor = index.get(`${trade.underlying}|${other}`);
          const lends =
            matching.donors === "same-expiration" ? donor?.expiration === home.expiration : !donor?.expiration;
          if (!donor || !lends) return Number.NaN;
          const edges = thirds.get(trade.underlying)!;
          const netPoints = placeboPoints(
            trade,
            home,
            donor,
            edges,
            matching.minutes,
            limits,
            closeEarly,
            stream,
            halts,
          );
          if (!Number.isNaN(netPoints)) lent.push({ underlying: trade.underlying, date: other, netPoints });
          return netPoints;
        }),
      )
      .filter((row) => row.some((net) => !Number.isNaN(net)));
    const matched = real.map((_, k) => rows.map((row) => row[k]!).filter((net) => !Number.isNaN(net)));
    const kept = real.map((_, k) => k).filter((k) => matched[k]!.length > 0);
    unmatched += real.length - kept.length;
    // A day that matches only some of the trades would change their mix of direction, class and hour: what is missing is
    // drawn from the same trade's placebos of other days.
    const donors = rows.map((row) =>
      kept.map((k) => (Number.isNaN(row[k]!) ? matched[k]![stream.integer(matched[k]!.length)]! : row[k]!)),
    );
    if (donors.length > 0) days.push({ date, actual: kept.map((k) => real[k]!.netPoints), donors });
  }
  return { days, unmatched, lent };
}

function indexBook(book: PriceBook): ReadonlyMap<string, DayPrices> {
  const index = new Map<string, DayPrices>();
  for (const [underlying, days] of book) for (const day of days) index.set(`${underlying}|${day.date}`, day);
  return index;
}

/** Draws up to `most` of the values without replacement, in their order. */
function sample<T>(values: readonly T[], most: number, stream: RandomStream): readonly T[] {
  if (values.length <= most) return values;
  const picked = values.map((_, k) => k);
  for (let k = 0; k < most; k++) {
    const swap = k + stream.integer(picked.length - k);
    [picked[k], picked[swap]] = [picked[swap]!, picked[k]!];
  }
  return picked
    .slice(0, most)
    .sort((a, b) => a - b)
    .map((k) => values[k]!);
}

/** Net points of one trade's placebo on another day; NaN where no time matches. */
function placeboPoints(
  trade: Trade,
  home: DayPrices,
  donor: DayPrices,
  edges: readonly [number, number],
  minutes: number,
  limits: LimitParameters,
  closeEarly: boolean,
  stream: RandomStream,
  halts: readonly Halt[],
): number {
  const { plan } = trade.order;
  const wanted = volatilityThird(trailingVolatility(home, plan.decidedAt), edges);
  const clock = plan.decidedAt - home.opensAt;
  const wait = trade.entry.at - plan.decidedAt;
  const last = closeBy(donor, plan, limits, closeEarly);
  const entries: number[] = [];
  for (let shift = -60 * minutes; shift <= 60 * minutes; shift += spacing) {
    const at = donor.opensAt + clock + 1000 * shift;
    if (at < donor.opensAt || volatilityThird(trailingVolatility(donor, at), edges) !== wanted) continue;
    // The placebo waits as long as the real order did, so that coarse paths, slow fills and the backup route cost both
    // the same latency.
    const entry = firstAtOrAfter(donor.path, at + wait);
    // An order that would have been refused so close to the close is no placebo either: it could only pay its costs.
    if (entry < 0 || entry === donor.path.at.length - 1 || donor.path.at[entry]! >= last) continue;
    if (haltInForce(halts, donor.underlying, at) || haltInForce(halts, donor.underlying, donor.path.at[entry]!))
      continue;
    if (donor.path.at[entry]! - at - wait <= 1000 * donor.profile.longestGap) entries.push(entry);
  }
  if (entries.length === 0) return Number.NaN;
  const entry = entries[stream.integer(entries.length)]!;
  return holdPosition(plan, donor, entry, limits, closeEarly, halts).points - trade.costPoints;
}

/** {@link realisedVolatility} of the trailing half hour. */
export function trailingVolatility(day: DayPrices, instant: number): number {
  return realisedVolatility(day, instant - 1000 * trailing, instant);
}

/** Limits between the thirds of trailing volatility of each underlying, over all its days. */
function trailingThirds(book: PriceBook): ReadonlyMap<string, readonly [number, number]> {
  const edges = new Map<string, readonly [number, number]>();
  for (const [underlying, days] of book) {
    const seen: number[] = [];
    for (const day of days) {
      for (let at = day.opensAt + 1000 * spacing; at < day.closesAt; at += 2000 * spacing)
        seen.push(trailingVolatility(day, at));
    }
    edges.set(underlying, volatilityThirds(seen));
  }
  return edges;
}
