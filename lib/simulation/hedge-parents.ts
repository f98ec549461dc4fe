import type { RandomStream } from "../numeric/random.js";
import { impactCourse, squareRootImpact } from "./hedge-impact.js";
import type { LargeOrder } from "./large-orders.js";
import type { MarketParameters } from "./market-parameters.js";

/** Market makers' hedge of one large order: a parent order in the future, executed at a uniform rate. */
export interface HedgeParent {
  /** Number of the order among those of the session. */
  readonly order: number;
  /** Futures, bought positive. */
  readonly contracts: number;
  /** Seconds after the open: when the order was done, the first and the last future traded. */
  readonly decidedAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** Logarithmic move of the price when the last contract is done, signed; 0 where the price does not yield. */
  readonly move: number;
}

/**
 * Seconds until a hedge is complete: the larger, the sooner, from `responseGreatest` down to `responseLeast`, with a
 * lognormal spread of mean 1.
 *
 * @param contracts futures, unsigned
 * @param shock standard normal
 */
export function responseSeconds(contracts: number, shock: number, parameters: MarketParameters): number {
  const { responseLeast, responseGreatest, responseSize, responseExponent, responseSpread } = parameters;
  const centre =
    responseLeast + (responseGreatest - responseLeast) * (1 + contracts / responseSize) ** -responseExponent;
  return centre * Math.exp(responseSpread * shock - responseSpread ** 2 / 2);
}

/**
 * The hedges of a session's orders. Orders whose delta is worth less than one future are not hedged.
 *
 * @param stream one draw per order, hedged or not, so that it keeps its place
 * @param futureMultiplier units of the underlying per future
 * @param volatility of the session, log
 * @param yields whether the price moves with the hedge
 */
export function hedgeParents(
  stream: RandomStream,
  orders: readonly LargeOrder[],
  futureMultiplier: number,
  volatility: number,
  yields: boolean,
  parameters: MarketParameters,
): readonly HedgeParent[] {
  return orders.flatMap(({ netDelta, to }, order) => {
    const shock = stream.normal();
    const contracts = Math.round((parameters.hedgeRatio * netDelta) / futureMultiplier);
    if (contracts === 0) return [];
    const response = responseSeconds(Math.abs(contracts), shock, parameters);
    const impact = squareRootImpact(Math.abs(contracts), parameters.futureVolume, volatility, parameters.impact);
    return [
      {
        order,
        contracts,
        decidedAt: to,
        startsAt: to + parameters.responseStart * response,
        endsAt: to + response,
        move: yields ? Math.sign(contracts) * impact : 0,
      },
    ];
  });
}

/** What the parents together add to the logarithm of the price at each step of the path. */
export function impactPath(
  parents: readonly HedgeParent[],
  steps: number,
  pathStep: number,
  lasting: number,
): Float64Array {
  const path = new Float64Array(steps + 1);
  for (const { startsAt, endsAt, move } of parents) {
    if (move === 0) continue;
    for (let step = Math.floor(startsAt / pathStep) + 1; step <= steps; step++)
      path[step]! += move * impactCourse((step * pathStep - startsAt) / (endsAt - startsAt), lasting);
  }
  return path;
}

/** Futures of a parent done by a second, whole and signed; at the end all of them. */
export function filledBy({ startsAt, endsAt, contracts }: HedgeParent, second: number): number {
  return Math.round(contracts * Math.min(1, Math.max(0, (second - startsAt) / (endsAt - startsAt)))) + 0;
}
