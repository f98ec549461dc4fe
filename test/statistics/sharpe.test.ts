import { expect, test } from "vitest";
import { type SharpeBasis, sharpeAnnualisation, sharpeErrorLo, sharpeRatio } from "../../lib/statistics/sharpe.js";
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

test("a year without periods is refused", () => {
  expect(() => sharpeRatio([1, 2], { ...daily, periodsPerYear: 0 }, 0)).toThrow(
    new RangeError("invalid periods per year: 0"),
  );
});
