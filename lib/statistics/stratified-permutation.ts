import type { RandomStream } from "../numeric/random.js";
import { clusterSums } from "./cluster.js";
import { withinStrataInBlocks } from "./permutation-scheme.js";
import { permutationTest } from "./permutation-test.js";
import type { Side, TestResult } from "./test-result.js";
import { twoSampleEffects } from "./two-sample-effects.js";

/**
 * Permutation test that treated and other values differ in mean, with values changing places only within their stratum
 * (clock bucket, days to expiry, expiry flag, volatility bucket, day): a difference *between* strata counts for nothing.
 * The statistic is the mean of the differences within strata, weighted by n1 n0 / (n1 + n0) as precise as each is (van
 * Elteren, Bulletin ISI 37, 1960); with one stratum it is the difference of the means. No stratum with both kinds, no
 * values, or any NaN: NaN, with the reason.
 *
 * @param treated for each value whether it is one of the treated
 * @param strata the stratum of each value, a number or a text
 * @param block consecutive values of a stratum that stay together; 1 when they are independent
 * @param draws random arrangements when there are more than 200,000
 * @param stream used only then
 * @throws RangeError when the lengths differ
 */
export function stratifiedPermutation(
  values: ArrayLike<number>,
  treated: ArrayLike<boolean>,
  strata: ArrayLike<string | number>,
  block: number,
  side: Side,
  draws: number,
  stream: RandomStream,
): TestResult {
  if (treated.length !== values.length) throw new RangeError(`invalid treated length: ${treated.length}`);
  if (strata.length !== values.length) throw new RangeError(`invalid strata length: ${strata.length}`);
  const all = clusterSums(values, strata);
  const some = clusterSums(
    Float64Array.from(values, (_, i) => (treated[i] ? 1 : 0)),
    strata,
  );
  const weight = all.counts.reduce((sum, n, s) => sum + (some.sums[s]! * (n - some.sums[s]!)) / n, 0);
  const places = Int32Array.from(values, (_, i) => i).filter((i) => treated[i]!);
  const result = permutationTest(
    {
      // Within its stratum the sum of centred treated values is the difference of the means times its weight.
      values: centred(values, strata),
      scheme: withinStrataInBlocks(strata, block),
      statistic: (rearranged) => {
        let total = 0;
        for (let i = 0; i < places.length; ++i) total += rearranged[places[i]!]!;
        return total / weight;
      },
      nullHypothesis: "within a stratum, treated and other values are exchangeable",
    },
    side,
    draws,
    stream,
  );
  const split = (kind: boolean): number[] => Array.from(values).filter((_, i) => treated[i] === kind);
  const { cliffDelta } = twoSampleEffects(split(true), split(false));
  const alone = values.length > 0 && weight === 0;
  return {
    ...result,
    effectSize: { name: "Cliff delta", value: cliffDelta },
    violated: alone ? ["no stratum has both treated and other values"] : result.violated,
  };
}

/** Values less the mean of their stratum. */
function centred(values: ArrayLike<number>, strata: ArrayLike<string | number>): Float64Array {
  const means = new Map<string | number, number>();
  const { sums, counts } = clusterSums(values, strata);
  for (let i = 0; i < values.length; ++i) {
    const label = strata[i]!;
    if (!means.has(label)) means.set(label, sums[means.size]! / counts[means.size]!);
  }
  return Float64Array.from(values, (value, i) => value - means.get(strata[i]!)!);
}
