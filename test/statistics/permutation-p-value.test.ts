import { expect, test } from "vitest";
import { permutationPValue } from "../../lib/statistics/permutation-p-value.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("permutation-mc"))("permutation-mc: $id", (item) => {
  expect(differences({ p: permutationPValue(item.input.exceedances, item.input.permutations) }, item)).toEqual([]);
});

test("the p-value is never zero and never above one", () => {
  expect([permutationPValue(0, 1), permutationPValue(99, 99)]).toEqual([0.5, 1]);
});

test("counts that are none are refused", () => {
  expect(() => permutationPValue(0, 0)).toThrow(new RangeError("invalid draws: 0"));
  expect(() => permutationPValue(5, 4)).toThrow(new RangeError("invalid exceedances: 5"));
});
