import { expect, test } from "vitest";
import { sum } from "../../lib/numeric/sum.js";

test("sum keeps what a plain loop loses", () => {
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  expect(sum(new Float64Array(10).fill(0.1))).toBe(1);
});

test("sum of nothing is 0, of one value that value, with a NaN NaN", () => {
  expect([sum([]), sum([3.5]), sum([1, NaN, 2])]).toEqual([0, 3.5, NaN]);
});

test("sum with an infinite value has no answer", () => {
  expect(sum([1, Infinity])).toBeNaN();
});
