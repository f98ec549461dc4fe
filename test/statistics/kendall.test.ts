import { expect, test } from "vitest";
import { kendall } from "../../lib/statistics/kendall.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("kendall"))("kendall: $id", (item) => {
  const { tauB, concordant, discordant, variance, z, pTwoSided, pExact } = kendall(item.input.x, item.input.y);
  const actual = { tauB, concordant, discordant, varS: variance, z, pTwoSidedAsymptotic: pTwoSided };
  expect(differences(actual, item)).toEqual([]);
  if ("pTwoSidedExact" in item.expected) expect(differences({ pTwoSidedExact: pExact }, item)).toEqual([]);
});

test("the exact p counts orders", () => {
  // Of the 24 orders of four values, two are in full agreement or disagreement.
  expect(kendall([1, 2, 3, 4], [10, 20, 30, 40]).pExact).toBeCloseTo(2 / 24, 15);
  expect(kendall([1, 2], [2, 1]).pExact).toBe(1);
  // And of the 12! orders of twelve.
  const twelve = Array.from({ length: 12 }, (_, i) => i);
  expect(kendall(twelve, twelve).pExact * 479_001_600).toBeCloseTo(2, 10);
});

test("the exact p of many values is near the normal one, and stops at one hundred", () => {
  const y = (n: number): number[] => Array.from({ length: n }, (_, i) => (i * 37) % (n + 1.5));
  const x = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const found = kendall(x(100), y(100));
  expect(Math.abs(found.pExact - found.pTwoSided)).toBeLessThan(0.01);
  expect(kendall(x(101), y(101)).pExact).toBeNaN();
});

test("ties have no exact p", () => {
  expect(kendall([1, 1, 2], [1, 2, 3])).toMatchObject({ concordant: 2, discordant: 0, pExact: NaN });
});

test("too few, constant and unobserved values have no tau", () => {
  for (const [x, y] of [
    [[], []],
    [[1], [1]],
    [
      [2, 2, 2],
      [1, 2, 3],
    ],
    [
      [1, NaN, 3],
      [1, 2, 3],
    ],
  ] as [number[], number[]][]) {
    expect(kendall(x, y)).toMatchObject({ tauB: NaN, z: NaN, pTwoSided: NaN, pExact: NaN });
  }
});

test("sides of different lengths are refused", () => {
  expect(() => kendall([1, 2], [1])).toThrow(new RangeError("invalid y length: 1"));
});
