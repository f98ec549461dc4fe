import type { MarketDay } from "../market/market-day.js";
import { variance } from "../numeric/variance.js";
import { type PastSession, poolKeys, strikeKey } from "./volume-history.js";

/** Where a baseline is looked up: the same strike of the same expiry, or all strikes of its kind. */
export type BaselineSource = "strike" | "pool";

/** How a baseline is chosen. */
export interface BaselineRule {
  /** Fewest sessions with an observation that a mean may rest on; below it the other source stands in. */
  readonly minimumSessions: number;
  /** The source that is asked first: `strike` as written, `pool` for the scientific preset (V3). */
  readonly first: BaselineSource;
}

/** Volume that past sessions had in a clock bucket at one strike, or at all strikes of its kind. */
export interface Baseline {
  readonly source: BaselineSource;
  /** Sessions with an observation. */
  readonly sessions: number;
  /** Contracts per window; NaN where too few sessions saw the bucket. */
  readonly mean: number;
  /** Sample variance (n - 1) of single strikes, also in a pool; NaN below two values. */
  readonly variance: number;
}

/** Baselines of the strikes of one day, from past sessions only. */
export interface DayBaselines {
  /** Strikes that enough past sessions listed, or others of their kind: among so many a shock is looked for. */
  readonly watched: number;
  /** Mean contracts per window of a strike in a clock bucket; NaN where too few sessions saw it. */
  mean(strike: number, bucket: number): number;
  /** The mean and what it rests on. */
  of(strike: number, bucket: number): Baseline;
}

/**
 * Looks up the strikes of a day in past sessions. Names are resolved here, once; volumes are read when they are asked for.
 *
 * @param reference first price of the day, NaN before it is known: without it there are no pools
 */
export function dayBaselines(
  history: readonly PastSession[],
  day: MarketDay,
  reference: number,
  { minimumSessions, first }: BaselineRule,
): DayBaselines {
  const other: BaselineSource = first === "strike" ? "pool" : "strike";
  const poolKey = poolKeys(day.date, reference);
  const lookups = new Map<string | null, Lookup>();
  const lookUp = (key: string | null): Lookup => {
    let lookup = lookups.get(key);
    if (!lookup) {
      const places = history.map((past) => (key !== null && past.places.get(key)) || nowhere);
      lookup = { places, bucket: -1, sessions: 0, count: 0, sum: 0, variance: null };
      lookups.set(key, lookup);
    }
    return lookup;
  };
  const strikes = day.strikes.map((strike) => ({ strike: lookUp(strikeKey(strike)), pool: lookUp(poolKey(strike)) }));
  const isListed = ({ places }: Lookup): boolean => places.filter(({ length }) => length > 0).length >= minimumSessions;

  const sourceOf = (strike: number, bucket: number): BaselineSource =>
    total(history, strikes[strike]![first], bucket).sessions >= minimumSessions ? first : other;

  const meanOf = ({ sessions, sum, count }: Lookup): number => (sessions >= minimumSessions ? sum / count : Number.NaN);

  return {
    watched: strikes.filter(({ strike, pool }) => isListed(strike) || isListed(pool)).length,
    mean: (strike, bucket) => meanOf(total(history, strikes[strike]![sourceOf(strike, bucket)], bucket)),
    of(strike, bucket) {
      const source = sourceOf(strike, bucket);
      const lookup = total(history, strikes[strike]![source], bucket);
      // Asked for row by row, and in a pool strike by strike: the same answer until the bucket is over.
      lookup.variance ??= variance(observed(history, lookup.places, bucket), 1);
      return { source, sessions: lookup.sessions, mean: meanOf(lookup), variance: lookup.variance };
    },
  };
}

const nowhere: readonly number[] = [];

/** A name in past sessions, and its total in the bucket that was asked for last. */
interface Lookup {
  /** By session. */
  readonly places: readonly (readonly number[])[];
  bucket: number;
  /** Sessions with an observation, and observations in all. */
  sessions: number;
  count: number;
  sum: number;
  /** Null until it is asked for. */
  variance: number | null;
}

function total(history: readonly PastSession[], lookup: Lookup, bucket: number): Lookup {
  if (lookup.bucket === bucket) return lookup;
  lookup.bucket = bucket;
  lookup.sessions = 0;
  lookup.count = 0;
  lookup.sum = 0;
  lookup.variance = null;
  for (let session = 0; session < history.length; session++) {
    const { volumes, strikes } = history[session]!;
    const before = lookup.count;
    for (const place of lookup.places[session]!) {
      const volume = volumes[bucket * strikes + place]!;
      // Neither what was not observed (NaN) nor what lies after the end of a shorter session (undefined) is a number.
      if (!(volume >= 0)) continue;
      lookup.sum += volume;
      lookup.count += 1;
    }
    if (lookup.count > before) lookup.sessions += 1;
  }
  return lookup;
}

function observed(history: readonly PastSession[], places: Lookup["places"], bucket: number): readonly number[] {
  const values: number[] = [];
  for (let session = 0; session < history.length; session++) {
    const { volumes, strikes } = history[session]!;
    for (const place of places[session]!) {
      const volume = volumes[bucket * strikes + place]!;
      if (volume >= 0) values.push(volume);
    }
  }
  return values;
}
