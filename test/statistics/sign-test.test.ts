import { expect, test } from "vitest";
import { signTest } from "../../lib/statistics/sign-test.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("signed-rank"))("signed-rank: $id", (item) => {
  const found = signTest(item.input.differences, "two-sided", 0.95);
  const actual = {
    signTestPositive: found.statistic,
    signTestPTwoSided: found.pValue,
    nNonZero: found.units.trades,
  };
  expect(differences(actual, item)).toEqual([]);
});

test("side and level are used", () => {
  const at = (side: "greater" | "less", level: number) => signTest([1, 2, 3, -1, 0], side, level);
  expect(at("greater", 0.9).pValue).toBeCloseTo(5 / 16, 14);
  expect(at("less", 0.9).pValue).toBeCloseTo(15 / 16, 14);
  expect(at("less", 0.99).interval!.upper).toBeGreaterThan(at("less", 0.9).interval!.upper);
  expect(at("less", 0.9).nullHypothesis).toBe("the share of positive differences is at least 0.5");
});

test("nothing but zeros tells nothing, and NaN is no sign", () => {
  expect(signTest([0, 0], "greater", 0.95)).toMatchObject({ pValue: 1, estimate: NaN, violated: ["no trials"] });
  expect(signTest([1, NaN], "greater", 0.95)).toMatchObject({
    statistic: NaN,
    pValue: NaN,
    interval: null,
    violated: ["a value is not observed"],
  });
});
