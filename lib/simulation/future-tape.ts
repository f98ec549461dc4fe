import type { RandomStream } from "../numeric/random.js";
import type { FundamentalPath } from "./fundamental-path.js";
import { filledBy, type HedgeParent } from "./hedge-parents.js";
import { activityShare } from "./intraday-profile.js";
import type { MarketParameters } from "./market-parameters.js";
import { negativeBinomialQuantile } from "./negative-binomial.js";

/** Futures that takers bought and sold in each step of the path; the first entry, the open itself, is 0. */
export interface FutureTape {
  readonly buys: Float64Array;
  readonly sells: Float64Array;
}

/**
 * Draws the future's volume: gamma-Poisson by step with the intraday profile, buyers and sellers apart by a shift that partly
 * agrees with the price's own shock, and the hedges on top as takers.
 *
 * @param book futures bought since the open by step to hedge what expires; null: none. They print whole.
 */
export function drawFutureTape(
  stream: RandomStream,
  { shocks }: FundamentalPath,
  parents: readonly HedgeParent[],
  book: Float64Array | null,
  parameters: MarketParameters,
): FutureTape {
  const { futureVolume, futureProfile, futureShape, flowImbalance, flowAgreement, pathStep } = parameters;
  const steps = shocks.length - 1;
  const buys = new Float64Array(steps + 1);
  const sells = new Float64Array(steps + 1);
  const agreeing = Math.sqrt(flowAgreement);
  const differing = Math.sqrt(1 - flowAgreement);
  const take = (step: number, contracts: number): void => {
    if (contracts > 0) buys[step]! += contracts;
    else sells[step]! -= contracts;
  };
  let passed = 0;
  for (let step = 1; step <= steps; step++) {
    const share = activityShare(futureProfile, step / steps);
    const mean = futureVolume * (share - passed);
    passed = share;
    const volume = negativeBinomialQuantile(stream.uniform(), mean, 1 + mean / futureShape);
    const shift = flowImbalance * volume * (agreeing * shocks[step]! + differing * stream.normal());
    // Half of the difference in whole contracts, the fraction by chance: rounding would lose the shift of thin markets.
    const bought = Math.min(volume, Math.max(0, Math.floor((volume + shift) / 2 + stream.uniform())));
    buys[step] = bought;
    sells[step] = volume - bought;
  }
  for (const parent of parents) {
    for (let step = 1; step <= steps; step++) {
      take(step, filledBy(parent, step * pathStep) - filledBy(parent, (step - 1) * pathStep));
    }
  }
  // Rounded after adding up: what is lost in one step prints in another.
  if (book) for (let step = 1; step <= steps; step++) take(step, Math.round(book[step]!) - Math.round(book[step - 1]!));
  return { buys, sells };
}
