import fc from "fast-check";
import { expect, test } from "vitest";
import { mean } from "../../lib/numeric/mean.js";
import { createStream } from "../../lib/numeric/random.js";
import { circularShift, inBlocks, unrestricted, withinStrata } from "../../lib/statistics/permutation-scheme.js";
import { type PermutationDesign, permutationTest } from "../../lib/statistics/permutation-test.js";
import { INVARIANT } from "../../lib/statistics/randomisation-test.js";
import { sharpeRatio } from "../../lib/statistics/sharpe.js";
import { twoSamplePermutation } from "../../lib/statistics/two-sample-permutation.js";

const stream = () => createStream(1, "permutations");

/** Difference of the mean of the first values from that of the rest. */
const headMinusTail =
  (head: number) =>
  (values: Float64Array): number =>
    mean(values.subarray(0, head)) - mean(values.subarray(head));

const design = (change: Partial<PermutationDesign>): PermutationDesign => {
  const values = change.values ?? [4, 9, 1, 3, 2];
  const scheme = unrestricted(values.length);
  return { values, scheme, statistic: headMinusTail(2), nullHypothesis: "none of it", ...change };
};

test("agrees with the two-sample test on what both can do", () => {
  const numbers = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 3 });
  fc.assert(
    fc.property(numbers, numbers, (x, y) => {
      fc.pre(new Set([...x, ...y]).size > 1);
      const found = permutationTest(
        design({ values: [...x, ...y], statistic: headMinusTail(x.length) }),
        "less",
        1,
        stream(),
      );
      expect(found.pValue).toBeCloseTo(twoSamplePermutation(x, y, "less", 1, stream()).pValue, 12);
    }),
    { numRuns: 50 },
  );
});

test("many arrangements are drawn and follow the stream", () => {
  const values = Array.from({ length: 30 }, (_, i) => Math.sin(i * 7) + (i < 2 ? 1 : 0));
  const p = (seed: number) => permutationTest(design({ values }), "greater", 300, createStream(seed));
  expect(p(1)).toEqual(p(1));
  expect(new Set([1, 2, 3, 4].map((seed) => p(seed).pValue)).size).toBeGreaterThan(1);
  expect(p(1).method).toBe("permutations unrestricted, 300 drawn");
  expect(p(1)).toMatchObject({ nullHypothesis: "none of it", units: { events: 30 } });
});

test("shuffled trades with their mean or Sharpe ratio as the statistic are refused, with an explanation", () => {
  // The mistake of published backtesters: none of these depends on the order, so p would be 1 whatever the strategy.
  const trades = Array.from({ length: 40 }, (_, i) => 100 * Math.sin(i * 3) + 70);
  const basis = { riskFree: 0, ddof: 1, sampling: "trade", periodsPerYear: 252 } as const;
  const profitFactor = (values: Float64Array): number =>
    values.reduce((sum, v) => sum + Math.max(0, v), 0) / values.reduce((sum, v) => sum - Math.min(0, v), 0);
  for (const statistic of [mean, profitFactor, (v: Float64Array) => sharpeRatio(v, basis, 0).sharpe]) {
    const schemes = [unrestricted(40), inBlocks(40, 5), withinStrata(trades.map((_, i) => i % 3)), circularShift([40])];
    for (const scheme of schemes) {
      const found = permutationTest(
        { values: trades, scheme, statistic, nullHypothesis: "" },
        "greater",
        200,
        stream(),
      );
      expect(found).toMatchObject({ pValue: NaN, violated: [INVARIANT] });
    }
  }
});

test("the greatest drawdown of shuffled trades does depend on their order and has a p", () => {
  const trades = Array.from({ length: 40 }, (_, i) => (i < 20 ? -1 : 1.5));
  const drawdown = (values: Float64Array): number => {
    let [equity, peak, most] = [0, 0, 0];
    for (const value of values) {
      equity += value;
      peak = Math.max(peak, equity);
      most = Math.max(most, peak - equity);
    }
    return most;
  };
  const found = permutationTest(design({ values: trades, statistic: drawdown }), "greater", 199, stream());
  expect(found).toMatchObject({ pValue: 1 / 200, violated: [] });
});

test("constant values and strata of one are refused in the same way", () => {
  expect(permutationTest(design({ values: [0.1, 0.1, 0.1] }), "greater", 9, stream()).violated).toEqual([INVARIANT]);
  const alone = design({ scheme: withinStrata([1, 2, 3, 4, 5]) });
  expect(permutationTest(alone, "greater", 9, stream())).toMatchObject({ pValue: NaN, violated: [INVARIANT] });
});

test("nothing, one value or NaN have no p, and the reason is given", () => {
  const answer = (values: number[]) => permutationTest(design({ values }), "greater", 9, stream());
  expect(answer([])).toMatchObject({ pValue: NaN, violated: ["no values"] });
  expect(answer([3])).toMatchObject({ pValue: NaN, violated: ["the statistic has no value for these data"] });
  expect(answer([3, NaN, 2])).toMatchObject({ pValue: NaN, violated: ["the statistic has no value for these data"] });
});

test("a scheme for another number of values is refused", () => {
  expect(() => permutationTest(design({ scheme: unrestricted(4) }), "less", 9, stream())).toThrow(
    new RangeError("invalid scheme size: 4"),
  );
});

test("a design says up to how many arrangements are counted", () => {
  const values = Array.from({ length: 9 }, (_, i) => Math.sin(i * 7));
  const method = (exactUpTo: number) =>
    permutationTest(design({ values, exactUpTo }), "greater", 5, createStream(1)).method;
  expect([method(362_879), method(362_880)]).toEqual([
    "permutations unrestricted, 5 drawn",
    "permutations unrestricted, all 362880",
  ]);
});
