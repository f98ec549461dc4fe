import { normalCdf, normalPdf } from "../numeric/normal.js";
import { logMoneyness } from "./log-moneyness.js";
import { type OptionType, optionSign } from "./option-type.js";
import { logTimeValue } from "./time-value.js";

/** Price and sensitivities of a European option. */
export interface OptionValue {
  /** In the unit of the forward or spot, discounted to now. */
  readonly price: number;
  /** d price / d forward (Black-76) or d spot (Black-Scholes): call in (0, 1), put in (-1, 0). */
  readonly delta: number;
  /** d delta / d forward or spot. */
  readonly gamma: number;
  /** d price / d volatility, per 1.00 of volatility. */
  readonly vega: number;
  /** -d price / d years: what passing time does, per year. */
  readonly theta: number;
  /** d price / d rate, per 1.00 of rate; at fixed forward (Black-76) or fixed spot (Black-Scholes). */
  readonly rho: number;
  /** d delta / d volatility = d vega / d forward or spot. */
  readonly vanna: number;
  /** d vega / d volatility. */
  readonly volga: number;
  /** -d delta / d years: what passing time does to delta, per year. */
  readonly charm: number;
  readonly d1: number;
  readonly d2: number;
  /** Probability of expiring in the money under the pricing measure: N(d2), for a put N(-d2). */
  readonly itmProbabilityRiskNeutral: number;
}

/**
 * Black (J. Financial Economics 3, 1976): a European option on a forward or future. With no time or no volatility left,
 * the limit: discounted intrinsic value and a delta of 0 or one discount, NaN where the limit does not exist (exactly at
 * the strike). Any NaN argument gives NaN.
 *
 * @param forward, strike > 0, same unit
 * @param years time to expiry, >= 0; the caller chooses the clock (calendar or trading) that fits the volatility
 * @param rate continuously compounded, per year
 * @param volatility of log returns per root year, >= 0 (0.16 = 16 %)
 * @throws RangeError for arguments outside these ranges
 */
export function black76(
  type: OptionType,
  forward: number,
  strike: number,
  years: number,
  rate: number,
  volatility: number,
): OptionValue {
  if (forward <= 0) throw new RangeError(`invalid forward: ${forward}`);
  if (strike <= 0) throw new RangeError(`invalid strike: ${strike}`);
  return black76At(type, forward, strike, logMoneyness(forward, strike), years, rate, volatility);
}

/** {@link black76} for a caller that knows log(forward / strike) to more digits than the forward itself shows. */
export function black76At(
  type: OptionType,
  forward: number,
  strike: number,
  x: number,
  years: number,
  rate: number,
  volatility: number,
): OptionValue {
  if (years < 0) throw new RangeError(`invalid years: ${years}`);
  if (volatility < 0) throw new RangeError(`invalid volatility: ${volatility}`);
  const sign = optionSign(type);
  const discount = Math.exp(-rate * years);
  const rootYears = Math.sqrt(years);
  const s = volatility * rootYears;
  const d1 = x / s + s / 2;
  const d2 = x / s - s / 2;
  const price = priceOf(sign, forward, strike, discount, x, s);
  const delta = sign * discount * normalCdf(sign * d1);
  const rho = -years * price;
  const itmProbabilityRiskNeutral = normalCdf(sign * d2);
  const common = { price, delta, rho, d1, d2, itmProbabilityRiskNeutral };
  // Away from the strike everything that bends has died; on it there is no limit.
  if (s === 0) {
    const none = x === 0 ? Number.NaN : 0;
    const theta = rate * price + none;
    return { ...common, gamma: none, vega: none, theta, vanna: none, volga: none, charm: rate * delta };
  }
  const density = discount * normalPdf(d1);
  const vega = forward * density * rootYears;
  return {
    ...common,
    gamma: density / (forward * s),
    vega,
    theta: rate * price - (vega * volatility) / (2 * years),
    vanna: (-density * d2) / volatility,
    volga: (vega * d1 * d2) / volatility,
    charm: rate * delta + (density * d2) / (2 * years),
  };
}

function priceOf(sign: 1 | -1, forward: number, strike: number, discount: number, x: number, s: number): number {
  const intrinsic = discount * Math.max(0, sign * (forward - strike));
  if (s === 0) return intrinsic;
  // Beyond all volatilities that occur the ratio of tails would overflow, and nothing cancels there.
  if (s > 20)
    return sign * discount * (forward * normalCdf(sign * (x / s + s / 2)) - strike * normalCdf(sign * (x / s - s / 2)));
  const timeValue = discount * Math.sqrt(forward * strike) * Math.exp(logTimeValue(Math.abs(x), s));
  return intrinsic + timeValue;
}

/**
 * Delta alone, for hot loops: the same number as `black76(...).delta`, without the checks (nonsense gives NaN) and
 * without an object. Call in (0, 1), put in (-1, 0).
 */
export function black76Delta(
  type: OptionType,
  forward: number,
  strike: number,
  years: number,
  rate: number,
  volatility: number,
): number {
  const sign = optionSign(type);
  const s = volatility * Math.sqrt(years);
  return sign * Math.exp(-rate * years) * normalCdf(sign * (logMoneyness(forward, strike) / s + s / 2));
}
