import { isConstant } from "../numeric/constant.js";
import { cochranArmitage } from "./cochran-armitage.js";
import type { CoxRegression } from "./cox-regression.js";
import { equivalence } from "./equivalence.js";
import { estimateTest } from "./estimate-test.js";
import { kendall } from "./kendall.js";
import { ksOneSample } from "./ks-one-sample.js";
import { ksTwoSample } from "./ks-two-sample.js";
import { logRank } from "./log-rank.js";
import { mannWhitney } from "./mann-whitney.js";
import { mcnemar } from "./mcnemar.js";
import { type Correlation, pearson } from "./pearson.js";
import { signedRank } from "./signed-rank.js";
import { spearman } from "./spearman.js";
import { firstReason, type Side, type TestResult, type Units } from "./test-result.js";

// The tests whose own functions give more than one p-value, here with the one to use, as the one result type. All are for
// independent units; what a test cannot say is NaN with the reason in `violated`.

type Said = Pick<TestResult, "statistic" | "nullHypothesis" | "side" | "pValue" | "estimate" | "method" | "violated">;

/** The fields that these tests leave open. */
function complete(said: Said & Partial<TestResult>): TestResult {
  const units = { trades: Number.NaN, events: Number.NaN, days: Number.NaN };
  return { interval: null, effectSize: null, units, designEffect: 1, power: null, ...said };
}

function countOf(n: number): Units {
  return { trades: n, events: Number.NaN, days: Number.NaN };
}

function hasNaN(values: ArrayLike<number>): boolean {
  return Array.from(values).some(Number.isNaN);
}

const unobserved = "a value is not observed";

/** {@link mannWhitney} with its exact p where there is one; the estimate is P(x > y), ties counted half. */
export function mannWhitneyTest(x: ArrayLike<number>, y: ArrayLike<number>, side: Side): TestResult {
  const found = mannWhitney(x, y, side);
  const exact = !Number.isNaN(found.pExact);
  const share = found.u1 / (x.length * y.length);
  return complete({
    statistic: found.u1,
    nullHypothesis: "both samples come from one law",
    side,
    pValue: exact ? found.pExact : found.pValue,
    estimate: share,
    effectSize: { name: "Cliff delta", value: 2 * share - 1 },
    units: countOf(x.length + y.length),
    method: exact ? "Mann-Whitney, exact" : "Mann-Whitney, normal with continuity correction",
    violated: firstReason(
      [x.length === 0 || y.length === 0, "a sample is empty"],
      [hasNaN(x) || hasNaN(y), unobserved],
      [Number.isNaN(found.z), "all values are equal"],
    ),
  });
}

/** {@link signedRank} with its exact p where there is one. */
export function signedRankTest(differences: ArrayLike<number>, side: Side): TestResult {
  const found = signedRank(differences, side);
  const exact = !Number.isNaN(found.pExact);
  return complete({
    statistic: found.wPlus,
    nullHypothesis: "the differences are symmetric about 0",
    side,
    pValue: exact ? found.pExact : found.pValue,
    estimate: found.effect,
    effectSize: { name: "rank-biserial correlation", value: found.effect },
    units: countOf(found.nonZero),
    method: exact ? "signed rank, exact" : "signed rank, normal with continuity correction",
    violated: firstReason([found.nonZero === 0, "no difference but zeros"], [hasNaN(differences), unobserved]),
  });
}

/** {@link ksOneSample} with its exact p where there is one. Throws RangeError when `cdf` gives no probability. */
export function ksOneSampleTest(values: ArrayLike<number>, cdf: (value: number) => number): TestResult {
  const found = ksOneSample(values, cdf);
  const exact = !Number.isNaN(found.pExact);
  return complete({
    statistic: found.distance,
    nullHypothesis: "the values come from the given law",
    side: "two-sided",
    pValue: exact ? found.pExact : found.pAsymptotic,
    estimate: found.distance,
    units: countOf(values.length),
    method: exact ? "Kolmogorov-Smirnov, exact" : "Kolmogorov-Smirnov, limit law",
    violated: firstReason([values.length === 0, "no values"], [hasNaN(values), unobserved]),
  });
}

/** {@link ksTwoSample} with its exact p; ties make it conservative, and are named. */
export function ksTwoSampleTest(x: ArrayLike<number>, y: ArrayLike<number>): TestResult {
  const found = ksTwoSample(x, y);
  const pooled = [...Array.from(x), ...Array.from(y)];
  return complete({
    statistic: found.distance,
    nullHypothesis: "both samples come from one law",
    side: "two-sided",
    pValue: found.pExact,
    estimate: found.distance,
    units: countOf(pooled.length),
    method: "Kolmogorov-Smirnov, exact",
    violated: firstReason(
      [x.length === 0 || y.length === 0, "a sample is empty"],
      [hasNaN(pooled), unobserved],
      [new Set(pooled).size < pooled.length, "ties make the p conservative"],
    ),
  });
}

function correlationTest(
  found: Correlation,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  name: string,
  method: string,
): TestResult {
  return complete({
    statistic: found.t,
    nullHypothesis: `${name} is exactly 0`,
    side: "two-sided",
    pValue: found.pTwoSided,
    estimate: found.r,
    interval: found.interval,
    effectSize: { name: "r squared", value: found.rSquared },
    units: countOf(x.length),
    method,
    violated: pairReasons(x, y, 3),
  });
}

