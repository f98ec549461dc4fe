import { hedgePath, type MarketDay } from "./market-day.js";
import { priceIndexAsOf } from "./price-book.js";

/** Prices of one instrument in time order: instants (epoch milliseconds, ascending) and prices, no NaN. */
export interface PriceCourse {
  readonly at: Float64Array;
  readonly price: Float64Array;
}

/**
 * The finest prices of the *underlying* in a day: its rows, or the finer path where the session has one. The path is of the hedge
 * instrument, which may stand above or below the underlying: each of its prices is moved by what parted the two in the
 * last row with both (in the first, before that). Without any price of the underlying the hedge instrument stands in.
 */
export function underlyingPath(day: MarketDay): PriceCourse {
  const rows: number[] = [];
  for (let row = 0; row < day.rows; row++) if (day.underlyingPrice[row]! > 0) rows.push(row);
  const hedge = hedgePath(day);
  if (rows.length === 0) return { at: hedge.at, price: hedge.price };
  const own: PriceCourse = {
    at: Float64Array.from(rows, (row) => day.knownAt[row]!),
    price: Float64Array.from(rows, (row) => day.underlyingPrice[row]!),
  };
  if (!day.path) return own;
  const apart = Float64Array.from(own.at, (at, k) => {
    const index = Math.max(priceIndexAsOf(hedge, at), 0);
    return own.price[k]! - hedge.price[index]!;
  });
  const price = Float64Array.from(hedge.at, (at, k) => hedge.price[k]! + apart[Math.max(priceIndexAsOf(own, at), 0)]!);
  return { at: hedge.at, price };
}
