import { chiSquareSf } from "../numeric/chi-square.js";
import { binomialTest } from "./binomial-test.js";
import { checkCounts } from "./test-result.js";

/** Whether one of two classifiers is right more often on the same cases. */
export interface McNemar {
  /** Exact: the cases on which they differ are a fair coin under the null. */
  readonly pExact: number;
  /** Chi-square with continuity correction, one degree of freedom. */
  readonly chiSquare: number;
  readonly pContinuity: number;
}

/**
 * McNemar's test (Psychometrika 12, 1947) on independent cases; two-sided. No case on which they differ: the exact p is
 * 1, the chi-square NaN.
 *
 * @param onlyFirst, onlySecond cases which only the first, and only the second, classifier got right
 * @throws RangeError for counts that are none
 */
export function mcnemar(onlyFirst: number, onlySecond: number): McNemar {
  checkCounts(onlyFirst, onlyFirst);
  checkCounts(onlySecond, onlySecond);
  const differing = onlyFirst + onlySecond;
  // Equal counts are no departure at all: the correction must not make one.
  const chiSquare = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1) ** 2 / differing;
  return {
    pExact: binomialTest(onlyFirst, differing, 0.5, "two-sided", 0.95).pValue,
    chiSquare,
    pContinuity: chiSquareSf(chiSquare, 1),
  };
}
