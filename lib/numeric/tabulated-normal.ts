import { normalCdf } from "./normal.js";

/** Points of the table per unit, and where it ends on either side. */
const density = 512;
const end = 8;

/**
 * Lower tail of the standard normal law between the points of a table, for simulations that ask millions of times: within
 * 1.2e-7 of `normalCdf`, never decreasing, 0 and 1 beyond 8. Not for tails that are divided by.
 *
 * @returns NaN for NaN
 */
export function tabulatedNormalCdf(x: number): number {
  const place = (x + end) * density;
  if (!(place > 0)) return Number.isNaN(place) ? place : 0;
  if (place >= table.length - 1) return 1;
  const below = Math.trunc(place);
  return table[below]! + (place - below) * (table[below + 1]! - table[below]!);
}

const table: Float64Array = Float64Array.from({ length: 2 * end * density + 1 }, (_, k) =>
  normalCdf(k / density - end),
);
