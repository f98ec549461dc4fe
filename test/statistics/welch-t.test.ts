import { expect, test } from "vitest";
import { welchDegrees, welchT } from "../../lib/statistics/welch-t.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("t-two-sample"))("t-two-sample: $id", (item) => {
  const found = welchT(item.input.x, item.input.y, "two-sided", 0.95);
  const actual = {
    meanDiff: found.estimate,
    welchT: found.statistic,
    welchDf: welchDegrees(item.input.x, item.input.y),
    welchP: found.pValue,
    welchCI95: [found.interval!.lower, found.interval!.upper],
    hedgesG: found.effectSize!.value,
  };
  expect(differences(actual, item)).toEqual([]);
});

test("side and level are used", () => {
  const at = (side: "greater" | "less" | "two-sided", level: number) => welchT([3, 5, 4], [1, 2, 2, 0], side, level);
  expect(at("greater", 0.9).pValue + at("less", 0.9).pValue).toBeCloseTo(1, 14);
  expect(at("two-sided", 0.9).pValue).toBeCloseTo(2 * at("greater", 0.9).pValue, 14);
  expect(at("greater", 0.99).interval!.upper).toBeGreaterThan(at("greater", 0.9).interval!.upper);
});

test("samples without spread, too small or unobserved have no p, and it says so", () => {
  for (const [x, y] of [
    [[], [1, 2]],
    [[1], [1, 2]],
    [
      [1, 1],
      [2, 2],
    ],
    [
      [0.1, 0.1, 0.1],
      [0.7, 0.7, 0.7],
    ],
    [
      [1, NaN],
      [2, 3],
    ],
  ] as [number[], number[]][]) {
    const found = welchT(x, y, "greater", 0.95);
    expect(found.pValue).toBeNaN();
    expect(found.violated.length).toBe(1);
  }
});
