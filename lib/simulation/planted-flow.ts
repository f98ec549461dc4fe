import { pricePath, type Strike } from "../market/market-day.js";
import type { MarketProfile } from "../market/market-profile.js";
import type { OpenInterest } from "../market/open-interest.js";
import type { BarTape } from "../market/tape.js";
import { createStream, type RandomStream } from "../numeric/random.js";
import { black76 } from "../pricing/black76.js";
import type { OptionType } from "../pricing/option-type.js";
import type { PlantedFlowParameters } from "./planted-flow-parameters.js";
import { drawPlantedOrders, type PlantedOrder } from "./planted-orders.js";
import { addHedges, drawFundamental } from "./planted-prices.js";
import { futureBars, optionVolumes } from "./planted-tape.js";

/** Which session to generate. Instants are epoch milliseconds, dates `YYYY-MM-DD`. */
export interface PlantedSessionRequest {
  readonly seed: number;
  readonly underlying: string;
  readonly date: string;
  readonly opensAt: number;
  readonly closesAt: number;
  /** The session before, whose positions the open interest counts. */
  readonly previousDate: string;
  /** The one expiry of the chain. */
  readonly expiration: string;
  readonly expiresAt: number;
  readonly profile: MarketProfile;
  readonly parameters: PlantedFlowParameters;
}

/** A generated session: what a venue would print, and apart from it what only the generator knows. */
export interface PlantedSession {
  readonly tape: BarTape;
  readonly openInterest: readonly OpenInterest[];
  /** Never for detectors. */
  readonly truth: PlantedTruth;
}

/** What was planted in a session; steps count from the open, `pathStep` seconds each. */
export interface PlantedTruth {
  readonly orders: readonly PlantedOrder[];
  readonly decoys: readonly PlantedOrder[];
  /** Logarithm of the price over the opening price by step, without hedging and with it, before rounding to ticks. */
  readonly fundamental: Float64Array;
  readonly observed: Float64Array;
}

const yearMilliseconds = 365 * 86_400_000;

/**
 * A market with a simple planted flow: large customer orders in options, the minutes after them in which market makers
 * hedge in the future, and a price that yields to the hedge by the square-root law and comes half-way back. Everything
 * else is noise. It is deliberately simple and stands for no real market.
 *
 * A session depends on nothing but its request: each kind of randomness has its own stream by seed and date, and what
 * customers do is drawn against the price without hedging, so that `hedging` changes prices and futures only.
 *
 * @throws RangeError when the session is not a whole number of rows, or a row not a whole number of path steps
 */
