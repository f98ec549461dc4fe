import { expect, test } from "vitest";
import {
  logNegativeBinomialTail,
  negativeBinomialShape,
  negativeBinomialTail,
} from "../../lib/statistics/negative-binomial-tail.js";
import { poissonTail } from "../../lib/statistics/poisson-tail.js";
import { differences, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

test.each(golden("negative-binomial-tail"))("negative-binomial-tail: $id", (item) => {
  const { k, mean, variance } = item.input;
  const { size, probability } = negativeBinomialShape(mean, variance);
  const actual = { size, prob: probability, pGreaterEqual: negativeBinomialTail(k, mean, variance) };
  expect(differences(actual, item)).toEqual([]);
});

test("size one is the geometric law", () => {
  // Mean 4 and variance 20: size 1, probability 0.2, P(X >= k) = 0.8^k.
  for (const k of [0, 1, 7, 40]) expect(negativeBinomialTail(k, 4, 20)).toBeCloseTo(0.8 ** k, 14);
});

test("a first count has what the zero leaves, also of sizes below one", () => {
  for (const [mean, variance] of [
    [6.595744680851064, 109.15911193339501],
    [2, 50],
    [0.5, 30],
    [11.6, 375.3],
  ] as const) {
    const size = (mean * mean) / (variance - mean);
    expect(negativeBinomialTail(1, mean, variance)).toBeCloseTo(1 - (size / (size + mean)) ** size, 12);
  }
});

test("more variance makes a heavier tail, and none beyond the mean is the Poisson tail", () => {
  expect(negativeBinomialTail(30, 10, 100)).toBeGreaterThan(negativeBinomialTail(30, 10, 20));
  expect(negativeBinomialTail(30, 10, 10)).toBe(poissonTail(30, 10));
  expect(negativeBinomialTail(30, 10, 4)).toBe(poissonTail(30, 10));
  expect(negativeBinomialTail(30, 10, 10.0001) / poissonTail(30, 10)).toBeCloseTo(1, 3);
});

test("the logarithm goes where the tail underflows", () => {
  expect(negativeBinomialTail(1_000_000, 4, 20)).toBe(0);
  expect(logNegativeBinomialTail(1_000_000, 4, 20)).toBeCloseTo(1e6 * Math.log(0.8), 4);
});

test("a count of nothing, and NaN", () => {
  expect([negativeBinomialTail(0, 0, 0), negativeBinomialTail(1, 0, 5)]).toEqual([1, 0]);
  expect([negativeBinomialTail(3, NaN, 5), negativeBinomialTail(3, 2, NaN)]).toEqual([NaN, NaN]);
});

test("wrong counts and means are refused", () => {
  expect(() => negativeBinomialTail(0.5, 2, 5)).toThrow(new RangeError("invalid count: 0.5"));
  expect(() => negativeBinomialTail(1, -2, 5)).toThrow(new RangeError("invalid mean: -2"));
});

test("jStat is not used here: its incomplete beta function is good to eight digits", () => {
  const misses = golden("negative-binomial-tail").flatMap((item) => {
    const { k, mean, variance } = item.input;
    const size = (mean * mean) / (variance - mean);
    return differences({ pGreaterEqual: jstat.ibeta(1 - mean / variance, k, size) }, item);
  });
  expect(misses.length).toBe(3);
});
