import type { RandomStream } from "../numeric/random.js";
import { activityShare, type IntradayProfile } from "./intraday-profile.js";

/** A session's price as it would be without hedging. The arrays have `steps + 1` values, the first 0. */
export interface FundamentalPath {
  /** Logarithm of the price over the opening price after each step. */
  readonly log: Float64Array;
  /** The standard normal shock of each step: what background flow agrees with. */
  readonly shocks: Float64Array;
  /** Share of the session's variance that has passed. */
  readonly passed: Float64Array;
}

/**
 * Draws a random walk whose variance follows the intraday profile.
 *
 * @param volatility standard deviation of the session's log return
 */
export function drawFundamentalPath(
  stream: RandomStream,
  steps: number,
  volatility: number,
  profile: IntradayProfile,
): FundamentalPath {
  const log = new Float64Array(steps + 1);
  const shocks = new Float64Array(steps + 1);
  const passed = new Float64Array(steps + 1);
  for (let step = 1; step <= steps; step++) {
    const share = activityShare(profile, step / steps);
    shocks[step] = stream.normal();
    log[step] = log[step - 1]! + volatility * Math.sqrt(share - passed[step - 1]!) * shocks[step]!;
    passed[step] = share;
  }
  return { log, shocks, passed };
}
