import type { RandomStream } from "../numeric/random.js";
import { type BlockRule, fillBlockIndices } from "./block-rule.js";
import { checkDraws } from "./test-result.js";

/**
 * Block-bootstrap replicates of any statistic of a series: what `bcaInterval`, `basicInterval` and `percentileInterval`
 * read. For sums, means and variances `resampledMoments` is faster. No values, or any NaN: what the statistic makes of
 * them.
 *
 * @param values in order of time
 * @param statistic computed from a resample; must not keep or change the array, which is used again
 * @returns one for each draw, in the order drawn
 * @throws RangeError for a block that the rule cannot have, or no draws
 */
export function blockBootstrap(
  values: ArrayLike<number>,
  statistic: (resample: Float64Array) => number,
  draws: number,
  rule: BlockRule,
  stream: RandomStream,
): Float64Array {
  checkDraws(draws);
  const n = values.length;
  const given = Float64Array.from(values);
  const indices = new Int32Array(n);
  const resample = new Float64Array(n);
  const replicates = new Float64Array(draws);
  for (let draw = 0; draw < draws; ++draw) {
    fillBlockIndices(indices, rule, stream);
    for (let i = 0; i < n; ++i) resample[i] = given[indices[i]!]!;
    replicates[draw] = statistic(resample);
  }
  return replicates;
}
