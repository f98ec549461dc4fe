import { millsRatio } from "../numeric/normal.js";

const LOG_ROOT_TWO_PI = 0.9189385332046727;

/** Below this total volatility two Mills ratios are too close to subtract; the series there is exact to 1e-15. */
const SERIES_BELOW = 2e-3;

/** M(k/s - s/2) - M(k/s + s/2) with M the Mills ratio. */
export function millsDifference(k: number, s: number): number {
  const centre = k / s;
  if (s >= SERIES_BELOW) return millsRatio(centre - s / 2) - millsRatio(centre + s / 2);
  // Odd Taylor terms about the centre: M' = x M - 1, M''' = 2 M' + x (M + x M').
  const value = millsRatio(centre);
  const slope = centre * value - 1;
  const third = 2 * slope + centre * (value + centre * slope);
  return -s * (slope + (third * s * s) / 24);
}

/**
 * Logarithm of the out-of-the-money Black price divided by the discount and by sqrt(forward x strike): a function of
 * two numbers only, without cancellation from at the money to prices far below the smallest double.
 *
 * @param k |log(forward / strike)|, >= 0
 * @param s volatility times the root of the years, > 0
 */
export function logTimeValue(k: number, s: number): number {
  const y = k / s;
  return -0.5 * y * y - (s * s) / 8 - LOG_ROOT_TWO_PI + Math.log(millsDifference(k, s));
}
