import { lowerBound, upperBound } from "../numeric/bisect.js";
import { median } from "../numeric/quantile.js";
import { hedgePath, type MarketDay, type PricePath } from "./market-day.js";
import type { MarketProfile } from "./market-profile.js";

/** Contracts of the future that takers bought minus sold since the instant before. */
export interface SignedFlow {
  /** Epoch milliseconds, ascending. */
  readonly at: Float64Array;
  readonly signed: Float64Array;
}

/** What remains of a day once its chain is gone: the price path, for fills, placebo entries and event studies. */
export interface DayPrices {
  readonly underlying: string;
  readonly date: string;
  readonly profile: MarketProfile;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly path: PricePath;
  /** Signed volume of the future at the finest step that the session has; null where takers are not known. */
  readonly flow: SignedFlow | null;
  /** Whether a series of the underlying expired on the day. */
  readonly expiration: boolean;
  /** Median seconds between prices, NaN below two: latencies below it cannot be told apart. */
  readonly step: number;
}

export function dayPrices(day: MarketDay): DayPrices {
  const path = hedgePath(day);
  const gaps = Float64Array.from(path.at.subarray(1), (at, k) => (at - path.at[k]!) / 1000);
  return {
    underlying: day.underlying,
    date: day.date,
    profile: day.profile,
    opensAt: day.opensAt,
    closesAt: day.closesAt,
    path: copyOf(path),
    flow: signedFlow(day, path),
    expiration: day.strikes.some(({ expiration }) => expiration === day.date),
    step: median(gaps),
  };
}

/** A copy: the day's own columns are free to go with its chain. */
function copyOf(path: PricePath): PricePath {
  const own = (values: Float64Array | null): Float64Array | null => values?.slice() ?? null;
  return {
    at: path.at.slice(),
    price: path.price.slice(),
    high: own(path.high),
    low: own(path.low),
    buyVolume: own(path.buyVolume),
    sellVolume: own(path.sellVolume),
  };
}

/** The path's own flow, else that of the future's rows. */
function signedFlow({ future, knownAt, rows }: MarketDay, path: PricePath): SignedFlow | null {
  const [at, bought, sold] =
    path.buyVolume && path.sellVolume
      ? [path.at, path.buyVolume, path.sellVolume]
      : [knownAt.subarray(0, rows), future?.buyVolume, future?.sellVolume];
  if (!bought || !sold) return null;
  return { at: at.slice(), signed: Float64Array.from(at, (_, k) => bought[k]! - sold[k]!) };
}

/**
 * A day of a book of prices.
 *
 * @throws RangeError when the book has no such day
 */
export function dayIn(book: ReadonlyMap<string, readonly DayPrices[]>, underlying: string, date: string): DayPrices {
  const day = book.get(underlying)?.find((own) => own.date === date);
  if (!day) throw new RangeError(`unknown day: ${underlying} ${date}`);
  return day;
}

/** Index of the first price at or after an instant; -1 where there is none. */
export function firstAtOrAfter(path: Pick<PricePath, "at">, instant: number): number {
  const index = lowerBound(path.at, instant);
  return index < path.at.length ? index : -1;
}

/** Index of the last price known at an instant; -1 before the first. */
export function priceIndexAsOf(path: Pick<PricePath, "at">, instant: number): number {
  return upperBound(path.at, instant) - 1;
}

/** Last price known at an instant; NaN before the first. */
export function priceAsOf(path: Pick<PricePath, "at" | "price">, instant: number): number {
  const index = priceIndexAsOf(path, instant);
  return index < 0 ? Number.NaN : path.price[index]!;
}

/** How late the price of a horizon may come, seconds: half the horizon, but not less than this. */
const leastTolerance = 30;

/**
 * Index of the price that stands for an instant some minutes after another; -1 where none does. On coarse snapshots the
 * next price can belong to quite another horizon: it counts only when it comes no later than half the horizon (at least
 * 30 s, at most the profile's longest gap).
 */
export function horizonIndex({ path, profile }: DayPrices, start: number, minutes: number): number {
  const instant = start + 60_000 * minutes;
  const index = firstAtOrAfter(path, instant);
  return index >= 0 && path.at[index]! <= instant + 1000 * tolerance(profile, minutes) ? index : -1;
}

/** Instant after which no price stands for the horizon any more, epoch milliseconds. */
export function horizonEnd({ profile }: Pick<DayPrices, "profile">, start: number, minutes: number): number {
  return start + 60_000 * minutes + 1000 * tolerance(profile, minutes);
}

function tolerance({ longestGap }: MarketProfile, minutes: number): number {
  return Math.min(longestGap, Math.max(leastTolerance, 30 * minutes));
}