function pairReasons(x: ArrayLike<number>, y: ArrayLike<number>, least: number): readonly string[] {
  return firstReason(
    [x.length < least, `fewer than ${least === 3 ? "three" : "two"} pairs`],
    [hasNaN(x) || hasNaN(y), unobserved],
    [isConstant(x) || isConstant(y), "all values of a side are equal"],
  );
}

/** {@link pearson}; throws RangeError when the lengths differ. */
export function pearsonTest(x: ArrayLike<number>, y: ArrayLike<number>, level: number): TestResult {
  return correlationTest(pearson(x, y, level), x, y, "the correlation", "Pearson, Student t");
}

/** {@link spearman}, its p by Student's t (`permutationSpearman` is exact for few); RangeError when lengths differ. */
export function spearmanTest(x: ArrayLike<number>, y: ArrayLike<number>, level: number): TestResult {
  return correlationTest(spearman(x, y, level), x, y, "the rank correlation", "Spearman, Student t");
}

/** {@link kendall} with its exact p where there is one; throws RangeError when the lengths differ. */
export function kendallTest(x: ArrayLike<number>, y: ArrayLike<number>): TestResult {
  const found = kendall(x, y);
  const exact = !Number.isNaN(found.pExact);
  return complete({
    statistic: found.z,
    nullHypothesis: "the rank correlation is exactly 0",
    side: "two-sided",
    pValue: exact ? found.pExact : found.pTwoSided,
    estimate: found.tauB,
    effectSize: { name: "tau b", value: found.tauB },
    units: countOf(x.length),
    method: exact ? "Kendall, exact" : "Kendall, normal",
    violated: pairReasons(x, y, 2),
  });
}

/** {@link logRank}; errors as there. The estimate is the chi-square over its degrees of freedom. */
export function logRankTest(
  times: ArrayLike<number>,
  events: ArrayLike<number>,
  groups: ArrayLike<number>,
  groupCount: number,
): TestResult {
  const found = logRank(times, events, groups, groupCount);
  return complete({
    statistic: found.chiSquare,
    nullHypothesis: "all groups have the same hazard",
    side: "two-sided",
    pValue: found.pValue,
    estimate: found.chiSquare / found.degrees,
    units: { trades: Number.NaN, events: times.length, days: Number.NaN },
    method: `log-rank, ${found.degrees} degrees of freedom`,
    violated: found.violated,
  });
}

/**
 * One coefficient of a Cox regression with its robust (clustered) error; the effect is the hazard ratio.
 *
 * @param name of the covariate's log hazard ratio, as the subject of a sentence
 * @throws RangeError for an index that is none
 */
export function coxTest(
  fit: CoxRegression,
  index: number,
  name: string,
  nullValue: number,
  side: Side,
  level: number,
): TestResult {
  if (!(index >= 0 && index in fit.coefficients)) throw new RangeError(`invalid index: ${index}`);
  const value = fit.coefficients[index]!;
  const standardError = fit.robustErrors[index]!;
  const estimate = {
    name,
    value,
    standardError,
    degrees: Infinity,
    method: `Cox regression, Lin-Wei error by ${fit.clusters} clusters`,
    units: { trades: Number.NaN, events: fit.events, days: fit.clusters },
    designEffect: (standardError / fit.standardErrors[index]!) ** 2,
    effectSize: { name: "hazard ratio", value: Math.exp(value) },
    violated: fit.clusters < 2 && fit.violated.length === 0 ? ["fewer than two clusters"] : fit.violated,
  };
  const found = estimateTest(estimate, nullValue, side, level);
  // The scores of a single cluster sum to zero: that is no error.
  return fit.clusters < 2 ? { ...found, statistic: Number.NaN, pValue: Number.NaN, interval: null } : found;
}

/** {@link mcnemar} with its exact p; errors as there. The estimate is the first's share of the cases that differ. */
export function mcnemarTest(onlyFirst: number, onlySecond: number): TestResult {
  const differing = onlyFirst + onlySecond;
  const { pExact } = mcnemar(onlyFirst, onlySecond);
  return complete({
    statistic: onlyFirst,
    nullHypothesis: "both are right equally often",
    side: "two-sided",
    pValue: pExact,
    estimate: onlyFirst / differing,
    units: countOf(differing),
    method: "McNemar, exact",
    violated: firstReason([differing === 0, "no case on which they differ"]),
  });
}

/** {@link cochranArmitage}; errors as there. The estimate is the z itself. */
export function trendTest(
  successes: ArrayLike<number>,
  trials: ArrayLike<number>,
  scores: ArrayLike<number>,
): TestResult {
  const { z, pTwoSided } = cochranArmitage(successes, trials, scores);
  return complete({
    statistic: z,
    nullHypothesis: "the success rate is the same at every score",
    side: "two-sided",
    pValue: pTwoSided,
    estimate: z,
    units: countOf(Array.from(trials).reduce((total, value) => total + value, 0)),
    method: "Cochran-Armitage",
    violated: firstReason([Number.isNaN(z), "no spread of outcomes or of scores, or a score not observed"]),
  });
}

/** {@link equivalence} of a mean with its margins; errors as there. */
export function equivalenceTest(values: ArrayLike<number>, lower: number, upper: number, level: number): TestResult {
  const found = equivalence(values, lower, upper, level);
  return complete({
    statistic: found.pLower > found.pUpper ? found.tLower : found.tUpper,
    nullHypothesis: `the mean is at most ${lower} or at least ${upper}`,
    side: "two-sided",
    pValue: found.pEquivalence,
    estimate: found.mean,
    interval: found.interval,
    units: countOf(values.length),
    method: "two one-sided t tests",
    violated: found.violated,
  });
}
