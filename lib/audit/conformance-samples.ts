import { deviation } from "../numeric/deviation.js";
import { normalSf } from "../numeric/normal.js";
import { createStream } from "../numeric/random.js";
import { ranks } from "../numeric/ranks.js";
import { correlationEffects } from "../statistics/correlation-effects.js";
import { equivalence } from "../statistics/equivalence.js";
import { kendall } from "../statistics/kendall.js";
import { ksOneSample } from "../statistics/ks-one-sample.js";
import { ksTwoSample } from "../statistics/ks-two-sample.js";
import { mannWhitney } from "../statistics/mann-whitney.js";
import { meanHac } from "../statistics/mean-hac.js";
import { oneSampleT } from "../statistics/one-sample-t.js";
import { pearson } from "../statistics/pearson.js";
import { permutationCorrelation } from "../statistics/permutation-correlation.js";
import { permutationPValue } from "../statistics/permutation-p-value.js";
import { unrestricted } from "../statistics/permutation-scheme.js";
import { pooledT } from "../statistics/pooled-t.js";
import { signFlip } from "../statistics/sign-flip.js";
import { signTest } from "../statistics/sign-test.js";
import { signedRank } from "../statistics/signed-rank.js";
import { spearman } from "../statistics/spearman.js";
import type { Side, TestResult } from "../statistics/test-result.js";
import { twoSampleEffects } from "../statistics/two-sample-effects.js";
import { twoSamplePermutation } from "../statistics/two-sample-permutation.js";
import { welchDegrees, welchT } from "../statistics/welch-t.js";
import { type FamilyTable, limits, type PairInput, type SampleInput } from "./conformance-family.js";

/** Where a test counts every arrangement, the draws are never used; where it cannot, the case asks too much. */
function countedAll(result: TestResult): TestResult {
  if (!/\ball\b/.test(result.method)) throw new RangeError(`too many arrangements to count: ${result.method}`);
  return result;
}

const stream = () => createStream(20260105, "conformance");

const orders = ({ x, y }: PairInput, side: Side): TestResult =>
  countedAll(permutationCorrelation(x, y, unrestricted(x.length), side, 1, stream()));

const rankOrders = ({ x, y }: PairInput, side: Side): number =>
  orders({ x: Array.from(ranks(x)), y: Array.from(ranks(y)) }, side).pValue;

