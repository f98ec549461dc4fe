import { expect, test } from "vitest";
import { pearson } from "../../lib/statistics/pearson.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("pearson"))("pearson: $id", (item) => {
  const found = pearson(item.input.x, item.input.y, 0.95);
  const actual = {
    r: found.r,
    r2: found.rSquared,
    t: found.t,
    df: found.degrees,
    pTwoSided: found.pTwoSided,
    ci95Fisher: [found.interval.lower, found.interval.upper],
  };
  expect(differences(actual, item)).toEqual([]);
});

test("a line is a correlation of one, in either direction", () => {
  expect(pearson([1, 2, 3], [2, 4, 6], 0.9)).toMatchObject({ r: 1, pTwoSided: 0 });
  expect(pearson([1, 2, 3], [3, 2, 1], 0.9).r).toBe(-1);
});

test("the level widens the interval", () => {
  const at = (level: number) => pearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], level).interval;
  expect(at(0.99).lower).toBeLessThan(at(0.9).lower);
});

test("too few pairs, a constant side and unobserved values have no correlation", () => {
  for (const [x, y] of [
    [[], []],
    [[1], [2]],
    [
      [1, 2],
      [1, 2],
    ],
    [
      [0.1, 0.1, 0.1],
      [1, 2, 3],
    ],
    [
      [1, 2, NaN],
      [1, 2, 3],
    ],
  ] as [number[], number[]][]) {
    expect(pearson(x, y, 0.9)).toMatchObject({ r: NaN, t: NaN, pTwoSided: NaN });
  }
});

test("sides of different lengths are refused", () => {
  expect(() => pearson([1, 2], [1], 0.9)).toThrow(new RangeError("invalid y length: 1"));
});
