import { expect, test } from "vitest";
import { spearman } from "../../lib/statistics/spearman.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("spearman"))("spearman: $id", (item) => {
  const { r, t, pTwoSided } = spearman(item.input.x, item.input.y, 0.95);
  expect(differences({ rho: r, t, pTwoSidedT: pTwoSided }, item)).toEqual([]);
});

test("only the order counts", () => {
  const [x, y] = [
    [1, 5, 2, 8, 4],
    [3, 2, 7, 9, 1],
  ];
  expect(spearman(x.map(Math.exp), y, 0.9).r).toBe(spearman(x, y, 0.9).r);
});

test("the level widens the interval", () => {
  const at = (level: number) => spearman([1, 5, 2, 8, 4], [3, 2, 7, 9, 1], level).interval;
  expect(at(0.99).upper).toBeGreaterThan(at(0.8).upper);
});

test("too few, constant and unobserved values have no correlation", () => {
  for (const x of [[], [1], [2, 2, 2], [1, NaN, 3]]) expect(spearman(x, x, 0.9).r).toBeNaN();
});
