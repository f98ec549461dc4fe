import type { MarketProfile } from "../market/market-profile.js";
import type { OpenInterest } from "../market/open-interest.js";
import type { BarTape } from "../market/tape.js";
import { createStream, type RandomStream } from "../numeric/random.js";
import { type BookHedging, hedgeDecay, hedgeWithDelay } from "./book-hedging.js";
import { drawEverydayTrades, type TradingFloor } from "./everyday-trades.js";
import {
  type BookStrike,
  drawBook,
  heaviestStrike,
  isPinRegime,
  rotateStrikes,
  strengthSeconds,
} from "./expiry-book.js";
import { drawFundamentalPath } from "./fundamental-path.js";
import { drawFutureTape } from "./future-tape.js";
import { type HedgeParent, hedgeParents, impactPath } from "./hedge-parents.js";
import { activityDensity, activityShare } from "./intraday-profile.js";
import { drawLargeOrders, type LargeOrder } from "./large-orders.js";
import { type ListedChain, type ListedExpiry, listChain } from "./listed-chain.js";
import type { MarketMode, MarketParameters, PinRegime } from "./market-parameters.js";
import { printTape } from "./market-tape.js";
import type { OptionPrint } from "./option-print.js";

/** When a session is held and what is listed in it. Instants are epoch milliseconds, dates `YYYY-MM-DD`. */
export interface SessionPlan {
  readonly date: string;
  readonly opensAt: number;
  readonly closesAt: number;
  /** The session before, whose positions the open interest counts, and when they are published. */
  readonly previousDate: string;
  readonly publishedAt: number;
  readonly expiries: readonly ListedExpiry[];
}

/** Which market to simulate. */
export interface MarketRequest {
  readonly seed: number;
  readonly underlying: string;
  readonly profile: MarketProfile;
  readonly mode: MarketMode;
  readonly parameters: MarketParameters;
  /** By date, ascending. */
  readonly sessions: Iterable<SessionPlan>;
}

/** A simulated session: what a venue would print, and apart from it what only the simulator knows. */
export interface SimulatedSession {
  readonly tape: BarTape;
  readonly openInterest: readonly OpenInterest[];
  /** Never for detectors. */
  readonly truth: MarketTruth;
}

/** What is true of a session. */
export interface MarketTruth {
  readonly date: string;
  /** Opening price before rounding, and the standard deviation of the session's log return. */
  readonly opening: number;
  readonly volatility: number;
  readonly orders: readonly LargeOrder[];
  readonly parents: readonly HedgeParent[];
  /**
   * Logarithm of the price over the opening price by step: without hedging (the twin of the same seed), what the hedges of large
   * orders add, what the hedges of expiring positions add, and their sum, which is what was observed but for the rounding to ticks.
   */
  readonly fundamental: Float64Array;
  readonly impact: Float64Array;
  readonly pin: Float64Array;
  readonly observed: Float64Array;
  /** What expires; null where nothing does or the mode is not about it. */
  readonly expiry: ExpiryTruth | null;
}

/** What market makers held of an expiring series, and where it settled. */
export interface ExpiryTruth {
  readonly regime: PinRegime;
  readonly expiration: string;
  /** Ascending. */
  readonly strikes: readonly BookStrike[];
  /** Index of the heaviest strike within reach of the price without hedging an hour before the close: the one that a strength is planted at. */
  readonly heaviest: number;
  /** Futures bought since the open to hedge them, by step. */
  readonly hedge: Float64Array;
  /** The last price, and its distances from the nearest strike and from the heaviest, points. */
  readonly settlement: number;
  readonly nearestDistance: number;
  readonly heaviestDistance: number;
}

/**
 * A market with planted hedging, one session after the other. Prices carry over the night without what hedges added: an
 * impact does not outlive its session. Each kind of randomness has its own stream by seed, name and date, and customers are
 * drawn against the price without hedging: modes change what they are about and no other number.
 *
 * @throws RangeError when a session is not a whole number of rows, or a row not a whole number of path steps
 */
