import type { RandomStream } from "../numeric/random.js";
import type { OptionType } from "../pricing/option-type.js";
import { drawHawkesTimes } from "./hawkes-times.js";
import type { ListedChain, ListedExpiry } from "./listed-chain.js";
import type { MarketParameters } from "./market-parameters.js";
import type { OptionPrint } from "./option-print.js";

/** What everyday trades are drawn against: the price without hedging, so that hedging does not move them. */
export interface TradingFloor {
  readonly chain: ListedChain;
  readonly expiries: readonly ListedExpiry[];
  /** Length of the session, seconds. */
  readonly length: number;
  readonly parameters: MarketParameters;
  /** Price without hedging at a second. */
  forward(second: number): number;
}

/**
 * Draws the everyday trades of a session: self-exciting times, mostly out of the money and near it, lognormal sizes,
 * sides that tend to repeat. Some customers take, some have their limit order taken (and print on the other side), some
 * meet in the middle: no rule signs all of them.
 */
export function drawEverydayTrades(stream: RandomStream, floor: TradingFloor): readonly OptionPrint[] {
  const { parameters, length } = floor;
  const { trades, tradeProfile, branching, branchingDelay } = parameters;
  const times = drawHawkesTimes(stream, trades, length, tradeProfile, branching, branchingDelay);
  let side: 1 | -1 = 1;
  return Array.from(times, (second): OptionPrint => {
    const expiry = pickExpiry(stream.uniform(), floor.expiries);
    const type: OptionType = stream.uniform() < 0.5 ? "call" : "put";
    const strike = pickStrike(stream, floor, expiry, type, second);
    const size = Math.exp(parameters.tradeSizeLog + parameters.tradeSizeSpread * stream.normal());
    // Both numbers are drawn, whichever is needed: the stream keeps its place.
    const [repeats, coin] = [stream.uniform() < parameters.sideRepeats, stream.uniform()];
    if (!repeats) side = coin < 0.5 ? 1 : -1;
    const manner = stream.uniform();
    const taken = manner < parameters.marketOrders ? side : -side;
    const middle = manner >= parameters.marketOrders + parameters.limitOrders;
    return {
      second,
      strike,
      type,
      contracts: Math.ceil(size),
      side,
      at: middle ? "middle" : taken > 0 ? "ask" : "bid",
    };
  });
}

/** The expiry that a uniform number picks by weight. */
export function pickExpiry(uniform: number, expiries: readonly ListedExpiry[]): number {
  let left = uniform * expiries.reduce((sum, { weight }) => sum + weight, 0);
  const found = expiries.findIndex(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return found < 0 ? expiries.length - 1 : found;
}

/** A strike on the drawn side of the money, with a weight that falls off with its distance. */
function pickStrike(
  stream: RandomStream,
  { chain, parameters, forward }: TradingFloor,
  expiry: number,
  type: OptionType,
  second: number,
): number {
  const price = forward(second);
  const first = chain.first[expiry]!;
  const above = (type === "call") === stream.uniform() < parameters.outOfTheMoney;
  const own = Array.from({ length: parameters.strikes }, (_, k) => first + k);
  const sided = own.filter((strike) => chain.strikes[strike]!.strike >= price === above);
  // The price can leave the chain on one side.
  const candidates = sided.length > 0 ? sided : own;
  const weights = candidates.map((strike) => Math.exp(-Math.abs(chain.moneyness(strike, second, price))));
  let left = stream.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return candidates[found < 0 ? candidates.length - 1 : found]!;
}
