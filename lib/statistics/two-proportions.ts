import { chiSquareSf } from "../numeric/chi-square.js";
import { cohenH } from "./cohen-h.js";
import { normalInterval, normalPValue } from "./estimate-test.js";
import { fisherExact } from "./fisher-exact.js";
import { newcombe } from "./newcombe.js";
import { checkCounts, firstReason, type Interval, nullInWords, type Side, type TestResult } from "./test-result.js";

/** Two success rates side by side; differences are first minus second. */
export interface TwoProportions {
  readonly difference: number;
  /** z with the variance of one common rate, and its two-sided p. */
  readonly zPooled: number;
  readonly pPooled: number;
  /** z with each rate's own variance; NaN when both are 0 or 1. */
  readonly zUnpooled: number;
  readonly pUnpooled: number;
  /** Chi-square with Yates' continuity correction (1934), one degree of freedom. */
  readonly chiSquareYates: number;
  readonly pYates: number;
  /** Simple and often wrong for rates near 0 or 1: see `newcombe` for the better one. */
  readonly wald: Interval;
  readonly newcombe: Interval;
  readonly cohenH: number;
  /** Infinity or NaN when a count is zero. */
  readonly oddsRatio: number;
}

/**
 * Comparison of two success rates of independent trials by the normal law; Fisher's exact test is the one for few. An
 * empty group, or no spread at all (nothing but successes or failures): NaN where there is no answer.
 *
 * @param level confidence of the intervals
 * @throws RangeError for counts or a level that are none
 */
export function twoProportions(
  successes1: number,
  trials1: number,
  successes2: number,
  trials2: number,
  level: number,
): TwoProportions {
  checkCounts(successes1, trials1);
  checkCounts(successes2, trials2);
  const [p1, p2] = [successes1 / trials1, successes2 / trials2];
  const difference = p1 - p2;
  const successes = successes1 + successes2;
  const trials = trials1 + trials2;
  const rate = successes / trials;
  const pooled = Math.sqrt(rate * (1 - rate) * (1 / trials1 + 1 / trials2));
  const unpooled = Math.sqrt((p1 * (1 - p1)) / trials1 + (p2 * (1 - p2)) / trials2);
  const over = (error: number): number => (error > 0 ? difference / error : Number.NaN);
  const [failures1, failures2] = [trials1 - successes1, trials2 - successes2];
  const cross = Math.abs(successes1 * failures2 - successes2 * failures1);
  const margins = trials1 * trials2 * successes * (trials - successes);
  // The correction moves towards the null, never beyond it.
  const chiSquareYates = margins > 0 ? (trials * Math.max(0, cross - trials / 2) ** 2) / margins : Number.NaN;
  return {
    difference,
    zPooled: over(pooled),
    pPooled: normalPValue(over(pooled), "two-sided"),
    zUnpooled: over(unpooled),
    pUnpooled: normalPValue(over(unpooled), "two-sided"),
    chiSquareYates,
    pYates: chiSquareSf(chiSquareYates, 1),
    wald: normalInterval(difference, unpooled, level, "Wald"),
    newcombe: newcombe(successes1, trials1, successes2, trials2, level),
    cohenH: cohenH(p1, p2),
    oddsRatio: (successes1 * failures2) / (successes2 * failures1),
  };
}

/**
 * Test that two success rates are equal, as one result: Fisher's exact p, the difference with Newcombe's interval, and
 * the pooled z as statistic. "greater" means the first rate is larger. An empty group: p is 1, with the reason.
 *
 * @param level confidence of the interval
 * @throws RangeError for counts or a level that are none
 */
export function twoProportionTest(
  successes1: number,
  trials1: number,
  successes2: number,
  trials2: number,
  side: Side,
  level: number,
): TestResult {
  const both = twoProportions(successes1, trials1, successes2, trials2, level);
  const successes = successes1 + successes2;
  const trials = trials1 + trials2;
  return {
    statistic: both.zPooled,
    nullHypothesis: nullInWords("the difference of the success rates", side, 0),
    side,
    pValue: fisherExact(successes1, trials1, successes2, trials2, side),
    estimate: both.difference,
    interval: both.newcombe,
    effectSize: { name: "Cohen h", value: both.cohenH },
    units: { trades: trials, events: Number.NaN, days: Number.NaN },
    designEffect: 1,
    method: "Fisher's exact test",
    violated: firstReason(
      [trials1 === 0 || trials2 === 0, "a group has no trials"],
      [successes === 0 || successes === trials, "all outcomes are equal"],
    ),
    power: null,
  };
}
