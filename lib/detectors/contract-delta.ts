import { cellOf, type MarketDay } from "../market/market-day.js";
import { black76Delta } from "../pricing/black76.js";
import { impliedVolatility } from "../pricing/implied-volatility.js";
import type { OptionType } from "../pricing/option-type.js";
import { parityForward } from "../pricing/parity-forward.js";

const yearMilliseconds = 365 * 86_400_000;
/** Delta jumps at the strike in the last instant: time to expiry never counts as less than one minute. */
const shortestLife = 60_000;

/** Where a delta came from. */
export type DeltaSource = "feed" | "model";

/** Signed delta of a contract in a row: call in (0, 1), put in (-1, 0); NaN where neither feed nor model has one. */
export interface ContractDelta {
  readonly source: DeltaSource;
  /**
   * @throws RangeError for a feed's delta that contradicts its declared convention
   */
  at(row: number, strike: number, type: OptionType): number;
}

/** Deltas of a day: the feed's where it has any, else Black-76 on the chain's own prices of the same row. */
export function contractDeltas(day: MarketDay): ContractDelta {
  return day.options.delta && day.deltaConvention ? feedDeltas(day, day.options.delta) : modelDeltas(day);
}

function feedDeltas(day: MarketDay, deltas: Float64Array): ContractDelta {
  const putSign = day.deltaConvention === "magnitude" ? 1 : -1;
  return {
    source: "feed",
    at(row, strike, type) {
      const delta = deltas[row * day.stride + cellOf(strike, type)]!;
      const magnitude = type === "call" ? delta : putSign * delta;
      // A wrong declaration would turn every put around without a sound.
      if (magnitude < 0 || magnitude > 1) {
        throw new RangeError(`invalid ${type} delta: ${delta} (the feed declares ${day.deltaConvention} deltas)`);
      }
      return type === "call" ? magnitude : -magnitude;
    },
  };
}

/**
 * Black-76 on the parity forward of the expiry and the volatility implied by the out-of-the-money price of the strike;
 * where that is missing or has no volatility, of the nearest strike in the list that has one. Only prices of the given
 * row are used.
 */
function modelDeltas(day: MarketDay): ContractDelta {
  let chains = chainsOf(day);
  let listed = day.strikes.length;
  let forwardsOf = -1;
  const forwards = new Map<string, number>();

  const chainOf = (strike: number): Chain => {
    if (listed !== day.strikes.length) {
      chains = chainsOf(day);
      listed = day.strikes.length;
    }
    return chains.get(day.strikes[strike]!.expiration)!;
  };

  const forwardAt = (row: number, chain: Chain): number => {
    if (row !== forwardsOf) forwards.clear();
    forwardsOf = row;
    let forward = forwards.get(chain.expiration);
    if (forward === undefined) {
      forward = chainForward(day, row, chain);
      forwards.set(chain.expiration, forward);
    }
    return forward;
  };

  return {
    source: "model",
    at(row, strike, type) {
      const chain = chainOf(strike);
      const forward = forwardAt(row, chain);
      if (!(forward > 0)) return Number.NaN;
      const years = yearsAt(day, row, chain);
      const volatility = nearestVolatility(day, row, chain, strike, forward, years);
      return black76Delta(type, forward, day.strikes[strike]!.strike, years, day.profile.rate, volatility);
    },
  };
}

/** The strikes of one expiry. */
interface Chain {
  readonly expiration: string;
  /** Instant of expiry, epoch milliseconds. */
  readonly expiresAt: number;
  /** Strike numbers by ascending strike price, and the prices. */
  readonly strikes: readonly number[];
  readonly levels: Float64Array;
}

function chainsOf(day: MarketDay): ReadonlyMap<string, Chain> {
  const numbers = Map.groupBy(day.strikes.keys(), (s) => day.strikes[s]!.expiration);
  const chains = new Map<string, Chain>();
  for (const [expiration, strikes] of numbers) {
    strikes.sort((a, b) => day.strikes[a]!.strike - day.strikes[b]!.strike);
    const levels = Float64Array.from(strikes, (s) => day.strikes[s]!.strike);
    chains.set(expiration, { expiration, expiresAt: day.strikes[strikes[0]!]!.expiresAt, strikes, levels });
  }
  return chains;
}

function yearsAt(day: MarketDay, row: number, chain: Chain): number {
  return Math.max(shortestLife, chain.expiresAt - day.knownAt[row]!) / yearMilliseconds;
}

function chainForward(day: MarketDay, row: number, chain: Chain): number {
  const discount = Math.exp(-day.profile.rate * yearsAt(day, row, chain));
  const calls = Float64Array.from(chain.strikes, (s) => priceAt(day, row, s, "call"));
  const puts = Float64Array.from(chain.strikes, (s) => priceAt(day, row, s, "put"));
  const { forward } = parityForward(chain.levels, calls, puts, discount);
  // Without a single pair the spot stands in; the carry of some days is small against the spacing of strikes.
  return Number.isNaN(forward) ? day.underlyingPrice[row]! : forward;
}

/** Middle of the quotes where both are there and not crossed, else the last price; NaN where neither was observed. */
export function priceAt(day: MarketDay, row: number, strike: number, type: OptionType): number {
  const at = row * day.stride + cellOf(strike, type);
  const bid = day.options.bid?.[at] ?? Number.NaN;
  const ask = day.options.ask?.[at] ?? Number.NaN;
  if (bid > 0 && ask >= bid) return (bid + ask) / 2;
  return day.options.price?.[at] ?? Number.NaN;
}

function nearestVolatility(
  day: MarketDay,
  row: number,
  chain: Chain,
  strike: number,
  forward: number,
  years: number,
): number {
  const here = chain.strikes.indexOf(strike);
  for (let step = 0; step < chain.strikes.length; step++) {
    for (const index of step === 0 ? [here] : [here - step, here + step]) {
      const candidate = chain.strikes[index];
      if (candidate === undefined) continue;
      const level = chain.levels[index]!;
      // The out-of-the-money side carries the volatility; in the money it drowns in the intrinsic value.
      const side: OptionType = level >= forward ? "call" : "put";
      const price = priceAt(day, row, candidate, side);
      const volatility =
        price > 0 ? impliedVolatility(side, forward, level, years, day.profile.rate, price) : Number.NaN;
      if (volatility > 0) return volatility;
    }
  }
  return Number.NaN;
}