export function* simulateMarket(request: MarketRequest): Generator<SimulatedSession, void, undefined> {
  const { seed, parameters, sessions } = request;
  const { volatilityMemory: memory, volatilityShock: shock } = parameters;
  let level = Math.log(parameters.price);
  let excess: number | null = null;
  for (const plan of sessions) {
    const stream = (name: string): RandomStream => createStream(seed, "market", name, plan.date);
    const drawn = stream("volatility").normal();
    // The first session is drawn from the law that the autoregression settles in.
    excess = excess === null ? (shock / Math.sqrt(1 - memory ** 2)) * drawn : memory * excess + shock * drawn;
    const volatility = parameters.volatility * Math.exp(excess);
    level += parameters.overnight * volatility * stream("overnight").normal();
    const session = simulateSession(request, plan, Math.exp(level), volatility, stream);
    level += session.truth.fundamental.at(-1)!;
    yield session;
  }
}

function simulateSession(
  request: MarketRequest,
  plan: SessionPlan,
  opening: number,
  volatility: number,
  stream: (name: string) => RandomStream,
): SimulatedSession {
  const { underlying, profile, mode, parameters } = request;
  const { date, opensAt, closesAt, expiries } = plan;
  const { pathStep, rowLength } = parameters;
  const length = (closesAt - opensAt) / 1000;
  if (!(Number.isInteger(length / rowLength) && length > 0)) throw new RangeError(`invalid rowLength: ${rowLength}`);
  if (!Number.isInteger(rowLength / pathStep)) throw new RangeError(`invalid pathStep: ${pathStep}`);
  const steps = length / pathStep;

  const fundamental = drawFundamentalPath(stream("price"), steps, volatility, parameters.varianceProfile);
  const chain = listChain(opening, length, expiries, parameters);
  const floor: TradingFloor = {
    chain,
    expiries,
    length,
    parameters,
    forward: (second) => opening * Math.exp(fundamental.log[Math.min(steps, Math.floor(second / pathStep))]!),
  };
  const everyday = drawEverydayTrades(stream("baselineTrades"), floor);
  const orders = drawLargeOrders(stream("events"), stream("eventSides"), floor, profile.optionMultiplier);

  const yields = mode !== "null-no-impact";
  const hedged = mode === "null-no-hedging" ? [] : orders;
  const parents = hedgeParents(stream("mmResponse"), hedged, profile.futureMultiplier, volatility, yields, parameters);
  const impact = impactPath(parents, steps, pathStep, parameters.impactLasting);
  const openInterest = drawOpenInterest(stream("openInterest"), chain, opening, plan, parameters);
  const base = fundamental.log.map((log, step) => log + impact[step]!);
  const book = drawExpiringBook(request, plan, chain, openInterest, floor, stream("mmInventory"));
  const { hedge, pin } = book
    ? hedgeBook(request, book, base, fundamental.passed, opening, volatility)
    : { hedge: null, pin: base.map(() => 0) };
  const observed = base.map((log, step) => log + pin[step]!);
  const prices = observed.map((log) => profile.tick * Math.round((opening * Math.exp(log)) / profile.tick));

  const shown = mode === "null-shuffled-sides" ? shuffleSides(orders, stream("nullTransform")) : orders;
  const tape = printTape({
    underlying,
    date,
    opensAt,
    closesAt,
    chain,
    prices,
    future: drawFutureTape(stream("futuresVolume"), fundamental, parents, hedge, parameters),
    prints: [...everyday, ...shown.flatMap(({ prints }) => prints)].sort((a, b) => a.second - b.second),
    parameters,
  });
  const published =
    book && mode === "pin-shuffled-strikes"
      ? rotateStrikes(stream("nullTransform"), openInterest, book.first, book.strikes.length)
      : openInterest;
  return {
    tape,
    openInterest: [published],
    truth: {
      ...{ date, opening, volatility, orders, parents },
      ...{ fundamental: fundamental.log, impact, pin, observed },
      expiry: book && hedge && expiryTruth(book, hedge, prices.at(-1)!),
    },
  };
}

/** A book, and where its strikes stand among those that are listed. */
interface ExpiringBook extends Pick<ExpiryTruth, "regime" | "expiration" | "strikes" | "heaviest"> {
  readonly first: number;
}

