import { lowerBound, upperBound } from "../numeric/bisect.js";
import { median } from "../numeric/quantile.js";
import { hedgePath, type MarketDay, type PricePath } from "./market-day.js";
import type { MarketProfile } from "./market-profile.js";

/** What remains of a day once its chain is gone: the price path, for fills, placebo entries and event studies. */
export interface DayPrices {
  readonly underlying: string;
  readonly date: string;
  readonly profile: MarketProfile;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly path: PricePath;
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
    path: { at: path.at.slice(), price: path.price.slice() },
    expiration: day.strikes.some(({ expiration }) => expiration === day.date),
    step: median(gaps),
  };
}

/** Index of the first price at or after an instant; -1 where there is none. */
export function firstAtOrAfter(path: PricePath, instant: number): number {
  const index = lowerBound(path.at, instant);
  return index < path.at.length ? index : -1;
}

/** Index of the last price known at an instant; -1 before the first. */
export function priceIndexAsOf(path: PricePath, instant: number): number {
  return upperBound(path.at, instant) - 1;
}

/** Last price known at an instant; NaN before the first. */
export function priceAsOf(path: PricePath, instant: number): number {
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
  const tolerance = Math.min(profile.longestGap, Math.max(leastTolerance, 30 * minutes));
  return index >= 0 && path.at[index]! - instant <= 1000 * tolerance ? index : -1;
}
