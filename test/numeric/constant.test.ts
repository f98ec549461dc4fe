import { expect, test } from "vitest";
import { isConstant } from "../../lib/numeric/constant.js";

test("isConstant holds for none, one and equal values only", () => {
  expect([isConstant([]), isConstant([1]), isConstant([2, 2]), isConstant([2, 2, 3])]).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("a NaN differs from everything", () => {
  expect([isConstant([NaN, NaN]), isConstant([1, NaN])]).toEqual([false, false]);
});