/** The book of the series that expires today; null where none does or the mode is not about it. */
function drawExpiringBook(
  { mode, profile, parameters }: MarketRequest,
  { expiries }: SessionPlan,
  chain: ListedChain,
  { contracts }: OpenInterest,
  { forward, length }: TradingFloor,
  stream: RandomStream,
): ExpiringBook | null {
  const expiring = expiries.findIndex(({ sessions }) => sessions === 0);
  if (expiring < 0 || !isPinRegime(mode)) return null;
  const { futureVolume, expiry } = parameters;
  const first = chain.first[expiring]!;
  const price = forward(Math.max(0, length - strengthSeconds));
  const strikes = drawBook(
    stream,
    mode,
    {
      ...{ chain, first, price },
      count: parameters.strikes,
      openInterest: contracts,
      futuresPerOption: profile.optionMultiplier / profile.futureMultiplier,
      // E is in proportion to the session's volatility, which therefore cancels.
      strengthPerFuture: expiry.lasting / futureVolume / Math.sqrt(strengthSeconds / length),
    },
    expiry,
  );
  const heaviest = heaviestStrike(strikes, price, expiry.reach);
  return { regime: mode, expiration: expiries[expiring]!.expiration, first, strikes, heaviest };
}

/** Hedges a book by the implied variance that is left, which passes with the session's profile as quotes have it. */
function hedgeBook(
  { parameters }: MarketRequest,
  { strikes }: ExpiringBook,
  base: Float64Array,
  passed: Float64Array,
  opening: number,
  volatility: number,
): BookHedging {
  const { pathStep, futureVolume, futureProfile, varianceProfile, hedgeRatio, expiry } = parameters;
  const steps = base.length - 1;
  const implied = (parameters.impliedPremium * parameters.volatility) ** 2;
  const book = {
    strikes: Float64Array.from(strikes, ({ strike }) => Math.log(strike / opening)),
    futures: Float64Array.from(strikes, ({ futures }) => futures),
    base,
    variance: passed.map((share) => implied * (1 - share)),
    step: pathStep,
    impact: (expiry.lasting * volatility) / futureVolume,
  };
  if (expiry.implementation === "drift") {
    const until = Math.max(0, 1 - expiry.decayFloor / (steps * pathStep));
    return hedgeDecay(book, implied * (1 - activityShare(varianceProfile, until)));
  }
  const { volumeShare, delay, leastTrade: least, transient, transientDelay } = expiry;
  const most =
    volumeShare === null
      ? null
      : base.map((_, step) => (volumeShare * futureVolume * activityDensity(futureProfile, step / steps)) / steps);
  return hedgeWithDelay(book, {
    ...{ ratio: hedgeRatio, delay, most, least, transientDelay },
    transient: (transient * volatility) / futureVolume,
  });
}

function expiryTruth(book: ExpiringBook, hedge: Float64Array, settlement: number): ExpiryTruth {
  const { regime, expiration, strikes, heaviest } = book;
  const distances = strikes.map(({ strike }) => Math.abs(settlement - strike));
  return {
    ...{ regime, expiration, strikes, heaviest, hedge, settlement },
    nearestDistance: Math.min(...distances),
    heaviestDistance: distances[heaviest] ?? Number.NaN,
  };
}

/**
 * Gives each order a side by the toss of a coin, with its prints at the quote that belongs to it. To permute the few sides of a
 * day would leave a third of them where they were.
 */
function shuffleSides(orders: readonly LargeOrder[], stream: RandomStream): readonly LargeOrder[] {
  return orders.map((order) => {
    const turned = stream.uniform() < 0.5;
    return turned ? { ...order, prints: order.prints.map(turnPrint) } : order;
  });
}

function turnPrint(print: OptionPrint): OptionPrint {
  return { ...print, at: print.at === "ask" ? "bid" : "ask" };
}

/** Round strikes hold more: these multiples of the future's points, and how many times as much. */
const roundStrikes: readonly (readonly [number, number])[] = [
  [100, 4],
  [50, 3],
  [25, 2],
];

function drawOpenInterest(
  stream: RandomStream,
  chain: ListedChain,
  opening: number,
  { previousDate, publishedAt }: SessionPlan,
  { openInterest, openInterestSpread, openInterestReach }: MarketParameters,
): OpenInterest {
  const contracts = Float64Array.from({ length: 2 * chain.strikes.length }, (_, cell) => {
    const { strike } = chain.strikes[cell >> 1]!;
    const round = roundStrikes.find(([multiple]) => strike % multiple === 0)?.[1] ?? 1;
    const distance = chain.moneyness(cell >> 1, 0, opening) / openInterestReach;
    return Math.round(openInterest * round * Math.exp(openInterestSpread * stream.normal() - distance ** 2 / 2));
  });
  return { session: previousDate, availableAt: publishedAt, contracts };
}
