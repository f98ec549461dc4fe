import { median } from "../numeric/quantile.js";

/** Enough pairs for a median that shrugs off two bad quotes, few enough to stay near the money. */
const PAIRS = 5;

/** A forward read off a chain of options. */
export interface ParityForward {
  /** In the unit of the strikes; NaN when no strike has both prices. */
  readonly forward: number;
  /** Number of call-put pairs used, 0 to 5. */
  readonly pairs: number;
  /** Median absolute deviation of the pairs' forwards from it, same unit; NaN without pairs, 0 with one. */
  readonly dispersion: number;
}

/**
 * Forward by put-call parity (Stoll, J. Finance 24, 1969): the median of strike + (call - put) / discount over the five
 * pairs nearest to the money. Nearest is where call and put differ least, so that no price of the underlying is needed.
 * Prices that are NaN, zero or negative are not prices and leave their strike out.
 *
 * @param strikes any order; `calls` and `puts` hold the price at each, NaN where not observed
 * @param discount value now of 1 at expiry, > 0
 * @throws RangeError when the lengths differ or the discount is not positive
 */
export function parityForward(
  strikes: Float64Array,
  calls: Float64Array,
  puts: Float64Array,
  discount: number,
): ParityForward {
  if (calls.length !== strikes.length) throw new RangeError(`invalid calls length: ${calls.length}`);
  if (puts.length !== strikes.length) throw new RangeError(`invalid puts length: ${puts.length}`);
  if (!(discount > 0)) throw new RangeError(`invalid discount: ${discount}`);
  const nearest: number[] = [];
  const gap = (i: number): number => Math.abs(calls[i]! - puts[i]!);
  for (let i = 0; i < strikes.length; ++i) {
    if (!(calls[i]! > 0 && puts[i]! > 0)) continue;
    let place = nearest.length;
    while (place > 0 && gap(nearest[place - 1]!) > gap(i)) --place;
    if (place >= PAIRS) continue;
    nearest.splice(place, 0, i);
    if (nearest.length > PAIRS) nearest.pop();
  }
  const forwards = nearest.map((i) => strikes[i]! + (calls[i]! - puts[i]!) / discount);
  const forward = median(forwards);
  return { forward, pairs: forwards.length, dispersion: median(forwards.map((value) => Math.abs(value - forward))) };
}
