import { black76At, type OptionValue } from "./black76.js";
import { logMoneyness } from "./log-moneyness.js";
import type { OptionType } from "./option-type.js";

/** {@link OptionValue} with respect to the spot. */
export interface SpotOptionValue extends OptionValue {
  /** d price / d dividend yield, per 1.00. */
  readonly dividendRho: number;
}

/**
 * Black and Scholes (J. Political Economy 81, 1973) with a dividend yield (Merton, Bell Journal 4, 1973): Black-76 on
 * the forward spot x exp((rate - dividendYield) years), with the chain rule for everything that moves the forward.
 *
 * @param spot, strike > 0, same unit
 * @param years time to expiry, >= 0
 * @param rate, dividendYield continuously compounded, per year
 * @param volatility of log returns per root year, >= 0
 * @throws RangeError for arguments outside these ranges
 */
export function blackScholes(
  type: OptionType,
  spot: number,
  strike: number,
  years: number,
  rate: number,
  dividendYield: number,
  volatility: number,
): SpotOptionValue {
  if (spot <= 0) throw new RangeError(`invalid spot: ${spot}`);
  if (strike <= 0) throw new RangeError(`invalid strike: ${strike}`);
  const carry = rate - dividendYield;
  const growth = Math.exp(carry * years);
  const forward = spot * growth;
  const x = logMoneyness(spot, strike) + carry * years;
  const value = black76At(type, forward, strike, x, years, rate, volatility);
  const dollarDelta = value.delta * forward;
  // Apart from the dividend's part, which would swallow it deep in the money: d1 moves with time and with the forward.
  const s = volatility * Math.sqrt(years);
  const decay = s === 0 ? 0 : value.gamma * forward * ((s * value.d2) / (2 * years) - carry);
  return {
    ...value,
    delta: value.delta * growth,
    gamma: value.gamma * growth * growth,
    theta: value.theta - carry * dollarDelta,
    rho: value.rho + years * dollarDelta,
    dividendRho: -years * dollarDelta,
    vanna: value.vanna * growth,
    charm: growth * (dividendYield * value.delta + decay),
  };
}
