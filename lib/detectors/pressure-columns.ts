import { normalCdf, normalPdf } from "../numeric/normal.js";
import type { AssignmentParameters } from "./assignment-probability.js";
import type { SettlementVariance } from "./settlement-variance.js";

/** The document's measures of a series, time-major: row r, strike k at `r * strikes + k`. */
export interface DocumentColumns {
  /** |price - strike|, points. */
  readonly distance: Float64Array;
  readonly probability: Float64Array;
  /** Contracts per minute squared. */
  readonly pressure: Float64Array;
}

/** The measures of a series under Black-76 without interest, in the same layout. */
export interface ModelColumns {
  /** Risk-neutral probability that the series settles above the strike: its call in the money. */
  readonly above: Float64Array;
  /** Risk-neutral probability that it settles within some distance of the strike. */
  readonly near: Float64Array;
  /** Change of one option's delta per price unit of the underlying; call and put have the same. */
  readonly gamma: Float64Array;
  /** Change of one call's delta per minute; a put's is larger by the settlement's `shareDecay`. */
  readonly charm: Float64Array;
}

/** Room for the columns of a series. */
export function documentColumns(cells: number): DocumentColumns {
  return {
    distance: new Float64Array(cells),
    probability: new Float64Array(cells),
    pressure: new Float64Array(cells),
  };
}

/** Room for the columns of a series. */
export function modelColumns(cells: number): ModelColumns {
  return {
    above: new Float64Array(cells),
    near: new Float64Array(cells),
    gamma: new Float64Array(cells),
    charm: new Float64Array(cells),
  };
}

/**
 * Writes one row of the document's columns: what `assignmentProbability` and `expirationPressure` give strike by strike, with the
 * span of time looked up once.
 *
 * @param openInterest calls and puts of each strike, contracts
 * @param point price units of one point
 * @param from place of the row's first strike in the columns
 */
export function writeDocumentRow(
  strikes: Float64Array,
  openInterest: Float64Array,
  price: number,
  point: number,
  minutes: number,
  parameters: AssignmentParameters,
  { distance, probability, pressure }: DocumentColumns,
  from: number,
): void {
  const { leastProbability } = parameters;
  let base = parameters.distantProbability;
  let reach = parameters.distantReach;
  if (minutes < parameters.nearMinutes) {
    base = parameters.nearProbability;
    reach = parameters.nearReach;
  } else if (minutes < parameters.approachingMinutes) {
    base = parameters.approachingProbability;
    reach = parameters.approachingReach;
  }
  const divisor = Math.max(1, minutes * minutes);
  for (let k = 0; k < strikes.length; k++) {
    const points = Math.abs(price - strikes[k]!) / point;
    const chance = Math.max(leastProbability, base - points / reach);
    distance[from + k] = points;
    probability[from + k] = chance;
    pressure[from + k] = (openInterest[k]! * chance) / divisor;
  }
}

/** Beyond this many deviations a normal tail is below the rounding of 1. */
const certain = 8.5;

/**
 * Writes one row of the model's columns: Black-76 on the expected settling price, without interest. Until an averaging window opens
 * that is the price; in it, what is fixed of the average has no delta any more.
 *
 * @param settling expected settling price, same unit as the strikes
 * @param deviation of the logarithm of the settling price from now to expiry; NaN gives NaN
 * @param within half width of `near`, price units
 * @param from place of the row's first strike in the columns
 */
export function writeModelRow(
  strikes: Float64Array,
  settling: number,
  deviation: number,
  within: number,
  left: SettlementVariance,
  { above, near, gamma, charm }: ModelColumns,
  from: number,
): void {
  const level = Math.log(settling);
  const half = deviation / 2;
  const { share, shareDecay } = left;
  const perPrice = (share * share) / (settling * deviation);
  const perMinute = (share * left.decay) / 2;
  for (let k = 0; k < strikes.length; k++) {
    const strike = strikes[k]!;
    const d2 = (level - Math.log(strike)) / deviation - half;
    const d1 = d2 + deviation;
    const lower = (level - Math.log(Math.max(strike - within, Number.MIN_VALUE))) / deviation - half;
    const upper = (level - Math.log(strike + within)) / deviation - half;
    above[from + k] = normalCdf(d2);
    near[from + k] = upper > certain || lower < -certain ? 0 : between(upper, lower);
    const density = normalPdf(d1);
    gamma[from + k] = perPrice * density;
    charm[from + k] = perMinute * density * d2 - (shareDecay === 0 ? 0 : shareDecay * normalCdf(d1));
  }
}

/** Normal probability between two numbers, taken in the tail where both are: no difference of numbers near 1. */
function between(low: number, high: number): number {
  return low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low);
}