export function plantedFlowSession(request: PlantedSessionRequest): PlantedSession {
  const { seed, underlying, date, opensAt, closesAt, profile, parameters } = request;
  const { pathStep, rowLength } = parameters;
  const grid = { rows: (closesAt - opensAt) / (1000 * rowLength), stepsPerRow: rowLength / pathStep };
  if (!(Number.isInteger(grid.rows) && grid.rows > 0)) throw new RangeError(`invalid rowLength: ${rowLength}`);
  if (!(Number.isInteger(grid.stepsPerRow) && grid.stepsPerRow > 0))
    throw new RangeError(`invalid pathStep: ${pathStep}`);
  const steps = grid.rows * grid.stepsPerRow;
  const stream = (name: string): RandomStream => createStream(seed, "planted-flow", name, date);
  const instant = (step: number): number => opensAt + 1000 * pathStep * step;

  const opening = parameters.price * Math.exp(parameters.openingSpread * stream("opening").normal());
  const strikes = listStrikes(opening, request);
  const distances = strikes.map(({ strike }) => Math.abs(strike - opening));
  const option = (strike: number, type: OptionType, step: number, forward: number): Option => {
    const { strike: level, expiresAt } = strikes[strike]!;
    const years = (expiresAt - instant(step)) / yearMilliseconds;
    return black76(type, forward, level, years, profile.rate, parameters.volatility);
  };

  const fundamental = drawFundamental(stream("fundamental"), steps, parameters);
  const forwardAt = (step: number): number => opening * Math.exp(fundamental[step]!);
  const market = {
    steps,
    parameters,
    optionMultiplier: profile.optionMultiplier,
    futureMultiplier: profile.futureMultiplier,
    nearestStrike: (step: number) => Math.round((forwardAt(step) - strikes[0]!.strike) / parameters.strikeStep),
    delta: (strike: number, type: OptionType, step: number) => option(strike, type, step, forwardAt(step)).delta,
  };
  const orders = drawPlantedOrders(stream("orders"), "orders", market);
  const decoys = drawPlantedOrders(stream("decoys"), "decoys", market);

  const observed = addHedges(fundamental, orders, parameters.impactLasting);
  const prices = observed.map((logarithm) => profile.tick * Math.round((opening * Math.exp(logarithm)) / profile.tick));
  const future = futureBars(stream("future"), grid, prices, fundamental, orders, parameters);
  const volumes = optionVolumes(stream("options"), grid, distances, [...orders, ...decoys], parameters);

  const knownAt = Float64Array.from({ length: grid.rows }, (_, row) => instant((row + 1) * grid.stepsPerRow));
  const tape: BarTape = {
    kind: "bars",
    underlying,
    date,
    opensAt,
    closesAt,
    strikes,
    deltaConvention: "signed",
    rows: { knownAt, underlyingPrice: future.close, future },
    prints: printOptions(volumes, grid.rows, strikes.length, parameters.optionTicks, (strike, type, row) =>
      option(strike, type, (row + 1) * grid.stepsPerRow, future.close[row]!),
    ),
    path: pricePath(
      Float64Array.from(prices, (_, step) => instant(step)),
      prices,
    ),
  };
  const openInterest = drawOpenInterest(stream("open-interest"), distances, request);
  return { tape, openInterest: [openInterest], truth: { orders, decoys, fundamental, observed } };
}

/** As many strikes below the opening price as from it upwards. */
function listStrikes(opening: number, { parameters, expiration, expiresAt }: PlantedSessionRequest): readonly Strike[] {
  const { strikes, strikeStep } = parameters;
  const first = Math.ceil(opening / strikeStep) - Math.floor(strikes / 2);
  return Array.from({ length: strikes }, (_, k) => ({ expiration, expiresAt, strike: (first + k) * strikeStep }));
}

interface Option {
  readonly price: number;
  readonly delta: number;
}

/** One print for each option and row; the last price is unknown where nothing traded, and quotes are not generated. */
function printOptions(
  { buys, sells }: ReturnType<typeof optionVolumes>,
  rows: number,
  strikes: number,
  ticks: number,
  value: (strike: number, type: OptionType, row: number) => Option,
): BarTape["prints"] {
  const count = buys.length;
  const cells = 2 * strikes;
  const unknown = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const price = unknown();
  const delta = unknown();
  for (let row = 0; row < rows; row++) {
    for (let cell = 0; cell < cells; cell++) {
      const at = row * cells + cell;
      const option = value(cell >> 1, cell % 2 === 0 ? "call" : "put", row);
      delta[at] = Math.round(option.delta * 1e4) / 1e4 + 0;
      if (buys[at]! + sells[at]! > 0) price[at] = Math.max(1, Math.round(option.price * ticks)) / ticks;
    }
  }
  return {
    row: Int32Array.from(price, (_, at) => Math.floor(at / cells)),
    cell: Int32Array.from(price, (_, at) => at % cells),
    buyVolume: buys,
    sellVolume: sells,
    unsignedVolume: unknown(),
    price,
    bid: unknown(),
    ask: unknown(),
    delta,
  };
}

function drawOpenInterest(
  stream: RandomStream,
  distances: readonly number[],
  { opensAt, previousDate, parameters }: PlantedSessionRequest,
): OpenInterest {
  const { openInterest, openInterestSpread, optionReach } = parameters;
  const contracts = Float64Array.from({ length: 2 * distances.length }, (_, cell) =>
    Math.round(openInterest * Math.exp(openInterestSpread * stream.normal() - distances[cell >> 1]! / optionReach)),
  );
  return { session: previousDate, availableAt: opensAt, contracts };
}
