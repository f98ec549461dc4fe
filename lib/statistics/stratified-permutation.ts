import type { RandomStream } from "../numeric/random.js";
import { withinStrataInBlocks } from "./permutation-scheme.js";
import { permutationTest } from "./permutation-test.js";
import type { Side, TestResult } from "./test-result.js";
import { twoSampleEffects } from "./two-sample-effects.js";

/**
 * Permutation test that treated and other values differ in mean, with values changing places only within their stratum
 * (clock bucket, days to expiry, expiry flag, volatility bucket, day): a difference *between* strata counts for nothing.
 * No stratum with both kinds, one kind only, or any NaN: NaN, with the reason.
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
  const places = Int32Array.from(values, (_, i) => i).filter((i) => treated[i]!);
  const others = values.length - places.length;
  const statistic = (rearranged: Float64Array): number => {
    let [first, total] = [0, 0];
    for (let i = 0; i < places.length; ++i) first += rearranged[places[i]!]!;
    for (let i = 0; i < rearranged.length; ++i) total += rearranged[i]!;
    return first / places.length - (total - first) / others;
  };
  const result = permutationTest(
    {
      values,
      scheme: withinStrataInBlocks(strata, block),
      statistic,
      nullHypothesis: "within a stratum, treated and other values are exchangeable",
    },
    side,
    draws,
    stream,
  );
  const split = (kind: boolean): number[] => Array.from(values).filter((_, i) => treated[i] === kind);
  const { cliffDelta } = twoSampleEffects(split(true), split(false));
  return { ...result, effectSize: { name: "Cliff delta", value: cliffDelta } };
}
