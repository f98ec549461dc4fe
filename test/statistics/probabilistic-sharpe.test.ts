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

test("the numbers of another library's tests", () => {
  // mlfinlab, test_backtest_statistics.py.
  expect(probabilisticSharpe(1.14, 1, 250, 0, 3)).toBeCloseTo(0.95727, 4);
  expect(minimumTrackRecord(1.14, 1, 0, 3, 0.95)).toBeCloseTo(228.73497, 4);
});

test("the published hedge fund of two years: what its skewness and kurtosis take away", () => {
  // Bailey and Lopez de Prado 2012; the second kurtosis is printed raw.
  expect(probabilisticSharpe(0.458, 0, 24, 0, 3)).toBeCloseTo(0.9817, 4);
  expect(probabilisticSharpe(0.458, 0, 24, -2.448, 10.164)).toBeCloseTo(0.9134, 4);
});

// Bailey and Lopez de Prado 2012: years of record for an annual ratio above another at 95 %.
test.each([
  ["daily", 250, 2, 1, 0, 3, 2.7312],
  ["weekly", 52, 2, 1, 0, 3, 2.8288],
  ["monthly", 12, 2, 1, 0, 3, 3.2398],
  ["monthly, skewed", 12, 2, 1, -0.72, 5.78, 4.9913],
])("%s records of %d periods a year: %d against %d", (_, periods, sharpe, benchmark, skew, kurtosis, years) => {
  const root = Math.sqrt(periods);
  const n = minimumTrackRecord(sharpe / root, benchmark / root, skew, kurtosis, 0.95);
  expect(Math.abs(n / periods - years)).toBeLessThan(1e-4);
});

test("a daily ratio of 1 a year needs 2.72 years of whole days to be above zero", () => {
  expect(Math.ceil(minimumTrackRecord(1 / Math.sqrt(250), 0, 0, 3, 0.95)) / 250).toBeCloseTo(2.72, 2);
});

test("too few observations, NaN, and a ratio below its benchmark", () => {
  expect(probabilisticSharpe(0.5, 0, 1, 0, 3)).toBeNaN();
  expect(probabilisticSharpe(NaN, 0, 10, 0, 3)).toBeNaN();
  expect(minimumTrackRecord(0.1, 0.1, 0, 3, 0.95)).toBe(Infinity);
  expect(minimumTrackRecord(NaN, 0.1, 0, 3, 0.95)).toBeNaN();
  expect(() => minimumTrackRecord(1, 0, 0, 3, 0.5)).toThrow(new RangeError("invalid confidence: 0.5"));
});
