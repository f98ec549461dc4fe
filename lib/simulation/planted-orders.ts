import type { RandomStream } from "../numeric/random.js";
import type { OptionType } from "../pricing/option-type.js";
import { squareRootImpact } from "./hedge-impact.js";
import { negativeBinomialQuantile } from "./negative-binomial.js";
import type { PlantedFlowParameters } from "./planted-flow-parameters.js";

/** Something executed evenly between two steps of the price path. */
export interface Execution {
  readonly from: number;
  readonly to: number;
}

/** Market makers' response to an order. */
export interface PlantedHedge extends Execution {
  /** Futures, bought positive. */
  readonly contracts: number;
  /** Logarithmic move of the price when the last contract is done, signed. */
  readonly move: number;
}

/** A large customer order in one or more strikes of one type, or a decoy that only looks like one. */
export interface PlantedOrder extends Execution {
  /** +1 the customer buys options, -1 sells; 0 for a decoy, which buys as much as it sells. */
  readonly side: 1 | -1 | 0;
  readonly type: OptionType;
  /** Numbers of the strikes, neighbours, ascending. */
  readonly strikes: readonly number[];
  /** Contracts in each of the strikes, bought and sold together. */
  readonly contractsPerStrike: number;
  /** The customer's delta, in units of the underlying, signed. */
  readonly delta: number;
  readonly hedge: PlantedHedge | null;
}

/** What orders are placed in: prices are those without any hedging, so that hedging does not move the orders themselves. */
export interface OrderMarket {
  /** Steps in the session. */
  readonly steps: number;
  readonly parameters: PlantedFlowParameters;
  readonly optionMultiplier: number;
  readonly futureMultiplier: number;
  /** Number of the strike nearest to the price at a step. */
  nearestStrike(step: number): number;
  /** Signed delta of one option at a step, -1 .. 1. */
  delta(strike: number, type: OptionType, step: number): number;
}

/** Uniform between two durations in seconds, in whole steps, at least one. */
function drawSteps(stream: RandomStream, [least, most]: readonly [number, number], pathStep: number): number {
  return Math.max(1, Math.round((least + (most - least) * stream.uniform()) / pathStep));
}

/**
 * Draws the large orders of a session, or its decoys, in order of time. Their number is Poisson, their times are uniform
 * and independent of everything else: two may overlap.
 *
 * @throws RangeError when the session is too short for its quiet times, or the chain for its sweeps
 */
export function drawPlantedOrders(
  stream: RandomStream,
  kind: "orders" | "decoys",
  market: OrderMarket,
): readonly PlantedOrder[] {
  const count = negativeBinomialQuantile(stream.uniform(), market.parameters[kind], 1);
  const orders = Array.from({ length: count }, () => drawPlantedOrder(stream, kind === "decoys", market));
  return orders.sort((a, b) => a.from - b.from);
}

function drawPlantedOrder(stream: RandomStream, decoy: boolean, market: OrderMarket): PlantedOrder {
  const { parameters, steps } = market;
  const { pathStep, quietOpen, quietClose } = parameters;
  const first = Math.ceil(quietOpen / pathStep);
  const choices = steps - Math.floor(quietClose / pathStep) - first;
  if (choices < 1) throw new RangeError(`invalid quietClose: ${quietClose}`);
  const from = first + stream.integer(choices);
  const to = from + drawSteps(stream, parameters.orderSeconds, pathStep);

  const side = stream.uniform() < 0.5 ? 1 : -1;
  const type = stream.uniform() < 0.5 ? "call" : "put";
  const single = stream.uniform() < parameters.singleShare;
  const [fewest, most] = parameters.sweepStrikes;
  if (most > parameters.strikes) throw new RangeError(`invalid sweepStrikes: ${fewest},${most}`);
  const width = single ? 1 : fewest + stream.integer(most - fewest + 1);
  const size = parameters.orderSize * Math.exp(parameters.orderSizeSpread * stream.normal());
  // Even, so that a decoy splits into halves.
  const contractsPerStrike = 2 * Math.round(Math.max(parameters.orderLeast, size / width) / 2);
  // From the strike nearest to the price out of the money, as far as the chain reaches.
  const nearest = market.nearestStrike(from);
  const lowest = Math.min(Math.max(0, type === "call" ? nearest : nearest - width + 1), parameters.strikes - width);
  const strikes = Array.from({ length: width }, (_, k) => lowest + k);
  const hedgeFrom = to + drawSteps(stream, parameters.hedgeDelay, pathStep);
  const hedgeTo = hedgeFrom + drawSteps(stream, parameters.hedgeSeconds, pathStep);

  if (decoy) return { from, to, side: 0, type, strikes, contractsPerStrike, delta: 0, hedge: null };
  const deltas = strikes.map((strike) => market.delta(strike, type, from));
  const delta = side * contractsPerStrike * market.optionMultiplier * deltas.reduce((sum, each) => sum + each, 0);
  const contracts = Math.round((parameters.hedgeRatio * delta) / market.futureMultiplier);
  const move =
    Math.sign(contracts) *
    squareRootImpact(
      Math.abs(contracts),
      parameters.futureVolume,
      parameters.volatility / Math.sqrt(252),
      parameters.impact,
    );
  const hedge = parameters.hedging ? { from: hedgeFrom, to: hedgeTo, contracts, move } : null;
  return { from, to, side, type, strikes, contractsPerStrike, delta, hedge };
}

/** Contracts done by the end of a step, whole numbers that add up. */
export function executedBy(step: number, { from, to }: Execution, contracts: number): number {
  return Math.round(contracts * Math.min(1, Math.max(0, (step - from) / (to - from))));
}
