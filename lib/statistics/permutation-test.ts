import type { RandomStream } from "../numeric/random.js";
import type { PermutationScheme } from "./permutation-scheme.js";
import { randomisationTest } from "./randomisation-test.js";
import type { Side, TestResult } from "./test-result.js";

/** What is shuffled, how, and what is looked at. */
export interface PermutationDesign {
  /** What the scheme rearranges. */
  readonly values: ArrayLike<number>;
  readonly scheme: PermutationScheme;
  /** Computes the statistic of rearranged values; must not keep or change the array, which is used again. */
  readonly statistic: (rearranged: Float64Array) => number;
  /** In words, e.g. "profit does not depend on the signal within a clock bucket". */
  readonly nullHypothesis: string;
  /** All arrangements are counted up to this many: more than the usual 200,000 for a statistic that costs little. */
  readonly exactUpTo?: number;
}

/**
 * Permutation test of any statistic under any scheme, by `randomisationTest`: exact where there are few arrangements,
 * and without a p when the shuffle does not move the statistic. Statistics that differ by less than 1e-10 of the
 * observed one, or by 1e-12 of the greatest value, are tied. No values: NaN, with the reason.
 *
 * @param draws random arrangements when there are too many to count
 * @param stream used only then
 * @throws RangeError when the scheme is for another number of values
 */
export function permutationTest(
  design: PermutationDesign,
  side: Side,
  draws: number,
  stream: RandomStream,
): TestResult {
  const { values, scheme, statistic, nullHypothesis } = design;
  const n = values.length;
  if (scheme.size !== n) throw new RangeError(`invalid scheme size: ${scheme.size}`);
  const given = Float64Array.from(values);
  const rearranged = given.slice();
  const order = new Int32Array(n);
  const observed = statistic(rearranged);
  const rearrangedStatistic = (): number => {
    for (let i = 0; i < n; ++i) rearranged[i] = given[order[i]!]!;
    return statistic(rearranged);
  };
  const randomisation = {
    observed,
    arrangements: scheme.arrangements,
    ...(design.exactUpTo !== undefined && { exactUpTo: design.exactUpTo }),
    enumerate: (visit: (value: number) => void) => scheme.enumerate(order, () => visit(rearrangedStatistic())),
    draw: () => {
      scheme.draw(order, stream);
      return rearrangedStatistic();
    },
    rounding: 1e-10 * Math.abs(observed) + 1e-12 * given.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    scheme: `permutations ${scheme.name}`,
    nullHypothesis,
    units: { trades: Number.NaN, events: n, days: Number.NaN },
    violated: n === 0 ? ["no values"] : [],
  };
  return randomisationTest(randomisation, side, draws);
}
