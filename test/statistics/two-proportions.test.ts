import { expect, test } from "vitest";
import { fisherExact } from "../../lib/statistics/fisher-exact.js";
import { twoProportions, twoProportionTest } from "../../lib/statistics/two-proportions.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("two-proportions"))("two-proportions: $id", (item) => {
  const { x1, n1, x2, n2 } = item.input;
  const found = twoProportions(x1, n1, x2, n2, 0.95);
  const actual = {
    diff: found.difference,
    zPooled: found.zPooled,
    pPooledTwoSided: found.pPooled,
    zUnpooled: found.zUnpooled,
    pUnpooledTwoSided: found.pUnpooled,
    chi2Yates: found.chiSquareYates,
    pYates: found.pYates,
    fisherTwoSided: twoProportionTest(x1, n1, x2, n2, "two-sided", 0.95).pValue,
    fisherGreater: twoProportionTest(x1, n1, x2, n2, "greater", 0.95).pValue,
    fisherLess: twoProportionTest(x1, n1, x2, n2, "less", 0.95).pValue,
    waldDiffCI95: [found.wald.lower, found.wald.upper],
    newcombeDiffCI95: [found.newcombe.lower, found.newcombe.upper],
    cohenH: found.cohenH,
    sampleOddsRatio: found.oddsRatio,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("the level widens both intervals", () => {
  const [narrow, wide] = [0.8, 0.99].map((level) => twoProportions(7, 10, 3, 12, level));
  expect(wide!.wald.upper).toBeGreaterThan(narrow!.wald.upper);
  expect(wide!.newcombe.lower).toBeLessThan(narrow!.newcombe.lower);
});

test("one result: difference, exact p, Newcombe", () => {
  const found = twoProportionTest(7, 10, 3, 12, "greater", 0.9);
  expect(found).toMatchObject({
    nullHypothesis: "the difference of the success rates is at most 0",
    pValue: fisherExact(7, 10, 3, 12, "greater"),
    units: { trades: 22 },
    violated: [],
  });
  expect(found.interval).toEqual(twoProportions(7, 10, 3, 12, 0.9).newcombe);
});

test("an empty group, and outcomes without spread, have no z; Yates' correction never overshoots", () => {
  expect(twoProportions(0, 0, 3, 4, 0.95)).toMatchObject({
    difference: NaN,
    zPooled: NaN,
    pYates: NaN,
    oddsRatio: NaN,
  });
  expect(twoProportions(0, 5, 0, 4, 0.95)).toMatchObject({ difference: 0, zPooled: NaN, zUnpooled: NaN, pYates: NaN });
  expect(twoProportions(5, 10, 5, 10, 0.95)).toMatchObject({ chiSquareYates: 0, pYates: 1, oddsRatio: 1 });
  expect(twoProportionTest(0, 0, 3, 4, "less", 0.95)).toMatchObject({ pValue: 1, violated: ["a group has no trials"] });
  expect(twoProportionTest(4, 4, 3, 3, "less", 0.95)).toMatchObject({
    pValue: 1,
    violated: ["all outcomes are equal"],
  });
});

test("counts and levels that are none are refused", () => {
  expect(() => twoProportions(3, 2, 1, 2, 0.95)).toThrow(new RangeError("invalid successes: 3"));
  expect(() => twoProportions(1, 2, 1, 2, 1)).toThrow(new RangeError("invalid level: 1"));
});
