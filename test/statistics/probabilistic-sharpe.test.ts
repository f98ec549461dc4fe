import { expect, test } from "vitest";
import { minimumTrackRecord, probabilisticSharpe } from "../../lib/statistics/probabilistic-sharpe.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("probabilistic-sharpe"))("probabilistic-sharpe: $id", (item) => {
  const { sharpe, benchmark, observations, skewness, kurtosis, confidence } = item.input;
  const actual = {
    psr: probabilisticSharpe(sharpe, benchmark, observations, skewness, kurtosis),
    minTrackRecordLength: minimumTrackRecord(sharpe, benchmark, skewness, kurtosis, confidence),
  };
  expect(differences(actual, item)).toEqual([]);
});

test("at the minimum track record the probability is the confidence", () => {
  const n = minimumTrackRecord(0.1, 0.02, -1, 6, 0.95);
  expect(probabilisticSharpe(0.1, 0.02, n, -1, 6)).toBeCloseTo(0.95, 12);
});

test("fat tails, taken as raw kurtosis, lower the probability", () => {
  // Published slips use excess kurtosis: 0.8942 in place of 0.8741.
  expect(probabilisticSharpe(1, 0.6, 40, -1.5, 10)).toBeCloseTo(0.8741, 4);
});

test("too few observations, NaN, and a ratio below its benchmark", () => {
  expect(probabilisticSharpe(0.5, 0, 1, 0, 3)).toBeNaN();
  expect(probabilisticSharpe(NaN, 0, 10, 0, 3)).toBeNaN();
  expect(minimumTrackRecord(0.1, 0.1, 0, 3, 0.95)).toBe(Infinity);
  expect(minimumTrackRecord(NaN, 0.1, 0, 3, 0.95)).toBeNaN();
  expect(() => minimumTrackRecord(1, 0, 0, 3, 0.5)).toThrow(new RangeError("invalid confidence: 0.5"));
});
