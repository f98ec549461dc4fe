import type { MarketDay, Strike } from "../market/market-day.js";
import { mean } from "../numeric/mean.js";
import { type BucketVolumes, bucketRate } from "./clock-buckets.js";

/**
 * Option volume of one finished session, as plain data. A history is a list of these, oldest first; the running session
 * is not in it before it is closed, so that a baseline cannot contain its own day.
 */
export interface PastSession {
  readonly date: string;
  /** Strikes listed. */
  readonly strikes: number;
  /** Contracts per window at `bucket * strikes + place`; NaN where not observed. */
  readonly volumes: Float64Array;
  /** Places by name: one under a `strikeKey`, those of all strikes of a kind under a `poolKey`. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Option contracts traded in the session. */
  readonly traded: number;
  /** Futures traded in the session; NaN where the feed has none. */
  readonly futures: number;
}

/** Names a strike of an expiry. */
export function strikeKey({ expiration, strike }: Strike): string {
  return `strike ${expiration} ${strike}`;
}

/** Upper ends of the pools by days to expiry; beyond the last one all are alike. */
const dayPools = [0, 1, 5, 10, 20] as const;

/**
 * Names the kind of a strike: distance to the reference price in steps of half a per cent, and days to expiry (1.5, V3).
 * The reference is the first price of the day, so that a strike keeps its pool while the price moves; without one no
 * strike has a kind, and the answer is null.
 */
export function poolKeys(date: string, reference: number): (strike: Strike) => string | null {
  const pools = new Map<string, number>();
  const dayPool = (expiration: string): number => {
    let pool = pools.get(expiration);
    if (pool === undefined) {
      const days = (Date.parse(expiration) - Date.parse(date)) / 86_400_000;
      pool = dayPools.filter((limit) => limit < days).length;
      pools.set(expiration, pool);
    }
    return pool;
  };
  return ({ expiration, strike }) => {
    if (!(reference > 0)) return null;
    const moneyness = Math.round((200 * (strike - reference)) / reference);
    return `pool ${moneyness} ${dayPool(expiration)}`;
  };
}

/** What remains of a session once it is closed. `window` is the length of the volume window, seconds. */
export function pastSession(
  day: MarketDay,
  reference: number,
  bucketVolumes: BucketVolumes,
  window: number,
  traded: number,
  futures: number,
): PastSession {
  const strikes = day.strikes.length;
  const buckets = bucketVolumes.covered.length;
  const volumes = new Float64Array(buckets * strikes);
  for (let bucket = 0; bucket < buckets; bucket++) {
    for (let s = 0; s < strikes; s++) volumes[bucket * strikes + s] = bucketRate(bucketVolumes, bucket, s, window);
  }
  const places = new Map<string, number[]>();
  const poolKey = poolKeys(day.date, reference);
  day.strikes.forEach((strike, place) => {
    places.set(strikeKey(strike), [place]);
    const key = poolKey(strike);
    if (key === null) return;
    const pool = places.get(key);
    if (pool) pool.push(place);
    else places.set(key, [place]);
  });
  return { date: day.date, strikes, volumes, places, traded, futures };
}

/**
 * Mean of the daily numbers that are known, NaN where there are fewer than `minimum` of them or where they are all zero:
 * nothing can be held against a market that does not trade.
 */
export function dailyMean(values: readonly number[], minimum: number): number {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < minimum) return Number.NaN;
  return mean(known) || Number.NaN;
}
