import { expect, test } from "vitest";
import { minimumTrackRecord, probabilisticSharpe } from "../../lib/statistics/probabilistic-sharpe.js";
import {
  type SharpeBasis,
  sharpeAnnualisation,
  sharpeErrorLo,
  sharpeErrorMertens,
  sharpeRatio,
} from "../../lib/statistics/sharpe.js";
import { differences, golden } from "../fixtures/golden.js";

const daily: SharpeBasis = { riskFree: 0, ddof: 1, sampling: "day", periodsPerYear: 252 };

test.each(golden("sharpe"))("sharpe: $id", (item) => {
  const { returns, lag, periodsPerYear } = item.input;
  const found = sharpeRatio(returns, { ...daily, periodsPerYear }, lag);
  const actual = {
    mean: found.mean,
    sdSample: found.deviation,
    sharpe: found.sharpe,
    sharpePopulationSd: sharpeRatio(returns, { ...daily, ddof: 0 }, lag).sharpe,
    skewness: found.skewness,
    kurtosis: found.kurtosis,
    seLoIid: found.errorLo,
    seMertens: found.errorMertens,
    seLoHac: found.errorHac,
    annualisedSqrtTime: found.annualised,
    etaLoAutocorrelation: found.annualisationLo,
    annualisedLo: found.annualisedLo,
    psrZero: found.probabilityPositive,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test.each(golden("sharpe-se-lo"))("sharpe-se-lo: $id", (item) => {
  expect(differences({ se: sharpeErrorLo(item.input.sharpe, item.input.observations) }, item)).toEqual([]);
});

test.each(golden("sharpe-annualisation-ar1"))("sharpe-annualisation-ar1: $id", (item) => {
  const { q, rho } = item.input;
  const eta = sharpeAnnualisation(
    q,
    Array.from({ length: q - 1 }, (_, k) => rho ** (k + 1)),
  );
  expect(differences({ eta, sqrtQ: Math.sqrt(q), ratio: eta / Math.sqrt(q) }, item)).toEqual([]);
});

test("the result carries everything that it depends on, and each of these moves it", () => {
  const returns = [0.01, -0.02, 0.03, 0.01, 0, 0.02];
  const base = sharpeRatio(returns, daily, 1);
  expect(base).toMatchObject({ ...daily, n: 6, lag: 1 });
  expect(sharpeRatio(returns, { ...daily, riskFree: 0.005 }, 1).sharpe).toBeLessThan(base.sharpe);
  expect(sharpeRatio(returns, { ...daily, ddof: 0 }, 1).sharpe).toBeGreaterThan(base.sharpe);
  expect(sharpeRatio(returns, { ...daily, periodsPerYear: 12 }, 1).annualised).toBeLessThan(base.annualised);
  expect(sharpeRatio(returns, { ...daily, sampling: "trade" }, 1).sampling).toBe("trade");
  expect(sharpeRatio(returns, daily, 2).errorHac).not.toBe(base.errorHac);
});

test("the published example of a peer: eight months, benchmark 0.1 a year", () => {
  const returns = [-0.01, 0.02, 0.03, -0.005, 0.015, 0.01, 0.025, -0.002];
  const found = sharpeRatio(returns, { riskFree: 0, ddof: 1, sampling: "month", periodsPerYear: 12 }, 0);
  expect(found.annualised).toBeCloseTo(2.440673829598167, 12);
  expect(found.skewness).toBeCloseTo(-0.11053423237485874, 12);
  expect(found.kurtosis).toBeCloseTo(1.5791931743364938, 12);
  const benchmark = 0.1 / Math.sqrt(12);
  const { sharpe, skewness, kurtosis, n } = found;
  expect(probabilisticSharpe(sharpe, benchmark, n, skewness, kurtosis)).toBeCloseTo(0.952265935377884, 12);
  expect(minimumTrackRecord(sharpe, benchmark, skewness, kurtosis, 0.95)).toBeCloseTo(7.81334026324155, 10);
  // The peer divides by n - 1 where Mertens has n.
  expect(found.errorMertens * Math.sqrt((12 * 8) / 7)).toBeCloseTo(1.4039274380428852, 12);
});

test("Lo's and Mertens' errors of a ratio of 1 a year over five years", () => {
  const sharpe = 1 / Math.sqrt(252);
  expect(sharpeErrorLo(sharpe, 1260)).toBeCloseTo(0.028199742864, 12);
  expect(sharpeErrorMertens(sharpe, 1260, -1, 7)).toBeCloseTo(0.02912679533, 11);
});

test("a year of implied negative variance has no factor", () => {
  expect(sharpeAnnualisation(252, [-0.6])).toBeNaN();
});

test("none, one, constant and unobserved returns have no ratio", () => {
  for (const returns of [[], [0.01], [0.1, 0.1, 0.1], [0.1, NaN]]) {
    expect(sharpeRatio(returns, daily, 0)).toMatchObject({
      sharpe: NaN,
      annualised: NaN,
      errorLo: NaN,
      errorMertens: NaN,
      errorHac: NaN,
      probabilityPositive: NaN,
    });
  }
});

test("errors without observations are none, and periods that are none are refused", () => {
  expect(sharpeErrorLo(1, 0)).toBeNaN();
  expect(sharpeErrorLo(NaN, 10)).toBeNaN();
  expect(sharpeErrorMertens(1, 0, 0, 3)).toBeNaN();
  expect(sharpeErrorMertens(1, 10, NaN, 3)).toBeNaN();
  expect(sharpeAnnualisation(12, [NaN])).toBeNaN();
  expect(() => sharpeAnnualisation(0, [])).toThrow(new RangeError("invalid periods: 0"));
});

test("a ratio cannot be asked for without what it depends on", () => {
  // @ts-expect-error a basis without the sampling is none
  sharpeRatio([1, 2], { riskFree: 0, ddof: 1, periodsPerYear: 252 }, 0);
  // @ts-expect-error nor without the risk-free return
  sharpeRatio([1, 2], { sampling: "day", ddof: 1, periodsPerYear: 252 }, 0);
});

test("a year without periods is refused", () => {
  expect(() => sharpeRatio([1, 2], { ...daily, periodsPerYear: 0 }, 0)).toThrow(
    new RangeError("invalid periods per year: 0"),
  );
});

test("pybroker's profits: the Sharpe ratio by the population deviation", () => {
  const found = sharpeRatio([0.1, -0.2, 0.3, 0, -0.4, 0.5], { ...daily, ddof: 0 }, 1);
  expect(found.sharpe).toBeCloseTo(0.16744367165578425, 13);
});

test("mlfinlab's monthly returns, half a percent taken off each", () => {
  const returns = [0.03, 0.02, 0.01, -0.01, 0.02, 0.01, 0, -0.01, 0.01];
  const basis: SharpeBasis = { riskFree: 0.005, ddof: 1, sampling: "month", periodsPerYear: 12 };
  expect(sharpeRatio(returns, basis, 1).annualised).toBeCloseTo(0.987483, 5);
});
