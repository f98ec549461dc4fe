import type { MarketProfile } from "../market/market-profile.js";
import type { OpenInterest } from "../market/open-interest.js";
import type { BarTape } from "../market/tape.js";
import { createStream, type RandomStream } from "../numeric/random.js";
import { drawEverydayTrades, type TradingFloor } from "./everyday-trades.js";
import { drawFundamentalPath } from "./fundamental-path.js";
import { drawFutureTape } from "./future-tape.js";
import { type HedgeParent, hedgeParents, impactPath } from "./hedge-parents.js";
import { drawLargeOrders, type LargeOrder } from "./large-orders.js";
import { type ListedChain, type ListedExpiry, listChain } from "./listed-chain.js";
import type { MarketMode, MarketParameters } from "./market-parameters.js";
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
   * Logarithm of the price over the opening price by step: without hedging (the twin of the same seed), what the hedges add,
   * and their sum, which is what was observed but for the rounding to ticks.
   */
  readonly fundamental: Float64Array;
  readonly impact: Float64Array;
  readonly observed: Float64Array;
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
  { underlying, profile, mode, parameters }: MarketRequest,
  plan: SessionPlan,
  opening: number,
  volatility: number,
  stream: (name: string) => RandomStream,
): SimulatedSession {
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
  const observed = fundamental.log.map((log, step) => log + impact[step]!);
  const prices = observed.map((log) => profile.tick * Math.round((opening * Math.exp(log)) / profile.tick));

  const shown = mode === "null-shuffled-sides" ? shuffleSides(orders, stream("nullTransform")) : orders;
  const tape = printTape({
    underlying,
    date,
    opensAt,
    closesAt,
    chain,
    prices,
    future: drawFutureTape(stream("futuresVolume"), fundamental, parents, parameters),
    prints: [...everyday, ...shown.flatMap(({ prints }) => prints)].sort((a, b) => a.second - b.second),
    parameters,
  });
  const openInterest = drawOpenInterest(stream("openInterest"), chain, opening, plan, parameters);
  return {
    tape,
    openInterest: [openInterest],
    truth: { date, opening, volatility, orders, parents, fundamental: fundamental.log, impact, observed },
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
