import type { MarketDay } from "../market/market-day.js";
import { lowerBound } from "../numeric/bisect.js";
import { median } from "../numeric/quantile.js";
import { impliedVolatility } from "../pricing/implied-volatility.js";
import type { OptionType } from "../pricing/option-type.js";
import { parityForward } from "../pricing/parity-forward.js";
import { priceAt } from "./contract-delta.js";
import type { SettlementVariance } from "./settlement-variance.js";

const yearMinutes = 365 * 1440;
/** Strikes around the money whose volatilities are asked; the middle one stands. */
const asked = 3;

/** When an estimate of volatility counts. */
export interface VolatilityParameters {
  /** Bounds on a volatility, per root calendar year: outside them the prices are stale or coarser than what is left of time. */
  readonly leastVolatility: number;
  readonly greatestVolatility: number;
  /** Fewest returns that a realised volatility may rest on. */
  readonly minimumReturns: number;
}

/** Standard deviation of log A, the settling price, from now to expiry (a pure number), and what it was taken from. */
export interface RemainingDeviation {
  readonly deviation: number;
  /** Null where neither source knows. */
  readonly source: "implied" | "realised" | null;
}

/** Squared log returns and the minutes they took; plain sums, so that rows can be added as they come. */
export interface RealisedVariance {
  squares: number;
  minutes: number;
  returns: number;
}

/** The strikes of one expiring series, ascending: their numbers in the day and their prices. */
export interface ExpiringSeries {
  readonly expiration: string;
  readonly expiresAt: number;
  readonly numbers: readonly number[];
  readonly levels: Float64Array;
}

/** The series that expire within the day's session, in time order; series of one date that expire at two instants are two. */
export function expiringSeries(day: MarketDay): readonly ExpiringSeries[] {
  const numbers = Map.groupBy(day.strikes.keys(), (s) => day.strikes[s]!.expiresAt);
  return [...numbers]
    .filter(([expiresAt]) => expiresAt > day.opensAt && expiresAt <= day.closesAt)
    .sort(([a], [b]) => a - b)
    .map(([expiresAt, own]) => {
      own.sort((a, b) => day.strikes[a]!.strike - day.strikes[b]!.strike);
      const levels = Float64Array.from(own, (s) => day.strikes[s]!.strike);
      return { expiration: day.strikes[own[0]!]!.expiration, expiresAt, numbers: own, levels };
    });
}

/**
 * Deviation implied by the options of the series at the money in one row, without interest: the median over the three strikes nearest
 * to the forward (of put-call parity, else the price of the settlement so far) whose out-of-the-money price has a volatility.
 *
 * @param settling expected settling price, which stands in where no strike has both prices
 * @returns NaN where no price has a volatility
 */
export function impliedDeviation(day: MarketDay, row: number, series: ExpiringSeries, settling: number): number {
  const { numbers, levels } = series;
  const calls = new Float64Array(numbers.length);
  const puts = new Float64Array(numbers.length);
  for (let k = 0; k < numbers.length; k++) {
    calls[k] = priceAt(day, row, numbers[k]!, "call");
    puts[k] = priceAt(day, row, numbers[k]!, "put");
  }
  const parity = parityForward(levels, calls, puts, 1).forward;
  const forward = parity > 0 ? parity : settling;
  if (!(forward > 0)) return Number.NaN;
  const found: number[] = [];
  // Outwards from the forward, the nearer side first.
  let above = lowerBound(levels, forward);
  let below = above - 1;
  while (found.length < asked && (below >= 0 || above < levels.length)) {
    const down = above === levels.length || (below >= 0 && forward - levels[below]! <= levels[above]! - forward);
    const k = down ? below-- : above++;
    const type: OptionType = levels[k]! >= forward ? "call" : "put";
    const price = (type === "call" ? calls : puts)[k]!;
    // One year at this volatility is the whole time left at that deviation.
    const deviation = price > 0 ? impliedVolatility(type, forward, levels[k]!, 1, 0, price) : Number.NaN;
    if (deviation > 0) found.push(deviation);
  }
  return median(found);
}

/** The deviation of what is left: implied within the bounds if asked for, else realised so far, scaled to it. */
export function remainingDeviation(
  implied: number,
  realised: RealisedVariance,
  left: SettlementVariance,
  parameters: VolatilityParameters,
): RemainingDeviation {
  const allowed = (deviation: number): boolean => {
    const yearly = deviation * Math.sqrt(yearMinutes / left.minutes);
    return yearly >= parameters.leastVolatility && yearly <= parameters.greatestVolatility;
  };
  if (allowed(implied)) return { deviation: implied, source: "implied" };
  const deviation = Math.sqrt((realised.squares / realised.minutes) * left.minutes);
  const known = realised.returns >= parameters.minimumReturns && allowed(deviation);
  return known ? { deviation, source: "realised" } : { deviation: Number.NaN, source: null };
}

/** Open interest of a series by strike, contracts; NaN where the record does not say. */
export interface SeriesOpenInterest {
  readonly calls: Float64Array;
  readonly puts: Float64Array;
  /** Calls and puts together. */
  readonly total: Float64Array;
}

/** Open interest of a series as a record by cell states it; unknown without a record. */
export function seriesOpenInterest({ numbers }: ExpiringSeries, contracts: Float64Array | null): SeriesOpenInterest {
  const calls = new Float64Array(numbers.length).fill(Number.NaN);
  const puts = calls.slice();
  const total = calls.slice();
  if (!contracts) return { calls, puts, total };
  for (let k = 0; k < numbers.length; k++) {
    // Strikes that are listed later lie beyond the record.
    calls[k] = contracts[2 * numbers[k]!] ?? Number.NaN;
    puts[k] = contracts[2 * numbers[k]! + 1] ?? Number.NaN;
    total[k] = calls[k]! + puts[k]!;
  }
  return { calls, puts, total };
}
