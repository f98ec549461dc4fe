import { black76 } from "./black76.js";

/**
 * Risk-neutral probability that the price finishes above a level: N(d2) of Black (1976) under a lognormal law without drift.
 *
 * @param price > 0
 * @param level > 0, same unit
 * @param deviation standard deviation of the move until then, price units, > 0
 * @throws RangeError for arguments outside these ranges
 */
export function finishAbove(price: number, level: number, deviation: number): number {
  if (!(deviation > 0)) throw new RangeError(`invalid deviation: ${deviation}`);
  return black76("call", price, level, 1, 0, deviation / price).itmProbabilityRiskNeutral;
}

/**
 * Risk-neutral probability that the price finishes no farther than `within` from a level, by the same law.
 *
 * @param within price units, at least 0
 * @throws RangeError for arguments outside these ranges
 */
export function finishWithin(price: number, level: number, deviation: number, within: number): number {
  if (!(within >= 0)) throw new RangeError(`invalid within: ${within}`);
  const least = level > within ? finishAbove(price, level - within, deviation) : 1;
  return Math.max(0, least - finishAbove(price, level + within, deviation));
}
