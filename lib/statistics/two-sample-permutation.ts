import { mean } from "../numeric/mean.js";
import type { RandomStream } from "../numeric/random.js";
import { sum } from "../numeric/sum.js";
import { permutationPValue } from "./permutation-p-value.js";
import { isExtreme } from "./randomisation-test.js";
import { checkDraws, type Side, type TestResult } from "./test-result.js";
import { twoSampleEffects } from "./two-sample-effects.js";

/** Up to this many ways to choose the first sample, all are counted: those of twelve against twelve. */
const EXACT_CHOICES = 2_704_156;

/**
 * Permutation test that the units of two samples are exchangeable, by the difference of their means. Exact up to 2,704,156
 * arrangements, else p = (b + 1) / (m + 1) over `draws` random ones. The units must be independent: days, not trades of
 * the same day. An empty sample or any NaN: p is NaN, with the reason.
 *
 * @param draws random arrangements when there are too many to count
 * @param stream used only then
 */
export function twoSamplePermutation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  side: Side,
  draws: number,
  stream: RandomStream,
): TestResult {
  checkDraws(draws);
  const estimate = mean(x) - mean(y);
  const pooled = new Float64Array(x.length + y.length);
  pooled.set(Array.from(x));
  pooled.set(Array.from(y), x.length);
  const choices = Math.round(binomialCoefficient(pooled.length, x.length));
  const exact = choices <= EXACT_CHOICES;
  let pValue = Number.NaN;
  if (!Number.isNaN(estimate)) {
    const total = sum(pooled);
    // All samples share their total, so the sum of the first decides.
    const difference = (first: number): number => first / x.length - (total - first) / y.length;
    // Differences that are apart by rounding only are tied.
    const slack = (1e-12 * sum(pooled.map(Math.abs))) / Math.min(x.length, y.length);
    const extreme = (first: number): boolean => isExtreme(difference(first), estimate, side, slack);
    pValue = exact
      ? countChoices(pooled, x.length, extreme) / choices
      : permutationPValue(drawChoices(pooled, x.length, draws, stream, extreme), draws);
  }
  return {
    statistic: estimate,
    nullHypothesis: "the units of the two samples are exchangeable",
    side,
    pValue,
    estimate,
    interval: null,
    effectSize: { name: "Cliff delta", value: twoSampleEffects(x, y).cliffDelta },
    units: { trades: Number.NaN, events: Number.NaN, days: pooled.length },
    designEffect: 1,
    method: exact ? `permutations, all ${choices}` : `permutations, ${draws} drawn`,
    violated: Number.isNaN(estimate) ? ["a sample is empty or has a value not observed"] : [],
    power: null,
  };
}

function binomialCoefficient(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= Math.min(k, n - k); ++i) result *= (n - i + 1) / i;
  return result;
}

/** Number of choices of `size` values whose sum is extreme. */
function countChoices(values: Float64Array, size: number, extreme: (sum: number) => boolean): number {
  const visit = (from: number, left: number, total: number): number => {
    if (left === 0) return extreme(total) ? 1 : 0;
    let count = 0;
    for (let i = from; i <= values.length - left; ++i) count += visit(i + 1, left - 1, total + values[i]!);
    return count;
  };
  return visit(0, size, 0);
}

/** Number of draws of `size` values whose sum is extreme; shuffles its own copy, only as far as needed. */
function drawChoices(
  values: Float64Array,
  size: number,
  draws: number,
  stream: RandomStream,
  extreme: (sum: number) => boolean,
): number {
  const deck = values.slice();
  let count = 0;
  for (let draw = 0; draw < draws; ++draw) {
    let total = 0;
    for (let i = 0; i < size; ++i) {
      const at = i + stream.integer(deck.length - i);
      const drawn = deck[at]!;
      deck[at] = deck[i]!;
      deck[i] = drawn;
      total += drawn;
    }
    if (extreme(total)) ++count;
  }
  return count;
}
