import type { Strike } from "../market/market-day.js";
import { black76, black76Delta } from "../pricing/black76.js";
import type { OptionType } from "../pricing/option-type.js";
import { activityShare } from "./intraday-profile.js";
import type { MarketParameters } from "./market-parameters.js";

/** A series of a session. */
export interface ListedExpiry {
  /** `YYYY-MM-DD`, and the instant in epoch milliseconds. */
  readonly expiration: string;
  readonly expiresAt: number;
  /** Whole sessions from the end of this one to the expiry; 0: it expires today. */
  readonly sessions: number;
  /** Share of everyday trades and of large orders. */
  readonly weight: number;
}

/** Bid and ask, points. A bid of 0 is none. */
export interface Quote {
  readonly bid: number;
  readonly ask: number;
}

/** The options of a session and what they are worth when somebody asks: nothing is priced ahead. */
export interface ListedChain {
  readonly strikes: readonly Strike[];
  /** Number of the first strike of each expiry; strikes of one expiry stand together, ascending. */
  readonly first: readonly number[];
  /** Standardised moneyness log(K / F) / sqrt(implied variance to expiry). */
  moneyness(strike: number, second: number, forward: number): number;
  /** Signed delta of one option. */
  delta(strike: number, type: OptionType, second: number, forward: number): number;
  /** Quotes around the Black-76 value. */
  quote(strike: number, type: OptionType, second: number, forward: number): Quote;
}

const sessionsPerYear = 252;
/** The last second of an expiring option: shorter lives have no finite gamma. */
const shortestLife = 1 / (sessionsPerYear * 23_400);

/**
 * Lists strikes around an opening price for each expiry.
 *
 * @param opening points; half of the strikes lie below it
 * @param length of the session, seconds
 */
export function listChain(
  opening: number,
  length: number,
  expiries: readonly ListedExpiry[],
  parameters: MarketParameters,
): ListedChain {
  const { strikes: count, strikeStep, volatility, impliedPremium, varianceProfile, optionTick } = parameters;
  const lowest = Math.ceil(opening / strikeStep) - Math.floor(count / 2);
  const strikes = expiries.flatMap(({ expiration, expiresAt }) =>
    Array.from({ length: count }, (_, k) => ({ expiration, expiresAt, strike: (lowest + k) * strikeStep })),
  );
  const money = impliedPremium * volatility * Math.sqrt(sessionsPerYear);

  // Variance passes with the session's profile, so that quotes hold no calendar arbitrage within the day.
  const yearsLeft = (strike: number, second: number): number => {
    const today = 1 - activityShare(varianceProfile, Math.min(1, second / length));
    return Math.max(shortestLife, (expiries[Math.floor(strike / count)]!.sessions + today) / sessionsPerYear);
  };
  const moneynessAt = (strike: number, years: number, forward: number): number =>
    Math.log(strikes[strike]!.strike / forward) / (money * Math.sqrt(years));
  const volatilityAt = (strike: number, years: number, forward: number): number => {
    const k = Math.min(4, Math.max(-4, moneynessAt(strike, years, forward)));
    const smile = 1 + parameters.smileSlope * k + parameters.smileCurvature * k ** 2;
    return money * Math.max(parameters.smileFloor, smile);
  };

  return {
    strikes,
    first: expiries.map((_, expiry) => expiry * count),
    moneyness: (strike, second, forward) => moneynessAt(strike, yearsLeft(strike, second), forward),
    delta(strike, type, second, forward) {
      const years = yearsLeft(strike, second);
      return black76Delta(type, forward, strikes[strike]!.strike, years, 0, volatilityAt(strike, years, forward));
    },
    quote(strike, type, second, forward) {
      const years = yearsLeft(strike, second);
      const value = black76(type, forward, strikes[strike]!.strike, years, 0, volatilityAt(strike, years, forward));
      const { spreadLeast, spreadPrice, spreadVega } = parameters;
      const half = Math.max(spreadLeast, spreadPrice * value.price + (spreadVega * value.vega) / 100);
      // Outwards to the tick: quotes never cross and are never locked.
      const bid = Math.max(0, ticks(Math.floor((value.price - half) / optionTick), optionTick));
      return { bid, ask: ticks(Math.max(1, Math.ceil((value.price + half) / optionTick)), optionTick) };
    },
  };
}

/** A number of ticks as the price that a venue prints: 100.35, not 100.35000000000001. */
function ticks(count: number, tick: number): number {
  return count / Math.round(1 / tick);
}
