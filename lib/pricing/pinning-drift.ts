import { black76 } from "./black76.js";

/** What hedging the decay of delta does to the price; all rates per year of the clock that `years` counts in. */
export interface PinningDrift {
  /** d delta / d time of one call (a put has the same without interest). */
  readonly charm: number;
  /** Futures that market makers must buy (positive) or sell to stay hedged as time passes. */
  readonly hedgeContracts: number;
  /** Drift of the log price that follows; positive pushes the price up. */
  readonly drift: number;
}

/**
 * Drift of the log price when market makers hedge their options' decay of delta and each contract moves the price by a
 * constant share (linear impact: Avellaneda and Lipkin, Quantitative Finance 3, 2003). Long options pin: the price is
 * drawn to the strike; short options push it away. Without interest.
 *
 * @param contracts options that market makers hold, in deltas of the future per contract; negative when short
 * @param impact relative move of the price per contract bought, at least 0
 * @param forward, strike, years, volatility as {@link black76}, whose errors and limits are taken over
 * @throws RangeError for a negative impact
 */
export function pinningDrift(
  contracts: number,
  impact: number,
  forward: number,
  strike: number,
  years: number,
  volatility: number,
): PinningDrift {
  if (!(impact >= 0)) throw new RangeError(`invalid impact: ${impact}`);
  const { charm } = black76("call", forward, strike, years, 0, volatility);
  const hedgeContracts = -contracts * charm;
  return { charm, hedgeContracts, drift: impact * hedgeContracts };
}
