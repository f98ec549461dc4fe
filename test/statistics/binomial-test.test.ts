import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialProbability } from "../../lib/numeric/saddle-point.js";
import { binomialPValues, binomialTest } from "../../lib/statistics/binomial-test.js";
import { cohenH } from "../../lib/statistics/cohen-h.js";
import { differences, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

test.each(golden("binomial-exact"))("binomial-exact: $id", (item) => {
  const { successes, trials, p0 } = item.input;
  const p = (side: "greater" | "less" | "two-sided"): number => binomialTest(successes, trials, p0, side, 0.95).pValue;
  const actual = { pGreater: p("greater"), pLess: p("less"), pTwoSidedMinLikelihood: p("two-sided") };
  expect(differences(actual, item)).toEqual([]);
});

test("the two-sided p adds up the outcomes that are no likelier", () => {
  const counts = fc.integer({ min: 1, max: 60 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, fc.constantFrom(0, 0.1, 0.25, 0.5, 0.8, 1), ([k, n], rate) => {
      const limit = binomialProbability(k, n, rate) * (1 + 1e-7);
      let slow = 0;
      for (let x = 0; x <= n; ++x)
        if (binomialProbability(x, n, rate) <= limit) slow += binomialProbability(x, n, rate);
      expect(binomialTest(k, n, rate, "two-sided", 0.95).pValue).toBeCloseTo(Math.min(1, slow), 11);
    }),
  );
});

test("the result says what was tested, with an exact interval and Cohen's h", () => {
  const result = binomialTest(129, 154, 0.5, "greater", 0.95);
  expect(result).toMatchObject({
    statistic: 129,
    nullHypothesis: "the success rate is at most 0.5",
    estimate: 129 / 154,
    designEffect: 1,
    violated: [],
  });
  expect(result.interval).toMatchObject({ method: "Clopper-Pearson", level: 0.95 });
  expect(result.interval!.lower).toBeCloseTo(0.7697539926619923, 12);
  expect(result.effectSize!.value).toBe(cohenH(129 / 154, 0.5));
  expect(result.units.trades).toBe(154);
});

test("the level moves the interval only", () => {
  const at = (level: number) => binomialTest(8, 10, 0.5, "greater", level);
  expect(at(0.99).pValue).toBe(at(0.9).pValue);
  expect(at(0.99).interval!.lower).toBeLessThan(at(0.9).interval!.lower);
});

test("without trials nothing is shown, and it says so", () => {
  expect(binomialTest(0, 0, 0.5, "greater", 0.95)).toMatchObject({ pValue: 1, estimate: NaN, violated: ["no trials"] });
});

test("counts, rates and levels that are none are refused", () => {
  expect(() => binomialTest(5, 3, 0.5, "less", 0.95)).toThrow(new RangeError("invalid successes: 5"));
  expect(() => binomialTest(1, 3, NaN, "less", 0.95)).toThrow(new RangeError("invalid null rate: NaN"));
});

test("jStat is not used here: it has no upper tail, and 1 - cdf loses it", () => {
  const misses = golden("binomial-exact").flatMap((item) => {
    const { successes, trials, p0 } = item.input;
    return differences({ pGreater: 1 - jstat.binomial.cdf(successes - 1, trials, p0) }, item);
  });
  expect(misses.join()).toContain("binomial-exact-001");
});

test.each(golden("binomial-exact"))("by every convention: $id", (item) => {
  const found = binomialPValues(item.input.successes, item.input.trials, item.input.p0);
  const actual = {
    pGreater: found.greater,
    pLess: found.less,
    pTwoSidedMinLikelihood: found.twoSided,
    pTwoSidedDoubling: found.doubled,
    pGreaterMidP: found.greaterMid,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("without trials every convention says 1, the mid-p a half", () => {
  expect(binomialPValues(0, 0, 0.5)).toEqual({ greater: 1, less: 1, twoSided: 1, doubled: 1, greaterMid: 0.5 });
  expect(() => binomialPValues(1, 0, 0.5)).toThrow(new RangeError("invalid successes: 1"));
  expect(() => binomialPValues(0, 1, 2)).toThrow(new RangeError("invalid null rate: 2"));
});

test.each([
  [8, 10, 0.109375],
  [55, 100, 0.368202],
  [104, 180, 0.043871],
  [540, 1000, 0.012444],
])("the two-sided p of %i in %i against a coin is %f", (successes, trials, p) => {
  expect(binomialTest(successes, trials, 0.5, "two-sided", 0.95).pValue).toBeCloseTo(p, 6);
});
