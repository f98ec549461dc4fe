import { binomialTest } from "./binomial-test.js";
import type { Side, TestResult } from "./test-result.js";

/**
 * Sign test that independent differences are as often positive as negative: the exact binomial test of a half, zeros left
 * out. The estimate is the share of positive ones. Nothing but zeros: p is 1, with the reason; any NaN: NaN, with it.
 *
 * @param level confidence of the interval of the share
 */
export function signTest(differences: ArrayLike<number>, side: Side, level: number): TestResult {
  const kept = Array.from(differences).filter((value) => value !== 0);
  const positive = kept.filter((value) => value > 0).length;
  const found = binomialTest(positive, kept.length, 0.5, side, level);
  const result = {
    ...found,
    nullHypothesis: found.nullHypothesis.replace("the success rate", "the share of positive differences"),
    method: "sign test",
  };
  if (!kept.some(Number.isNaN)) return result;
  const none = Number.NaN;
  return {
    ...result,
    statistic: none,
    pValue: none,
    estimate: none,
    interval: null,
    violated: ["a value is not observed"],
  };
}
