import { isConstant } from "../numeric/constant.js";
import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import type { PermutationScheme } from "./permutation-scheme.js";
import { permutationTest } from "./permutation-test.js";
import type { Side, TestResult } from "./test-result.js";

/** All orders of ten pairs, as tables of Spearman's correlation have them. */
const EXACT_ORDERS = 3_628_800;

/**
 * Permutation test of Pearson's correlation: y changes places under the scheme, so that `withinStrata(days)` keeps what
 * the events of a day share and `inBlocks` what neighbours share. For Spearman's, give ranks. Fewer than two pairs, a
 * constant side or any NaN: NaN, with the reason.
 *
 * @param draws random arrangements when there are more than 10! (ten pairs, unrestricted)
 * @param stream used only then
 * @throws RangeError when the lengths differ
 */
export function permutationCorrelation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  scheme: PermutationScheme,
  side: Side,
  draws: number,
  stream: RandomStream,
): TestResult {
  if (y.length !== x.length) throw new RangeError(`invalid y length: ${y.length}`);
  const centred = unit(x);
  const result = permutationTest(
    {
      values: unit(y),
      scheme,
      statistic: (rearranged) => {
        let total = 0;
        for (let i = 0; i < rearranged.length; ++i) total += centred[i]! * rearranged[i]!;
        return total;
      },
      exactUpTo: EXACT_ORDERS,
      nullHypothesis: "x and y are unrelated within what the shuffle keeps together",
    },
    side,
    draws,
    stream,
  );
  return { ...result, effectSize: { name: "r", value: result.estimate } };
}

/** Centred, of length 1: the correlation is then a sum of products, which costs little per arrangement. */
function unit(values: ArrayLike<number>): Float64Array {
  const centre = mean(values);
  const centred = Float64Array.from(values, (value) => value - centre);
  const length = isConstant(values)
    ? Number.NaN
    : Math.sqrt(centred.reduce((total, value) => total + value * value, 0));
  return centred.map((value) => value / length);
}
