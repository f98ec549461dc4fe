import type { OpenInterest } from "../market/open-interest.js";
import type { RandomStream } from "../numeric/random.js";
import type { ListedChain } from "./listed-chain.js";
import type { ExpiryDials, MarketMode, PinRegime } from "./market-parameters.js";

/** Dimensionless strengths speak of the hour before the close. */
export const strengthSeconds = 3600;

/** What market makers hold at one expiring strike. */
export interface BookStrike {
  readonly strike: number;
  /** Calls and puts together, contracts; as it is, whatever label is published. */
  readonly openInterest: number;
  /** Share that market makers hold net, positive when long; beyond 1 where a strength asks for more than is open. */
  readonly share: number;
  /** Options that they hold net, and the futures of a unit delta. */
  readonly contracts: number;
  readonly futures: number;
  /** A = n E / (sigma sqrt(tau_0)) with tau_0 of an hour; long attracts. */
  readonly strength: number;
}

const directions: Readonly<Record<PinRegime, number>> = {
  "pin-attract": 1,
  "pin-neutral": 0,
  "pin-repel": -1,
  "pin-shuffled-strikes": 1,
};

/** What a book is drawn from. */
export interface BookSource {
  readonly chain: ListedChain;
  /** Number of the first expiring strike, and how many there are. */
  readonly first: number;
  readonly count: number;
  /** Contracts open by cell. */
  readonly openInterest: Float64Array;
  /** Price without hedging an hour before the close. */
  readonly price: number;
  /** Futures per option at a delta of 1. */
  readonly futuresPerOption: number;
  /** A of one future. */
  readonly strengthPerFuture: number;
}

/**
 * Draws what market makers hold of an expiring series.
 *
 * @param stream one draw per strike in every regime, so that it keeps its place
 * @throws RangeError for a strength where the price does not yield for good: there is none
 */
export function drawBook(
  stream: RandomStream,
  regime: PinRegime,
  { chain, first, count, openInterest, price, futuresPerOption, strengthPerFuture }: BookSource,
  { strength, others, share, shareSpread, reach }: ExpiryDials,
): readonly BookStrike[] {
  const direction = directions[regime];
  const open = Array.from({ length: count }, (_, k) => ({
    strike: chain.strikes[first + k]!.strike,
    openInterest: openInterest[2 * (first + k)]! + openInterest[2 * (first + k) + 1]!,
  }));
  const main = heaviestStrike(open, price, reach);
  const heaviest = open[main];
  if (strength !== null && !(strengthPerFuture > 0)) throw new RangeError(`invalid lasting: ${strengthPerFuture}`);
  // Where nothing is open within reach there is nothing to plant at.
  const planted = heaviest ? (strength ?? 0) / (heaviest.openInterest * futuresPerOption * strengthPerFuture) : 0;
  return open.map(({ strike, openInterest: contracts }, each) => {
    const drawn = Math.min(1, Math.max(-1, direction * share + shareSpread * stream.normal()));
    const asked = strength === null ? drawn : direction * planted * (each === main ? 1 : others);
    const held = direction === 0 ? 0 : asked;
    const futures = held * contracts * futuresPerOption;
    return {
      strike,
      openInterest: contracts,
      share: held,
      contracts: held * contracts,
      futures,
      strength: futures * strengthPerFuture,
    };
  });
}

/**
 * Index of the strike with the most open interest within reach of a price, -1 where none is. A price that has left the chain is
 * taken for the chain's nearest end. Of equals the first.
 *
 * @param strikes ascending
 * @param reach points on either side, the ends included
 */
export function heaviestStrike(
  strikes: readonly Pick<BookStrike, "strike" | "openInterest">[],
  price: number,
  reach: number,
): number {
  if (strikes.length === 0) return -1;
  const within = Math.min(strikes.at(-1)!.strike, Math.max(strikes[0]!.strike, price));
  let found = -1;
  strikes.forEach(({ strike, openInterest }, each) => {
    if (Math.abs(strike - within) > reach || !(openInterest > 0)) return;
    if (found < 0 || openInterest > strikes[found]!.openInterest) found = each;
  });
  return found;
}

/**
 * Publishes the open interest of an expiring series under labels rotated by a random number of strikes, calls and puts alike:
 * no strike keeps its own.
 *
 * @param first number of the first expiring strike, of `count`, at least 2
 */
export function rotateStrikes(stream: RandomStream, record: OpenInterest, first: number, count: number): OpenInterest {
  const turn = 1 + stream.integer(count - 1);
  const contracts = record.contracts.map((own, cell) => {
    const strike = (cell >> 1) - first;
    if (strike < 0 || strike >= count) return own;
    return record.contracts[2 * (first + ((strike + turn) % count)) + (cell % 2)]!;
  });
  return { ...record, contracts };
}

/** Whether a mode is about what expires. */
export function isPinRegime(mode: MarketMode): mode is PinRegime {
  return mode in directions;
}
