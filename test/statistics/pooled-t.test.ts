import { expect, test } from "vitest";
import { linearRegression } from "../../lib/statistics/linear-regression.js";
import { pooledT } from "../../lib/statistics/pooled-t.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("t-two-sample"))("t-two-sample: $id", (item) => {
  const found = pooledT(item.input.x, item.input.y, "two-sided", 0.95);
  const actual = { meanDiff: found.estimate, pooledT: found.statistic, pooledP: found.pValue };
  expect(differences(actual, item)).toEqual([]);
});

test("it is the regression on a group's indicator", () => {
  const [x, y] = [
    [3, 5, 4],
    [1, 2, 2, 0],
  ];
  const fit = linearRegression([[1, 1, 1, 0, 0, 0, 0]], [...x, ...y], true, null);
  const found = pooledT(x, y, "two-sided", 0.95);
  expect(found.statistic).toBeCloseTo(fit.t[1]!, 12);
  expect(found.pValue).toBeCloseTo(fit.pTwoSided[1]!, 12);
});

test("side and level are used", () => {
  const at = (side: "greater" | "less", level: number) => pooledT([3, 5, 4], [1, 2, 2, 0], side, level);
  expect(at("greater", 0.9).pValue + at("less", 0.9).pValue).toBeCloseTo(1, 14);
  expect(at("greater", 0.99).interval!.upper).toBeGreaterThan(at("greater", 0.9).interval!.upper);
});

test("samples without spread, empty or unobserved have no p, and it says so", () => {
  for (const [x, y] of [
    [[], [1, 2]],
    [[1], [2]],
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
    const found = pooledT(x, y, "greater", 0.95);
    expect(found.pValue).toBeNaN();
    expect(found.violated).toEqual(["a sample is empty, without spread or has a value not observed"]);
  }
});
