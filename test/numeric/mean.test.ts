import { expect, test } from "vitest";
import { mean } from "../../lib/numeric/mean.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("t-one-sample"))("mean of $id", (item) => {
  expect(differences({ mean: mean(item.input.x) }, item)).toEqual([]);
});

test("mean of nothing is NaN, of one value that value, of a constant the constant", () => {
  expect([mean([]), mean([2.5]), mean(new Float64Array(7).fill(0.1)), mean([1, NaN])]).toEqual([NaN, 2.5, 0.1, NaN]);
});
