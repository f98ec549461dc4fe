import type { Settlement } from "../market/settlement.js";

/**
 * One expiring series of one underlying, seen once about an hour before it expires, and where it settled: what the tests of
 * expiration pressure count (E15). Prices and distances are in price units unless they say points.
 */
export interface ExpiryCase {
  readonly underlying: string;
  /** Session date, `YYYY-MM-DD`; the day is the cluster of every test. */
  readonly date: string;
  readonly expiresAt: number;
  /** Row that the case was seen in: its instant (epoch milliseconds), minutes to expiry, price of the underlying. */
  readonly seenAt: number;
  readonly minutes: number;
  readonly price: number;
  /** Price units of one point at that price. */
  readonly point: number;
  /** Standard deviation of the move from then to expiry, price units, and what it was taken from. */
  readonly deviation: number;
  readonly deviationSource: "implied" | "realised";
  /** Strikes of the series that have open interest, ascending, with what was known of it then, contracts. */
  readonly strikes: readonly CaseStrike[];
  /** Distance of neighbouring listed strikes around the price. */
  readonly spacing: number;
  /** Index in `strikes` of the heaviest strike within reach of the price; -1 where none is. */
  readonly heaviest: number;
  readonly settlement: Settlement;
  /** Prices of the underlying from the case's row to the expiry, in order. */
  readonly course: { readonly at: Float64Array; readonly price: Float64Array };
}

/** A strike of a case. */
export interface CaseStrike {
  readonly strike: number;
  /** Contracts; 0 where the feed says nothing is open, NaN where it does not say. */
  readonly callOpenInterest: number;
  readonly putOpenInterest: number;
  /** Calls and puts together. */
  readonly openInterest: number;
  /** Open interest over that of all strikes within 1 % of the price (E11); NaN for strikes farther away. */
  readonly concentration: number;
}
