import { logMoneyness } from "./log-moneyness.js";
import { type OptionType, optionSign } from "./option-type.js";
import { logTimeValue, millsDifference } from "./time-value.js";

const ROOT_TWO_PI = 2.5066282746310002;
const LOG_ROOT_TWO_PI = 0.9189385332046727;

/** Why a price has no implied volatility. */
export type VolatilityRefusal = "BELOW_INTRINSIC" | "AT_OR_ABOVE_UPPER_BOUND";

/**
 * Why no volatility can give this price, or null when one can. The lower bound (discounted intrinsic value, 0 out of
 * the money) counts as below: only no volatility at all would give it. The upper bound is the discounted forward for
 * a call, the discounted strike for a put. Arguments as {@link impliedVolatility}.
 */
export function volatilityRefusal(
  type: OptionType,
  forward: number,
  strike: number,
  years: number,
  rate: number,
  price: number,
): VolatilityRefusal | null {
  const undiscounted = price * Math.exp(rate * years);
  if (undiscounted <= Math.max(0, optionSign(type) * (forward - strike))) return "BELOW_INTRINSIC";
  return undiscounted >= (type === "call" ? forward : strike) ? "AT_OR_ABOVE_UPPER_BOUND" : null;
}

/**
 * Volatility at which Black-76 gives this price, by Halley's method on the logarithm of the out-of-the-money price
 * (which is concave in volatility, so that the tails converge too), inside a shrinking bracket. An option in the money
 * is turned into the one out of the money by parity; deep in the money that difference carries few digits, so prefer
 * the other side's own price.
 *
 * @param forward, strike > 0, same unit
 * @param years > 0
 * @param rate continuously compounded, per year
 * @param price discounted, same unit
 * @returns volatility per root year; NaN for a price outside the bounds (see {@link volatilityRefusal}) or any NaN
 * @throws RangeError when forward, strike or years is not positive
 */
export function impliedVolatility(
  type: OptionType,
  forward: number,
  strike: number,
  years: number,
  rate: number,
  price: number,
): number {
  if (forward <= 0) throw new RangeError(`invalid forward: ${forward}`);
  if (strike <= 0) throw new RangeError(`invalid strike: ${strike}`);
  if (years <= 0) throw new RangeError(`invalid years: ${years}`);
  if (volatilityRefusal(type, forward, strike, years, rate, price) !== null) return Number.NaN;
  const intrinsic = Math.max(0, optionSign(type) * (forward - strike));
  const timeValue = (price * Math.exp(rate * years) - intrinsic) / Math.sqrt(forward * strike);
  return totalVolatility(Math.abs(logMoneyness(forward, strike)), timeValue) / Math.sqrt(years);
}

/** Solves logTimeValue(k, s) = log(timeValue) for s. */
function totalVolatility(k: number, timeValue: number): number {
  const target = Math.log(timeValue);
  let lower = 0;
  let upper = Infinity;
  let s = firstGuess(k, timeValue, target);
  // Five steps are usual; the bound only ends the halving of a bracket that rounding keeps open.
  for (let i = 0; i < 100; ++i) {
    const excess = logTimeValue(k, s) - target;
    if (excess > 0) upper = s;
    else lower = s;
    // The derivative of the log price is 1 / millsDifference; the bend of the price over its slope is k^2/s^3 - s/4.
    const slope = 1 / millsDifference(k, s);
    const newton = excess / slope;
    const halley = newton / (1 - 0.5 * newton * ((k * k) / (s * s * s) - s / 4 - slope));
    let next = s - halley;
    // The error after a step is of the third power of the step.
    if (Math.abs(next - s) <= 1e-7 * s) return next;
    if (!(next > lower && next < upper)) next = upper === Infinity ? 2 * s : (lower + upper) / 2;
    s = next;
  }
  return s;
}

/** Solution for a small total volatility, where the price depends on time value / k only. */
function firstGuess(k: number, timeValue: number, target: number): number {
  if (timeValue > 0.15 * k) return ROOT_TWO_PI * (timeValue + k / 2);
  // y = k / s solves y^2/2 + log y + log(1 + 1.2533 y + y^2) = goal, to a few per cent.
  const goal = Math.log(k) - target - LOG_ROOT_TWO_PI;
  let y = Math.sqrt(1 + 2 * Math.max(0, goal - 1.2));
  for (let i = 0; i < 2; ++i) {
    const square = 1 + 1.2533 * y + y * y;
    const excess = 0.5 * y * y + Math.log(y * square) - goal;
    y = Math.max(0.1, y - excess / (y + 1 / y + (1.2533 + 2 * y) / square));
  }
  return k / y;
}
