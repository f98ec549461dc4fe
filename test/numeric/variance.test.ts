import { expect, test } from "vitest";
import { variance } from "../../lib/numeric/variance.js";

test("variance divides by n - ddof", () => {
  expect(variance([1, 2, 3, 4], 0)).toBe(1.25);
  expect(variance([1, 2, 3, 4], 1)).toBeCloseTo(5 / 3, 15);
});

test("variance does not lose a small spread on a large level", () => {
  expect(variance([1e9 + 1, 1e9 + 2, 1e9 + 3], 1)).toBe(1);
});

test("variance of too few observations is NaN, of a constant 0, with a NaN NaN", () => {
  expect([variance([], 0), variance([5], 1), variance([5], 0), variance([2, 2, 2], 1), variance([1, NaN], 1)]).toEqual([
    NaN,
    NaN,
    0,
    0,
    NaN,
  ]);
});

test("variance of a constant is exactly 0, though its mean is rounded", () => {
  expect(variance([0.1, 0.1, 0.1], 1)).toBe(0);
  expect(variance([NaN], 0)).toBeNaN();
  expect(variance([Infinity, Infinity], 1)).toBeNaN();
});
