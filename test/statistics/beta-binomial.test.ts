import { expect, test } from "vitest";
import { betaBinomialPosterior } from "../../lib/statistics/beta-binomial.js";
import { jeffreys } from "../../lib/statistics/jeffreys.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("beta-binomial-posterior"))("beta-binomial-posterior: $id", (item) => {
  const { priorA, priorB, wins, trades, threshold } = item.input;
  const { pAbove, mean } = betaBinomialPosterior(priorA, priorB, wins, trades, threshold, 0.95);
  const actual = { pAbove, posteriorMean: mean };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("Jeffreys' prior gives Jeffreys' interval", () => {
  const { interval } = betaBinomialPosterior(0.5, 0.5, 7, 10, 0.5, 0.9);
  const { lower, upper } = jeffreys(7, 10, 0.9);
  expect([interval.lower, interval.upper]).toEqual([lower, upper]);
});

test("without trades the prior remains; the edges of the threshold are certain", () => {
  expect(betaBinomialPosterior(1, 1, 0, 0, 0.3, 0.9)).toMatchObject({ pAbove: expect.closeTo(0.7, 14), mean: 0.5 });
  expect(betaBinomialPosterior(1, 1, 3, 4, 0, 0.9).pAbove).toBe(1);
  expect(betaBinomialPosterior(1, 1, 3, 4, 1, 0.9).pAbove).toBe(0);
});

test("priors, counts, thresholds and levels that are none are refused", () => {
  expect(() => betaBinomialPosterior(0, 1, 3, 4, 0.5, 0.9)).toThrow(new RangeError("invalid prior a: 0"));
  expect(() => betaBinomialPosterior(1, NaN, 3, 4, 0.5, 0.9)).toThrow(new RangeError("invalid prior b: NaN"));
  expect(() => betaBinomialPosterior(1, 1, 5, 4, 0.5, 0.9)).toThrow(new RangeError("invalid successes: 5"));
  expect(() => betaBinomialPosterior(1, 1, 3, 4, 1.5, 0.9)).toThrow(new RangeError("invalid threshold: 1.5"));
  expect(() => betaBinomialPosterior(1, 1, 3, 4, 0.5, 0)).toThrow(new RangeError("invalid level: 0"));
});
