import { agrestiCoull } from "../statistics/agresti-coull.js";
import { betaBinomialPosterior } from "../statistics/beta-binomial.js";
import { binomialPower } from "../statistics/binomial-power.js";
import { binomialPValues } from "../statistics/binomial-test.js";
import { clopperPearson } from "../statistics/clopper-pearson.js";
import { clusteredProportion } from "../statistics/clustered-proportion.js";
import { cochranArmitage } from "../statistics/cochran-armitage.js";
import { cohenH } from "../statistics/cohen-h.js";
import { fisherExact } from "../statistics/fisher-exact.js";
import { jeffreys } from "../statistics/jeffreys.js";
import {
  approximateProportionPower,
  correlationSampleSize,
  proportionSampleSize,
  twoProportionSampleSize,
} from "../statistics/proportion-power.js";
import { twoProportions } from "../statistics/two-proportions.js";
import { wald } from "../statistics/wald.js";
import { wilson, wilsonContinuity } from "../statistics/wilson.js";
import { type FamilyTable, limits } from "./conformance-family.js";

interface PowerInput {
  readonly p0: number;
  readonly p1: number;
  readonly alpha: number;
}

interface Counts {
  readonly successes: number;
  readonly trials: number;
}

/** The families of success rates: tests, intervals, power and sample sizes. */
export const proportionFamilies: FamilyTable = {
  "binomial-exact": ({ successes, trials, p0 }: Counts & { readonly p0: number }) => {
    const found = binomialPValues(successes, trials, p0);
    return {
      pGreater: found.greater,
      pLess: found.less,
      pTwoSidedMinLikelihood: found.twoSided,
      pTwoSidedDoubling: found.doubled,
      pGreaterMidP: found.greaterMid,
    };
  },
  "proportion-ci": ({ successes, trials, confidence }: Counts & { readonly confidence: number }) => ({
    estimate: successes / trials,
    wald: limits(wald(successes, trials, confidence)),
    wilson: limits(wilson(successes, trials, confidence)),
    wilsonContinuity: limits(wilsonContinuity(successes, trials, confidence)),
    clopperPearson: limits(clopperPearson(successes, trials, confidence)),
    jeffreys: limits(jeffreys(successes, trials, confidence)),
    agrestiCoull: limits(agrestiCoull(successes, trials, confidence)),
  }),
  "two-proportions": ({ x1, n1, x2, n2 }: Readonly<Record<"x1" | "n1" | "x2" | "n2", number>>) => {
    const found = twoProportions(x1, n1, x2, n2, 0.95);
    return {
      diff: found.difference,
      zPooled: found.zPooled,
      pPooledTwoSided: found.pPooled,
      zUnpooled: found.zUnpooled,
      pUnpooledTwoSided: found.pUnpooled,
      chi2Yates: found.chiSquareYates,
      pYates: found.pYates,
      fisherTwoSided: fisherExact(x1, n1, x2, n2, "two-sided"),
      fisherGreater: fisherExact(x1, n1, x2, n2, "greater"),
      fisherLess: fisherExact(x1, n1, x2, n2, "less"),
      waldDiffCI95: limits(found.wald),
      newcombeDiffCI95: limits(found.newcombe),
      cohenH: found.cohenH,
      sampleOddsRatio: found.oddsRatio,
    };
  },
  "cohen-h": ({ p1, p2 }: { readonly p1: number; readonly p2: number }) => ({ h: cohenH(p1, p2) }),
  "power-one-proportion": ({ n, p0, p1, alpha }: PowerInput & { readonly n: number }) => {
    const { criticalCount, actualSize, power } = binomialPower(n, p0, p1, alpha);
    const { normal, arcsine } = approximateProportionPower(n, p0, p1, alpha);
    return {
      criticalCount,
      actualSize,
      powerExact: power,
      powerNormal: normal,
      cohenH: cohenH(p1, p0),
      powerArcsine: arcsine,
    };
  },
  "sample-size-one-proportion": ({ p0, p1, alpha, power }: PowerInput & { readonly power: number }) => {
    const { normal, arcsine, exactFirst, exactStable } = proportionSampleSize(p0, p1, alpha, power);
    return {
      nNormal: normal,
      nNormalCeil: Math.ceil(normal),
      nArcsine: arcsine,
      nArcsineCeil: Math.ceil(arcsine),
      nExactFirst: exactFirst,
      nExactStable: exactStable,
    };
  },
  "sample-size-two-proportions": ({
    p1,
    p2,
    alpha,
    power,
  }: Readonly<Record<"p1" | "p2" | "alpha" | "power", number>>) => {
    const found = twoProportionSampleSize(p1, p2, alpha, power);
    return {
      nPerGroup: found.normal,
      nPerGroupCeil: Math.ceil(found.normal),
      cohenH: found.cohenH,
      nPerGroupArcsine: found.arcsine,
    };
  },
  "sample-size-correlation": ({ r, alpha, power }: Readonly<Record<"r" | "alpha" | "power", number>>) => {
    const n = correlationSampleSize(r, alpha, power);
    return { n, nCeil: Math.ceil(n) };
  },
  "beta-binomial-posterior": ({
    priorA,
    priorB,
    wins,
    trades,
    threshold,
  }: Readonly<Record<"priorA" | "priorB" | "wins" | "trades" | "threshold", number>>) => {
    const { pAbove, mean } = betaBinomialPosterior(priorA, priorB, wins, trades, threshold, 0.95);
    return { pAbove, posteriorMean: mean };
  },
  "proportion-clustered": ({
    winsPerDay,
    tradesPerDay,
  }: {
    readonly winsPerDay: readonly number[];
    readonly tradesPerDay: readonly number[];
  }) => {
    const days = { sums: Float64Array.from(winsPerDay), counts: Float64Array.from(tradesPerDay) };
    const found = clusteredProportion(days, 0.95);
    return {
      estimate: found.estimate,
      seClustered: found.standardError,
      seBinomial: found.binomialError,
      designEffect: found.designEffect,
      effectiveTrades: found.effectiveTrades,
      ci95StudentT: limits(found.interval),
      df: found.degrees,
    };
  },
  "trend-proportions": ({
    successes,
    trials,
    scores,
  }: Readonly<Record<"successes" | "trials" | "scores", readonly number[]>>) => {
    const { z, chiSquare, pTwoSided } = cochranArmitage(successes, trials, scores);
    return { z, chi2: chiSquare, pTwoSided };
  },
};
