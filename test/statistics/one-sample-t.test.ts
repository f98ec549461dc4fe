import { tTest } from "simple-statistics";
import { expect, test } from "vitest";
import { oneSampleT } from "../../lib/statistics/one-sample-t.js";
import { differences, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

test.each(golden("t-one-sample"))("t-one-sample: $id", (item) => {
  const { x, mu0 } = item.input;
  const greater = oneSampleT(x, mu0, "greater", 0.95);
  const both = oneSampleT(x, mu0, "two-sided", 0.95);
  const actual = {
    mean: greater.estimate,
    t: greater.statistic,
    pGreater: greater.pValue,
    pTwoSided: both.pValue,
    cohenD: greater.effectSize!.value,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(greater.units.trades - 1).toBe(item.expected.df);
});

test("simple-statistics is not used here: its t divides by the population deviation", () => {
  const [item] = golden("t-one-sample");
  expect(differences({ t: tTest(item!.input.x, item!.input.mu0) }, item!)).not.toEqual([]);
});

test("the interval holds exactly the means that the two-sided test does not reject", () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  const { lower, upper } = oneSampleT(values, 0, "greater", 0.9).interval!;
  expect(oneSampleT(values, lower, "two-sided", 0.9).pValue).toBeCloseTo(0.1, 12);
  expect(oneSampleT(values, upper, "two-sided", 0.9).pValue).toBeCloseTo(0.1, 12);
});

test("less is the other side of greater", () => {
  const sum = oneSampleT([1, 2, 4], 1, "less", 0.9).pValue + oneSampleT([1, 2, 4], 1, "greater", 0.9).pValue;
  expect(sum).toBeCloseTo(1, 14);
});

test("too few, constant or unobserved values have no p, and the reason is given", () => {
  expect(oneSampleT([], 0, "greater", 0.95)).toMatchObject({ pValue: NaN, violated: ["fewer than two values"] });
  expect(oneSampleT([4], 0, "greater", 0.95)).toMatchObject({
    estimate: 4,
    pValue: NaN,
    violated: ["fewer than two values"],
  });
  expect(oneSampleT([0.1, 0.1, 0.1], 0, "greater", 0.95)).toMatchObject({
    pValue: NaN,
    violated: ["all values are equal"],
  });
  expect(oneSampleT([1, NaN, 2], 0, "greater", 0.95)).toMatchObject({
    pValue: NaN,
    violated: ["a value is not observed"],
  });
});

test("jStat is not used here: its p has nine digits", () => {
  const misses = golden("t-one-sample").flatMap((item) =>
    differences({ pTwoSided: jstat.ttest(item.input.mu0, item.input.x, 2) }, item),
  );
  expect(misses.join()).toContain("t-one-sample-001");
});