/** The families of one and two samples: location, correlation, distribution, permutations. */
export const sampleFamilies: FamilyTable = {
  pearson: ({ x, y }: PairInput) => {
    const found = pearson(x, y, 0.95);
    const { fisherZ, adjustedRSquared } = correlationEffects(found.r, x.length, 1, 0.95);
    return {
      r: found.r,
      r2: found.rSquared,
      t: found.t,
      df: found.degrees,
      pTwoSided: found.pTwoSided,
      fisherZ,
      ci95Fisher: limits(found.interval),
      adjustedR2: adjustedRSquared,
    };
  },
  spearman: (input: PairInput) => {
    const { r, t, pTwoSided } = spearman(input.x, input.y, 0.95);
    return {
      rho: r,
      t,
      pTwoSidedT: pTwoSided,
      pTwoSidedExact: () => rankOrders(input, "two-sided"),
      pGreaterExact: () => rankOrders(input, "greater"),
      pLessExact: () => rankOrders(input, "less"),
    };
  },
  kendall: ({ x, y }: PairInput) => {
    const { tauB, concordant, discordant, variance, z, pTwoSided, pExact } = kendall(x, y);
    return {
      tauB,
      concordant,
      discordant,
      varS: variance,
      z,
      pTwoSidedAsymptotic: pTwoSided,
      pTwoSidedExact: pExact,
    };
  },
  "effect-r": ({ r, n, predictors }: Readonly<Record<"r" | "n" | "predictors", number>>) => {
    const found = correlationEffects(r, n, predictors, 0.95);
    return {
      r2: found.rSquared,
      adjR2: found.adjustedRSquared,
      cohenF2: found.fSquared,
      d: found.d,
      z: found.fisherZ,
      ci95: limits(found.interval),
    };
  },
  "mean-hac": ({ x, lag }: SampleInput & { readonly lag: number }) => {
    const found = meanHac(x, lag);
    return {
      mean: found.mean,
      sd: deviation(x, 1),
      seIid: found.independentError,
      seNeweyWest: found.standardError,
      tNeweyWest: found.t,
      autocorrelations: found.autocorrelations,
      longRunVariance: found.longRunVariance,
      effectiveSampleSize: found.effectiveSize,
      ljungBoxQ: found.ljungBoxQ,
      ljungBoxP: found.ljungBoxP,
    };
  },
  "t-two-sample": ({ x, y }: PairInput) => {
    const welch = welchT(x, y, "two-sided", 0.95);
    const pooled = pooledT(x, y, "two-sided", 0.95);
    const effects = twoSampleEffects(x, y);
    return {
      meanDiff: effects.meanDifference,
      welchT: welch.statistic,
      welchDf: welchDegrees(x, y),
      welchP: welch.pValue,
      welchCI95: limits(welch.interval!),
      pooledT: pooled.statistic,
      pooledP: pooled.pValue,
      cohenD: effects.cohenD,
      hedgesG: effects.hedgesG,
      hedgesGApprox: effects.hedgesGApproximate,
      cliffsDelta: effects.cliffDelta,
      vargaDelaneyA: effects.varghaDelaneyA,
    };
  },
  "t-one-sample": ({ x, mu0 }: SampleInput & { readonly mu0: number }) => {
    const greater = oneSampleT(x, mu0, "greater", 0.95);
    return {
      mean: greater.estimate,
      sd: deviation(x, 1),
      t: greater.statistic,
      df: greater.units.trades - 1,
      pTwoSided: oneSampleT(x, mu0, "two-sided", 0.95).pValue,
      pGreater: greater.pValue,
      cohenD: greater.effectSize!.value,
    };
  },
  "mann-whitney": ({ x, y }: PairInput) => {
    const greater = mannWhitney(x, y, "greater");
    const both = mannWhitney(x, y, "two-sided");
    return {
      U1: greater.u1,
      U2: greater.u2,
      z: greater.z,
      pTwoSidedAsymptotic: 2 * normalSf(Math.abs(greater.z)),
      pTwoSidedContinuity: both.pValue,
      pGreaterContinuity: greater.pValue,
      cliffsDelta: twoSampleEffects(x, y).cliffDelta,
      pGreaterExact: greater.pExact,
      pTwoSidedExact: both.pExact,
    };
  },
  "signed-rank": ({ differences }: { readonly differences: readonly number[] }) => {
    const greater = signedRank(differences, "greater");
    const signs = signTest(differences, "two-sided", 0.95);
    return {
      Wplus: greater.wPlus,
      nNonZero: greater.nonZero,
      signTestPositive: signs.statistic,
      signTestPTwoSided: signs.pValue,
      pGreaterExact: greater.pExact,
      pTwoSidedExact: signedRank(differences, "two-sided").pExact,
    };
  },
  "ks-one-sample": ({ x }: SampleInput) => {
    const found = ksOneSample(x, (value) => value);
    return {
      D: found.distance,
      Dplus: found.above,
      Dminus: found.below,
      pExact: found.pExact,
      pAsymptotic: found.pAsymptotic,
    };
  },
  "ks-two-sample": ({ x, y }: PairInput) => {
    const { distance, pExact, pAsymptotic } = ksTwoSample(x, y);
    return { D: distance, pExact, pAsymptotic };
  },
  "permutation-two-sample": ({ x, y }: PairInput) => {
    const greater = countedAll(twoSamplePermutation(x, y, "greater", 1, stream()));
    const both = countedAll(twoSamplePermutation(x, y, "two-sided", 1, stream()));
    const permutations = Number(greater.method.replace("permutations, all ", ""));
    return {
      observed: greater.estimate,
      permutations,
      countGreater: Math.round(greater.pValue * permutations),
      pGreater: greater.pValue,
      countTwoSided: Math.round(both.pValue * permutations),
      pTwoSidedAbs: both.pValue,
    };
  },
  "permutation-sign-flip": ({ x }: SampleInput) => {
    const greater = countedAll(signFlip(x, "greater", 1, stream()));
    const flips = 2 ** x.length;
    return {
      observed: greater.estimate,
      flips,
      countGreater: Math.round(greater.pValue * flips),
      pGreater: greater.pValue,
      pTwoSidedAbs: signFlip(x, "two-sided", 1, stream()).pValue,
    };
  },
  "permutation-correlation": (input: PairInput) => {
    const greater = orders(input, "greater");
    return {
      r: greater.estimate,
      permutations: unrestricted(input.x.length).arrangements,
      pGreater: greater.pValue,
      pLess: orders(input, "less").pValue,
      pTwoSidedAbs: orders(input, "two-sided").pValue,
    };
  },
  "permutation-mc": ({ exceedances, permutations }: Readonly<Record<"exceedances" | "permutations", number>>) => ({
    p: permutationPValue(exceedances, permutations),
  }),
  equivalence: ({ x, lower, upper }: SampleInput & { readonly lower: number; readonly upper: number }) => {
    const { tLower, tUpper, pLower, pUpper, pEquivalence } = equivalence(x, lower, upper, 0.9);
    return { tLower, tUpper, pLower, pUpper, pEquivalence };
  },
};
