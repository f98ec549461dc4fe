import { barrier } from "../statistics/barrier.js";
import { classification } from "../statistics/classification.js";
import { deflatedSharpe, type SelectedSharpe } from "../statistics/deflated-sharpe.js";
import { expectancy } from "../statistics/expectancy.js";
import { maxDrawdown } from "../statistics/max-drawdown.js";
import { mcnemar } from "../statistics/mcnemar.js";
import { minimumTrackRecord, probabilisticSharpe } from "../statistics/probabilistic-sharpe.js";
import { properScores } from "../statistics/proper-scores.js";
import { type SharpeBasis, sharpeAnnualisation, sharpeErrorLo, sharpeRatio } from "../statistics/sharpe.js";
import type { FamilyTable } from "./conformance-family.js";

interface SharpeInput {
  readonly returns: readonly number[];
  readonly lag: number;
  readonly periodsPerYear: number;
}

interface TrackRecordInput {
  readonly sharpe: number;
  readonly benchmark: number;
  readonly observations: number;
  readonly skewness: number;
  readonly kurtosis: number;
  readonly confidence: number;
}

/** The families of trading results: Sharpe ratios, drawdown, payoffs, forecasts and labels. */
export const tradingFamilies: FamilyTable = {
  sharpe: ({ returns, lag, periodsPerYear }: SharpeInput) => {
    const basis: SharpeBasis = { riskFree: 0, ddof: 1, sampling: "day", periodsPerYear };
    const found = sharpeRatio(returns, basis, lag);
    return {
      mean: found.mean,
      sdSample: found.deviation,
      sharpe: found.sharpe,
      sharpePopulationSd: sharpeRatio(returns, { ...basis, ddof: 0 }, lag).sharpe,
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
  },
  "sharpe-annualisation-ar1": ({ q, rho }: { readonly q: number; readonly rho: number }) => {
    const autocorrelations = Array.from({ length: q - 1 }, (_, lag) => rho ** (lag + 1));
    const eta = sharpeAnnualisation(q, autocorrelations);
    return { eta, sqrtQ: Math.sqrt(q), ratio: eta / Math.sqrt(q) };
  },
  "sharpe-se-lo": ({ sharpe, observations }: { readonly sharpe: number; readonly observations: number }) => ({
    se: sharpeErrorLo(sharpe, observations),
  }),
  "probabilistic-sharpe": ({ sharpe, benchmark, observations, skewness, kurtosis, confidence }: TrackRecordInput) => ({
    psr: probabilisticSharpe(sharpe, benchmark, observations, skewness, kurtosis),
    minTrackRecordLength: minimumTrackRecord(sharpe, benchmark, skewness, kurtosis, confidence),
  }),
  "deflated-sharpe": (input: SelectedSharpe) => {
    const found = deflatedSharpe(input, "false-strategy");
    return {
      expectedMaxStandardNormal: found.expectedMaximum,
      sharpeZero: found.benchmark,
      dsr: found.probability,
    };
  },
  "max-drawdown": ({ pnl, initialEquity }: { readonly pnl: readonly number[]; readonly initialEquity: number }) => {
    const found = maxDrawdown(pnl, initialEquity);
    return {
      maxDrawdownAmount: found.amount,
      peakIndex: found.peakIndex,
      troughIndex: found.troughIndex,
      recoveryIndex: found.recoveryIndex,
      maxDrawdownFractionOfPeak: found.fractionOfPeak,
      fractionPeakIndex: found.fractionPeakIndex,
      fractionTroughIndex: found.fractionTroughIndex,
      maxDrawdownFractionOfInitial: found.fractionOfInitial,
      longestUnderwaterPeriods: found.longestUnderwater,
      finalEquity: found.finalEquity,
      ulcerIndexFraction: found.ulcerIndex,
    };
  },
  barrier: ({
    target,
    stop,
    drift,
    volatility,
  }: Readonly<Record<"target" | "stop" | "drift" | "volatility", number>>) => ({
    ...barrier(target, stop, drift, volatility),
  }),
  expectancy: ({
    winRate,
    averageWin,
    averageLoss,
    cost,
  }: Readonly<Record<"winRate" | "averageWin" | "averageLoss" | "cost", number>>) => ({
    ...expectancy(winRate, averageWin, averageLoss, cost),
  }),
  classification: ({ matrix }: { readonly matrix: readonly (readonly number[])[] }) => {
    const { pAccuracy, ...measures } = classification(matrix);
    return { ...measures, pAccuracyGreaterThanNIR: pAccuracy };
  },
  mcnemar: ({ b, c }: { readonly b: number; readonly c: number }) => {
    const { pExact, chiSquare, pContinuity } = mcnemar(b, c);
    return { pExactTwoSided: pExact, chi2Continuity: chiSquare, pContinuity };
  },
  "proper-scores": ({ p, y }: { readonly p: readonly number[]; readonly y: readonly number[] }) => {
    const { brier, logScore, brierSkill } = properScores(p, y);
    return { brier, logLoss: logScore, brierSkillVsBaseRate: brierSkill };
  },
};
