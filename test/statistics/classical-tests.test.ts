import { expect, test } from "vitest";
import {
  coxTest,
  equivalenceTest,
  kendallTest,
  ksOneSampleTest,
  ksTwoSampleTest,
  logRankTest,
  mannWhitneyTest,
  mcnemarTest,
  pearsonTest,
  signedRankTest,
  spearmanTest,
  trendTest,
} from "../../lib/statistics/classical-tests.js";
import { coxRegression } from "../../lib/statistics/cox-regression.js";
import { mannWhitney } from "../../lib/statistics/mann-whitney.js";
import type { TestResult } from "../../lib/statistics/test-result.js";
import { differences, type GoldenCase, golden } from "../fixtures/golden.js";

const identity = (value: number) => value;
const two = (family: string) => golden(family)[0]!;

test("the p of each is the reference's", () => {
  const check = (family: string, field: string, of: (input: GoldenCase["input"]) => TestResult) => {
    const item = two(family);
    expect(differences({ [field]: of(item.input).pValue }, item)).toEqual([]);
  };
  check("mann-whitney", "pGreaterExact", ({ x, y }) => mannWhitneyTest(x, y, "greater"));
  check("signed-rank", "pTwoSidedExact", (input) => signedRankTest(input.differences, "two-sided"));
  check("ks-one-sample", "pExact", ({ x }) => ksOneSampleTest(x, identity));
  check("ks-two-sample", "pExact", ({ x, y }) => ksTwoSampleTest(x, y));
  check("pearson", "pTwoSided", ({ x, y }) => pearsonTest(x, y, 0.95));
  check("spearman", "pTwoSidedT", ({ x, y }) => spearmanTest(x, y, 0.95));
  check("kendall", "pTwoSidedExact", ({ x, y }) => kendallTest(x, y));
  check("survival", "logRankP", ({ time, event, group }) => logRankTest(time, event, group, 2));
  check("mcnemar", "pExactTwoSided", ({ b, c }) => mcnemarTest(b, c));
  check("trend-proportions", "pTwoSided", ({ successes, trials, scores }) => trendTest(successes, trials, scores));
  check("equivalence", "pEquivalence", ({ x, lower, upper }) => equivalenceTest(x, lower, upper, 0.9));
});

test("estimates and effects", () => {
  expect(mannWhitneyTest([3, 4], [1, 2], "greater")).toMatchObject({ estimate: 1, effectSize: { value: 1 } });
  expect(mannWhitneyTest([1, 2], [3, 4], "less").pValue).toBeCloseTo(1 / 6, 14);
  expect(signedRankTest([1, 2, -3], "less").estimate).toBe(0);
  expect(pearsonTest([1, 2, 3, 4], [2, 1, 4, 3], 0.9).interval!.level).toBe(0.9);
  expect(spearmanTest([1, 2, 3, 4], [2, 1, 4, 3], 0.99).interval!.level).toBe(0.99);
  expect(kendallTest([1, 2, 3], [1, 2, 3]).estimate).toBe(1);
  expect(mcnemarTest(3, 9).estimate).toBe(0.25);
  expect(equivalenceTest([0.1, -0.1, 0.2], -2, 1, 0.9)).toMatchObject({
    nullHypothesis: "the mean is at most -2 or at least 1",
    interval: { level: 0.9 },
  });
});

test("where there is no exact p, the approximate one is given, and said so", () => {
  const tied = [1, 1, 2, 3];
  expect(mannWhitneyTest(tied, [2, 5, 6], "greater")).toMatchObject({
    pValue: mannWhitney(tied, [2, 5, 6], "greater").pValue,
    method: "Mann-Whitney, normal with continuity correction",
  });
  expect(kendallTest(tied, [1, 2, 3, 4]).method).toBe("Kendall, normal");
  expect(signedRankTest(new Float64Array(401).fill(1), "greater").method).toBe(
    "signed rank, normal with continuity correction",
  );
  const many = Float64Array.from({ length: 2001 }, (_, i) => (i + 0.5) / 2001);
  expect(ksOneSampleTest(many, identity).method).toBe("Kolmogorov-Smirnov, limit law");
});

test("a Cox coefficient has its clustered error, null value, side and level", () => {
  const { time, event, x } = two("survival").input;
  const days = time.map((_: number, i: number) => i % 6);
  const fit = coxRegression(time, event, [x], "efron", days);
  const found = coxTest(fit, 0, "the log hazard ratio", 0.1, "greater", 0.9);
  expect(found.statistic).toBeCloseTo((fit.coefficients[0]! - 0.1) / fit.robustErrors[0]!, 12);
  expect(found).toMatchObject({
    nullHypothesis: "the log hazard ratio is at most 0.1",
    effectSize: { name: "hazard ratio", value: Math.exp(fit.coefficients[0]!) },
    units: { events: 19, days: 6 },
    violated: [],
  });
  expect(coxTest(fit, 0, "it", 0.1, "less", 0.9).pValue).toBeCloseTo(1 - found.pValue, 12);
  expect(coxTest(fit, 0, "it", 0.1, "less", 0.99).interval!.upper).toBeGreaterThan(found.interval!.upper);
  const single = coxRegression(
    time,
    event,
    [x],
    "efron",
    time.map(() => 1),
  );
  expect(coxTest(single, 0, "it", 0, "less", 0.9)).toMatchObject({
    pValue: NaN,
    interval: null,
    violated: ["fewer than two clusters"],
  });
  expect(() => coxTest(fit, 1, "it", 0, "less", 0.9)).toThrow(new RangeError("invalid index: 1"));
});

test("no answer is never without its reason", () => {
  const answers: [string, TestResult][] = [
    ["a sample is empty", mannWhitneyTest([], [1], "less")],
    ["a value is not observed", mannWhitneyTest([NaN], [1], "less")],
    ["no difference but zeros", signedRankTest([0], "less")],
    ["a value is not observed", signedRankTest([1, NaN], "less")],
    ["no values", ksOneSampleTest([], identity)],
    ["a value is not observed", ksOneSampleTest([NaN], identity)],
    ["a sample is empty", ksTwoSampleTest([1], [])],
    ["a value is not observed", ksTwoSampleTest([1, NaN], [1])],
    ["fewer than three pairs", pearsonTest([1, 2], [1, 2], 0.9)],
    ["all values of a side are equal", pearsonTest([2, 2, 2], [1, 2, 3], 0.9)],
    ["a value is not observed", spearmanTest([1, NaN, 2], [1, 2, 3], 0.9)],
    ["fewer than two pairs", kendallTest([1], [1])],
    ["all values of a side are equal", kendallTest([1, 1], [1, 2])],
    ["no events while every group is at risk", logRankTest([1], [0], [0], 2)],
    ["no spread of outcomes or of scores, or a score not observed", trendTest([1], [2], [3])],
    ["fewer than two values", equivalenceTest([1], 0, 2, 0.9)],
  ];
  for (const [reason, found] of answers) {
    expect(found.pValue).toBeNaN();
    expect(found.violated).toEqual([reason]);
  }
  expect(mannWhitneyTest([2, 2], [2, 2], "less")).toMatchObject({ pValue: NaN, violated: ["all values are equal"] });
  expect(mcnemarTest(0, 0)).toMatchObject({ pValue: 1, estimate: NaN, violated: ["no case on which they differ"] });
  expect(ksTwoSampleTest([1, 2], [2, 3]).violated).toEqual(["ties make the p conservative"]);
});
