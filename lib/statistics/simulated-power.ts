import type { RandomStream } from "../numeric/random.js";
import { clopperPearson } from "./clopper-pearson.js";
import { checkProbability, type Interval, type Power } from "./test-result.js";

/** Power found by running the test on simulated data. */
export interface SimulatedPower extends Power {
  readonly runs: number;
  /** Runs with p <= alpha. */
  readonly rejections: number;
  /** Runs without a p: they count as not rejected. */
  readonly unanswered: number;
  /** Of the power, for the chance in the runs: Clopper and Pearson, 95 %. */
  readonly interval: Interval;
}

/**
 * Power at a design alternative where there is no formula: how often the test rejects data in which the alternative is
 * true. With an alternative of no effect it is the size of the test.
 *
 * @param pValue simulates one data set in which the effect is `alternative` and returns the p of the test on it
 * @param alternative the effect, in the unit of the test
 * @param alpha level, in [0, 1]
 * @param runs number of data sets
 * @throws RangeError for arguments outside these ranges
 */
export function simulatedPower(
  pValue: (alternative: number, stream: RandomStream) => number,
  alternative: number,
  alpha: number,
  runs: number,
  stream: RandomStream,
): SimulatedPower {
  checkProbability("alpha", alpha);
  if (!(Number.isInteger(runs) && runs >= 1)) throw new RangeError(`invalid runs: ${runs}`);
  let [rejections, unanswered] = [0, 0];
  for (let run = 0; run < runs; ++run) {
    const p = pValue(alternative, stream);
    if (Number.isNaN(p)) ++unanswered;
    else if (p <= alpha) ++rejections;
  }
  const interval = clopperPearson(rejections, runs, 0.95);
  return { alternative, alpha, value: rejections / runs, runs, rejections, unanswered, interval };
}
