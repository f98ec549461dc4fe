import type { CaseStrike, ExpiryCase } from "../detectors/expiry-case.js";
import type { LeftOut } from "./answer.js";
import { selectCases } from "./select-cases.js";

/** How the price moved against the heaviest strike, from the case's row to the settlement. */
export interface Displacement {
  readonly own: ExpiryCase;
  readonly strike: CaseStrike;
  /** 1: the price was above the strike, -1: below. */
  readonly side: 1 | -1;
  /** Price units; positive: away from the strike as seen from where it was. */
  readonly away: number;
  /** Over the standard deviation of the move. */
  readonly z: number;
}

/** What could be read of the cases. */
export interface Displacements {
  readonly kept: readonly Displacement[];
  readonly leftOut: readonly LeftOut[];
}

/** Displacements of all cases that have one. */
export function displacements(cases: readonly ExpiryCase[]): Displacements {
  return selectCases(cases, displacementOf);
}

/** y = sign(price - strike) x (settlement - price), or why it is not known. */
export function displacementOf(own: ExpiryCase): Displacement | string {
  const { price, settlement, deviation } = own;
  const strike = own.strikes[own.heaviest];
  if (!strike || !(strike.openInterest > 0)) return "no strike with open interest within reach";
  if (!(settlement.price > 0 && price > 0)) return "the settlement is not known";
  if (!(deviation > 0 && deviation < Infinity)) return "the standard deviation of the move is not known";
  if (price === strike.strike) return "the price is exactly at the strike: neither side of it";
  const side = price > strike.strike ? 1 : -1;
  const away = side * (settlement.price - price);
  return { own, strike, side, away, z: away / deviation };
}
