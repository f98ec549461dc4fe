import {
  clnvSigns,
  depthSigns,
  emoSigns,
  firstSigns,
  leeReadySigns,
  type QuotedTrades,
  quoteSigns,
  reverseTickSigns,
  tickSigns,
  tradeSizeSigns,
} from "../market/trade-signs.js";
import { blackScholes } from "../pricing/black-scholes.js";
import { black76 } from "../pricing/black76.js";
import { impliedVolatility, volatilityRefusal } from "../pricing/implied-volatility.js";
import type { OptionType } from "../pricing/option-type.js";
import { pinningDrift } from "../pricing/pinning-drift.js";
import { squareRootImpact } from "../simulation/hedge-impact.js";
import { activityDensity, activityShare } from "../simulation/intraday-profile.js";
import type { FamilyTable } from "./conformance-family.js";

interface OptionInput {
  readonly type: OptionType;
  readonly strike: number;
  readonly timeYears: number;
  readonly rate: number;
}

interface SpotInput extends OptionInput {
  readonly spot: number;
  readonly dividendYield: number;
  readonly volatility: number;
}

interface ForwardInput extends OptionInput {
  readonly forward: number;
}

interface ImpactInput {
  readonly quantity: number;
  readonly dailyVolume: number;
  readonly dailyVolatility: number;
  readonly prefactor: number;
  readonly price: number;
}

interface PinningInput {
  readonly netMarketMakerContractsEquivalent: number;
  readonly impactPerContract: number;
  readonly forward: number;
  readonly strike: number;
  readonly timeYears: number;
  readonly volatility: number;
}

/** Of 252 sessions of 390 minutes: the clock of the reference's drift per minute. */
const TRADING_MINUTES_A_YEAR = 252 * 390;

/** The families of option pricing, impact and trades. */
export const marketFamilies: FamilyTable = {
  "black-scholes": ({ type, spot, strike, timeYears, rate, dividendYield, volatility }: SpotInput) => ({
    ...blackScholes(type, spot, strike, timeYears, rate, dividendYield, volatility),
  }),
  "black-76": ({
    type,
    forward,
    strike,
    timeYears,
    rate,
    volatility,
  }: ForwardInput & { readonly volatility: number }) => ({
    ...black76(type, forward, strike, timeYears, rate, volatility),
  }),
  "implied-volatility": ({
    type,
    forward,
    strike,
    timeYears,
    rate,
    price,
  }: ForwardInput & { readonly price: number }) => {
    const reason = volatilityRefusal(type, forward, strike, timeYears, rate, price);
    if (reason !== null) return { volatility: null, vega: null, reason };
    const volatility = impliedVolatility(type, forward, strike, timeYears, rate, price);
    return { volatility, vega: black76(type, forward, strike, timeYears, rate, volatility).vega, reason };
  },
  "square-root-impact": ({ quantity, dailyVolume, dailyVolatility, prefactor, price }: ImpactInput) => {
    const relativeImpact = squareRootImpact(quantity, dailyVolume, dailyVolatility, prefactor);
    return { relativeImpact, points: relativeImpact * price };
  },
  "pinning-drift": (input: PinningInput) => {
    const { charm, hedgeContracts, drift } = pinningDrift(
      input.netMarketMakerContractsEquivalent,
      input.impactPerContract,
      input.forward,
      input.strike,
      input.timeYears,
      input.volatility,
    );
    return {
      charm,
      hedgeContractsPerYear: hedgeContracts,
      driftPerYear: drift,
      driftPerMinuteTradingYear: drift / TRADING_MINUTES_A_YEAR,
    };
  },
  "trade-signing": (input: { readonly trades: readonly { readonly [column in keyof QuotedTrades]: number }[] }) => {
    const column = (name: keyof QuotedTrades): number[] => input.trades.map((trade) => trade[name]);
    const trades: QuotedTrades = {
      price: column("price"),
      bid: column("bid"),
      ask: column("ask"),
      size: column("size"),
      bidSize: column("bidSize"),
      askSize: column("askSize"),
    };
    const [quote, reverseTick] = [quoteSigns(trades), reverseTickSigns(trades)];
    const [tradeSize, depth] = [tradeSizeSigns(trades), depthSigns(trades)];
    return {
      quote,
      tick: tickSigns(trades),
      reverseTick,
      leeReady: leeReadySigns(trades),
      emo: emoSigns(trades),
      clnv: clnvSigns(trades),
      tradeSize,
      depth,
      tradeSizeQuoteDepthReverseTick: firstSigns(tradeSize, quote, depth, reverseTick),
    };
  },
  "intraday-profile": ({ u, kOpen, kClose, power }: Readonly<Record<"u" | "kOpen" | "kClose" | "power", number>>) => {
    const profile = { open: kOpen, close: kClose, power };
    return { weight: activityDensity(profile, u), cumulative: activityShare(profile, u) };
  },
};
