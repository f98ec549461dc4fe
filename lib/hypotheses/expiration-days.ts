import type { AssignmentParameters } from "../detectors/assignment-probability.js";
import type { ExpiryCase } from "../detectors/expiry-case.js";
import { casePressure } from "./pressure-movement.js";

/** The study's numbers of one expiry. */
export interface ExpiryNumbers {
  readonly underlying: string;
  readonly minutes: number;
  readonly price: number;
  /** The heaviest strike within reach; NaN where there is none, and so is what is measured from it. */
  readonly strike: number;
  readonly openInterest: number;
  /** Points from the price to it, above zero when the price is above. */
  readonly distance: number;
  readonly pressure: number;
  readonly settlement: number;
  readonly settlementError: number;
  /** Points; above zero: away from the strike. */
  readonly away: number;
  /** The same over the standard deviation of the move. */
  readonly z: number;
  /** Points from the settlement to the strike, without sign, and whether that is within the zone. */
  readonly finalDistance: number;
  readonly near: boolean;
}

/** One historical expiration day. */
export interface ExpirationDay {
  readonly date: string;
  readonly expiries: readonly ExpiryNumbers[];
}

/**
 * The historical expiration days, in order, with what the study saw on each.
 *
 * @param within points that count as near the strike
 */
export function expirationDays(
  cases: readonly ExpiryCase[],
  assignment: AssignmentParameters,
  within: number,
): readonly ExpirationDay[] {
  const byDate = new Map<string, ExpiryNumbers[]>();
  for (const own of cases) byDate.set(own.date, [...(byDate.get(own.date) ?? []), numbersOf(own, assignment, within)]);
  return [...byDate]
    .map(([date, expiries]) => ({
      date,
      expiries: expiries.sort((a, b) => (a.underlying < b.underlying ? -1 : a.underlying > b.underlying ? 1 : 0)),
    }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function numbersOf(own: ExpiryCase, assignment: AssignmentParameters, within: number): ExpiryNumbers {
  const { underlying, minutes, price, point, settlement, deviation } = own;
  const { strike, openInterest } = own.strikes[own.heaviest] ?? { strike: Number.NaN, openInterest: Number.NaN };
  const known = !Number.isNaN(strike) && !Number.isNaN(openInterest) && price > 0;
  const away = (Math.sign(price - strike) * (settlement.price - price)) / point;
  const finalDistance = Math.abs(settlement.price - strike) / point;
  return {
    underlying,
    minutes,
    price,
    strike,
    openInterest,
    distance: (price - strike) / point,
    pressure: known ? casePressure(own, strike, openInterest, assignment) : Number.NaN,
    settlement: settlement.price,
    settlementError: settlement.error,
    away,
    z: (away * point) / deviation,
    finalDistance,
    near: finalDistance <= within * (1 + 1e-9),
  };
}
