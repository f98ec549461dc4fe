import { expect, test } from "vitest";
import { checkPValues, orderOf } from "../../lib/statistics/p-values.js";

test("p-values outside [0, 1] are refused, NaN passes", () => {
  expect(() => checkPValues([0, 1, NaN])).not.toThrow();
  expect(() => checkPValues([0.5, 1.1])).toThrow(new RangeError("invalid p-value: 1.1"));
  expect(() => checkPValues([-0.1])).toThrow(new RangeError("invalid p-value: -0.1"));
});

test("the order goes from least to greatest and leaves NaN out", () => {
  expect(orderOf([0.3, NaN, 0.1, 0.2])).toEqual([2, 3, 0]);
});
