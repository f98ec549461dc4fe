import { expect, test } from "vitest";
import { cochranArmitage } from "../../lib/statistics/cochran-armitage.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("trend-proportions"))("trend-proportions: $id", (item) => {
  const { successes, trials, scores } = item.input;
  const { z, chiSquare, pTwoSided } = cochranArmitage(successes, trials, scores);
  expect(differences({ z, chi2: chiSquare, pTwoSided }, item)).toEqual([]);
});

test.each(golden("two-proportions"))("two groups give the pooled z of $id", ({ input, expected }) => {
  const { x1, n1, x2, n2 } = input;
  expect(cochranArmitage([x1, x2], [n1, n2], [1, 0]).z).toBeCloseTo(expected.zPooled, 10);
});

test("shifting or stretching the scores changes nothing, their order does", () => {
  const z = (scores: number[]) => cochranArmitage([9, 6, 2], [10, 10, 10], scores).z;
  expect(z([10, 20, 30])).toBeCloseTo(z([1, 2, 3]), 12);
  expect(z([3, 2, 1])).toBeCloseTo(-z([1, 2, 3]), 12);
});

test("without spread there is no statistic", () => {
  for (const result of [
    cochranArmitage([], [], []),
    cochranArmitage([3], [5], [1]),
    cochranArmitage([5, 5], [5, 5], [1, 2]),
    cochranArmitage([1, 2], [5, 5], [3, 3]),
    cochranArmitage([1, 2], [5, 5], [NaN, 3]),
  ]) {
    expect(result).toEqual({ z: NaN, chiSquare: NaN, pTwoSided: NaN });
  }
});

test("lengths must agree", () => {
  expect(() => cochranArmitage([1], [2, 3], [1, 2])).toThrow(new RangeError("invalid successes length: 1"));
  expect(() => cochranArmitage([1, 2], [2, 3], [1])).toThrow(new RangeError("invalid scores length: 1"));
});
