import { expect, test } from "vitest";
import { createStream } from "../../lib/numeric/random.js";
import { variance } from "../../lib/numeric/variance.js";
import { deflatedSharpe, type SelectedSharpe } from "../../lib/statistics/deflated-sharpe.js";
import { sharpeRatio } from "../../lib/statistics/sharpe.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("deflated-sharpe"))("deflated-sharpe: $id", (item) => {
  const found = deflatedSharpe(item.input, "false-strategy");
  const actual = {
    expectedMaxStandardNormal: found.expectedMaximum,
    sharpeZero: found.benchmark,
    dsr: found.probability,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

/** The example of the paper: 2.5 a year from 250 days a year for five years, best of 100. */
const paper: SelectedSharpe = {
  sharpe: 2.5 / Math.sqrt(250),
  observations: 1250,
  skewness: -3,
  kurtosis: 10,
  trials: 100,
  varianceOfTrialSharpes: 0.5 / 250,
};

test("the published example, and its variants", () => {
  const probability = (change: Partial<SelectedSharpe>): number =>
    deflatedSharpe({ ...paper, ...change }, "false-strategy").probability;
  expect(deflatedSharpe(paper, "false-strategy").benchmark * Math.sqrt(250)).toBeCloseTo(1.7894, 4);
  expect(probability({})).toBeCloseTo(0.900397, 6);
  expect(probability({ trials: 46 })).toBeCloseTo(0.9505, 4);
  const normal = { skewness: 0, kurtosis: 3 };
  expect(probability({ ...normal, trials: 88 })).toBeCloseTo(0.9505, 4);
  expect(probability(normal)).toBeCloseTo(0.9428, 4);
  expect(probability({ ...normal, trials: 46 })).toBeCloseTo(0.9787, 4);
});

test("the numbers of another library's tests", () => {
  // mlfinlab, test_backtest_statistics.py; trial ratios 3.5, 1.01 and 1.02 with their population variance.
  const other = { ...paper, sharpe: 1.14, observations: 250, skewness: 0, kurtosis: 3 };
  const three = { ...other, trials: 3, varianceOfTrialSharpes: variance([3.5, 1.01, 1.02], 0) };
  expect(deflatedSharpe(three, "false-strategy").probability).toBeCloseTo(0.95836, 4);
  const hundred = deflatedSharpe({ ...other, varianceOfTrialSharpes: 0.16 }, "false-strategy");
  expect(hundred.benchmark).toBeCloseTo(1.012241, 6);
  expect(hundred.probability).toBeCloseTo(0.94174, 6);
});

test("the exact maximum is lower than the approximation here, so the probability is higher", () => {
  const exact = deflatedSharpe(paper, "exact");
  expect(exact).toMatchObject({ method: "exact" });
  expect(exact.expectedMaximum).toBeCloseTo(2.507593636, 9);
  expect(exact.probability).toBeGreaterThan(deflatedSharpe(paper, "false-strategy").probability);
});

test("best of fifty strategies without skill: the probabilistic ratio is fooled, the deflated one is not", () => {
  let fooled = 0;
  let deflated = 0;
  for (let run = 0; run < 40; ++run) {
    const stream = createStream(run, "null strategies");
    const basis = { riskFree: 0, ddof: 1, sampling: "day", periodsPerYear: 252 } as const;
    const ratios = Array.from({ length: 50 }, () =>
      sharpeRatio(
        Array.from({ length: 250 }, () => stream.normal()),
        basis,
        0,
      ),
    );
    const best = ratios.reduce((a, b) => (b.sharpe > a.sharpe ? b : a));
    const varianceOfTrialSharpes = variance(
      ratios.map((ratio) => ratio.sharpe),
      1,
    );
    const { sharpe, skewness, kurtosis } = best;
    const selected = { sharpe, skewness, kurtosis, observations: 250, trials: 50, varianceOfTrialSharpes };
    if (best.probabilityPositive > 0.95) ++fooled;
    if (deflatedSharpe(selected, "exact").probability > 0.95) ++deflated;
  }
  expect(fooled).toBeGreaterThanOrEqual(25);
  expect(deflated).toBeLessThanOrEqual(2);
});

test("it is a probability, however poor the strategy", () => {
  const { probability } = deflatedSharpe({ ...paper, sharpe: -3, trials: 1e6 }, "exact");
  expect(probability).toBeGreaterThanOrEqual(0);
  expect(probability).toBeLessThan(1e-6);
});

test("one trial is the probabilistic ratio against zero", () => {
  expect(deflatedSharpe({ ...paper, trials: 1 }, "exact")).toMatchObject({ expectedMaximum: 0, benchmark: 0 });
});

test("one observation or NaN have no probability; impossible families are refused", () => {
  expect(deflatedSharpe({ ...paper, observations: 1 }, "exact").probability).toBeNaN();
  expect(deflatedSharpe({ ...paper, sharpe: NaN }, "exact").probability).toBeNaN();
  expect(deflatedSharpe({ ...paper, varianceOfTrialSharpes: NaN }, "exact").probability).toBeNaN();
  expect(() => deflatedSharpe({ ...paper, trials: 0 }, "exact")).toThrow(new RangeError("invalid trials: 0"));
  expect(() => deflatedSharpe({ ...paper, varianceOfTrialSharpes: -1 }, "exact")).toThrow(
    new RangeError("invalid variance of trial Sharpes: -1"),
  );
});
