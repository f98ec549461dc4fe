import type { RandomStream } from "../numeric/random.js";
import { impactCourse } from "./hedge-impact.js";
import { activityShare } from "./intraday-profile.js";
import type { PlantedFlowParameters } from "./planted-flow-parameters.js";
import type { PlantedOrder } from "./planted-orders.js";

/**
 * The price as it would be without hedging: a random walk whose variance follows the intraday profile.
 *
 * @returns logarithm of price over opening price after each step, `steps + 1` values, the first 0
 */
export function drawFundamental(stream: RandomStream, steps: number, parameters: PlantedFlowParameters): Float64Array {
  const { volatility, varianceProfile } = parameters;
  const path = new Float64Array(steps + 1);
  let passed = 0;
  for (let step = 1; step <= steps; step++) {
    const share = activityShare(varianceProfile, step / steps);
    path[step] = path[step - 1]! + volatility * Math.sqrt((share - passed) / 252) * stream.normal();
    passed = share;
  }
  return path;
}

/** The price with the moves of all hedges added; `lasting` is the share of each move that does not revert. */
export function addHedges(fundamental: Float64Array, orders: readonly PlantedOrder[], lasting: number): Float64Array {
  const path = Float64Array.from(fundamental);
  for (const { hedge } of orders) {
    if (!hedge) continue;
    for (let step = hedge.from + 1; step < path.length; step++)
      path[step]! += hedge.move * impactCourse((step - hedge.from) / (hedge.to - hedge.from), lasting);
  }
  return path;
}
