import { createStream } from "../numeric/random.js";
import { coxRegression } from "../statistics/cox-regression.js";
import { hawkesLikelihood } from "../statistics/hawkes.js";
import { kaplanMeier } from "../statistics/kaplan-meier.js";
import { linearRegression } from "../statistics/linear-regression.js";
import { logRank } from "../statistics/log-rank.js";
import { logisticRegression } from "../statistics/logistic-regression.js";
import { powerLawFit } from "../statistics/power-law-fit.js";
import { clusteredErrors, heteroskedasticErrors, neweyWestErrors } from "../statistics/robust-errors.js";
import { wildClusterBootstrap } from "../statistics/wild-cluster-bootstrap.js";
import { columnsOf, type FamilyTable, type PairInput } from "./conformance-family.js";

interface DesignInput {
  /** One row per observation. */
  readonly X: readonly (readonly number[])[];
  readonly y: readonly number[];
}

interface RegressionInput extends DesignInput {
  readonly intercept: boolean;
  readonly weights?: readonly number[];
  readonly neweyWestLag?: number;
  readonly clusters?: readonly number[];
}

interface SurvivalInput {
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly group: readonly number[];
  readonly x: readonly number[];
}

interface HawkesInput {
  readonly times: readonly number[];
  readonly horizon: number;
  readonly mu: number;
  readonly alpha: number;
  readonly beta: number;
}

/** The families of fitted models: regressions, survival, power laws, self-exciting events. */
export const modelFamilies: FamilyTable = {
  regression: ({ X, y, intercept, weights, neweyWestLag, clusters }: RegressionInput) => {
    const fit = linearRegression(columnsOf(X), y, intercept, weights ?? null);
    const lag = neweyWestLag;
    return {
      coefficients: fit.coefficients,
      seClassical: fit.standardErrors,
      t: fit.t,
      pTwoSided: fit.pTwoSided,
      residualSE: fit.residualError,
      rss: fit.residualSquares,
      r2: fit.rSquared,
      adjR2: fit.adjustedRSquared,
      F: fit.f,
      pF: fit.fPValue,
      df: fit.degrees,
      seHC0: heteroskedasticErrors(fit, "HC0").standardErrors,
      seHC1: heteroskedasticErrors(fit, "HC1").standardErrors,
      seHC2: heteroskedasticErrors(fit, "HC2").standardErrors,
      seHC3: heteroskedasticErrors(fit, "HC3").standardErrors,
      ...(lag !== undefined && {
        seNeweyWest: neweyWestErrors(fit, lag, false).standardErrors,
        seNeweyWestSmallSample: neweyWestErrors(fit, lag, true).standardErrors,
      }),
      ...(clusters && { seCluster: clusteredErrors(fit, clusters).standardErrors }),
    };
  },
  "wild-cluster-bootstrap": ({ x, y, clusters }: PairInput & { readonly clusters: readonly number[] }) => {
    const stream = createStream(20260105, "conformance");
    const found = wildClusterBootstrap([x], y, clusters, 0, 0, "rademacher", 1, stream);
    const signVectors = 2 ** found.units.days;
    if (!found.method.includes(`all ${signVectors}`)) throw new RangeError(`too many clusters: ${found.units.days}`);
    return {
      t: found.statistic,
      signVectors,
      countAtLeast: Math.round(found.pValue * signVectors),
      pSymmetric: found.pValue,
    };
  },
  logistic: ({ X, y }: DesignInput) => {
    const found = logisticRegression(columnsOf(X), y);
    return {
      coefficients: found.coefficients,
      se: found.standardErrors,
      z: found.z,
      pTwoSided: found.pTwoSided,
      logLikelihood: found.logLikelihood,
      nullLogLikelihood: found.nullLogLikelihood,
      lrChi2: found.likelihoodRatio,
      lrP: found.likelihoodRatioP,
    };
  },
  survival: ({ time, event, group, x }: SurvivalInput) => {
    const ranks = logRank(time, event, group, 2);
    const curve = kaplanMeier(time, event, 0.95);
    const alone = time.map((_, subject) => subject);
    const efron = coxRegression(time, event, [x], "efron", alone);
    const breslow = coxRegression(time, event, [x], "breslow", alone);
    return {
      logRankObservedGroup1: ranks.observed[1],
      logRankExpectedGroup1: ranks.expected[1],
      logRankVariance: ranks.covariance[3],
      logRankChi2: ranks.chiSquare,
      logRankP: ranks.pValue,
      kaplanMeierTimes: curve.times,
      kaplanMeier: curve.survival,
      kaplanMeierMedian: curve.median,
      coxEfron: efron.coefficients[0],
      coxEfronSe: efron.standardErrors[0],
      coxEfronP: efron.pTwoSided[0],
      coxBreslow: breslow.coefficients[0],
      coxBreslowSe: breslow.standardErrors[0],
      coxBreslowP: breslow.pTwoSided[0],
    };
  },
  "power-law-fit": ({ x, y }: PairInput) => {
    const found = powerLawFit(x, y);
    return {
      a: found.coefficient,
      b: found.exponent,
      seA: found.coefficientError,
      seB: found.exponentError,
      rss: found.residualSquares,
      residualSd: found.residualError,
      r2: found.rSquared,
      logLogB: found.logLog.exponent,
      logLogA: found.logLog.coefficient,
      logLogSeB: found.logLog.exponentError,
      logLogR2: found.logLog.rSquared,
    };
  },
  hawkes: ({ times, horizon, mu, alpha, beta }: HawkesInput) => {
    const { intensities, ...found } = hawkesLikelihood(times, horizon, { background: mu, jump: alpha, decay: beta });
    return { ...found, intensitiesJustBefore: intensities };
  },
};
