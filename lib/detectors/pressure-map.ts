import { lowerBound } from "../numeric/bisect.js";
import type { PressureRow, SeriesPressure } from "./expiration-pressure-measure.js";
import type { ExpiryCase } from "./expiry-case.js";

/** One expiry replayed: the document's pressure by strike and time, as it was measured row by row. */
export interface PressureMap {
  readonly underlying: string;
  readonly date: string;
  readonly expiresAt: number;
  /** Instants, epoch milliseconds, and minutes to the expiry. */
  readonly at: Float64Array;
  readonly minutes: Float64Array;
  /** Price of the underlying at each instant. */
  readonly price: Float64Array;
  /** Ascending, price units. */
  readonly strikes: Float64Array;
  /**
   * Logarithm to base 10 of the pressure (contracts per minute squared), time-major: instant r, strike k at `r * strikes + k`. NaN
   * where the open interest is not known or nothing is open.
   */
  readonly logPressure: Float64Array;
  /** The heaviest strike within reach when the expiry was seen as a case; NaN where there is none. */
  readonly heaviest: number;
  readonly settlement: number;
  readonly settlementError: number;
  /** Instants and strikes that were measured: more than are kept where the map was thinned. */
  readonly measured: { readonly instants: number; readonly strikes: number };
}

/** Most instants and strikes of a map. */
const mostInstants = 120;
const mostStrikes = 61;

/**
 * The map of one expiring series. A long day is thinned to evenly spread rows, first and last included; a wide chain to the strikes
 * around the price of the first row.
 *
 * @param rows of the case's underlying and day, in order
 * @returns null where no row has measured the series
 */
export function pressureMap(rows: readonly PressureRow[], own: ExpiryCase): PressureMap | null {
  const seen = rows.flatMap(({ knownAt, price, series }) => {
    const measured = series.find(({ expiresAt }) => expiresAt === own.expiresAt);
    return measured ? [{ knownAt, price, series: measured }] : [];
  });
  if (seen.length === 0) return null;
  const kept = spread(seen, mostInstants);
  const listed = seen.at(-1)!.series.strikes;
  const strikes = around(listed, seen[0]!.price, mostStrikes);
  const logPressure = new Float64Array(kept.length * strikes.length);
  for (const [r, { series }] of kept.entries())
    for (const [k, strike] of strikes.entries()) logPressure[r * strikes.length + k] = logAt(series, strike);
  return {
    underlying: own.underlying,
    date: own.date,
    expiresAt: own.expiresAt,
    at: Float64Array.from(kept, ({ knownAt }) => knownAt),
    minutes: Float64Array.from(kept, ({ series }) => series.minutes),
    price: Float64Array.from(kept, ({ price }) => price),
    strikes,
    logPressure,
    heaviest: own.strikes[own.heaviest]?.strike ?? Number.NaN,
    settlement: own.settlement.price,
    settlementError: own.settlement.error,
    measured: { instants: seen.length, strikes: listed.length },
  };
}

/** A strike may be listed later than the first rows. */
function logAt({ strikes, pressure }: SeriesPressure, strike: number): number {
  const k = lowerBound(strikes, strike);
  const found = strikes[k] === strike ? pressure[k]! : Number.NaN;
  return found > 0 ? Math.log10(found) : Number.NaN;
}

function spread<Row>(rows: readonly Row[], most: number): readonly Row[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, k) => rows[Math.round((k * (rows.length - 1)) / (most - 1))]!);
}

/** Neighbouring strikes, as many below the price as above where the chain has them. */
function around(strikes: Float64Array, price: number, most: number): Float64Array {
  if (strikes.length <= most) return strikes.slice();
  const centred = lowerBound(strikes, price) - Math.floor(most / 2);
  const from = Math.min(Math.max(0, centred), strikes.length - most);
  return strikes.slice(from, from + most);
}
