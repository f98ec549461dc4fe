import { expect, test } from "vitest";
import { deviation } from "../../lib/numeric/deviation.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("t-one-sample"))("deviation of $id", (item) => {
  expect(differences({ sd: deviation(item.input.x, 1) }, item)).toEqual([]);
});

test("deviation honours ddof and has no answer for too few observations", () => {
  expect(deviation([0, 2], 0)).toBe(1);
  expect(deviation([0, 2], 1)).toBe(Math.SQRT2);
  expect([deviation([], 0), deviation([1], 1), deviation([3, 3], 1)]).toEqual([NaN, NaN, 0]);
});
