import { sampleKurtosis } from "simple-statistics";
import { expect, test } from "vitest";
import { kurtosis } from "../../lib/numeric/kurtosis.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("sharpe"))("kurtosis of $id", (item) => {
  expect(differences({ kurtosis: kurtosis(item.input.returns) }, item)).toEqual([]);
});

test("simple-statistics is not used here: its kurtosis is excess and bias-corrected", () => {
  const [item] = golden("sharpe");
  expect(differences({ kurtosis: 3 + sampleKurtosis(item!.input.returns) }, item!)).not.toEqual([]);
});

test("kurtosis of two opposite values is 1", () => {
  expect(kurtosis([-1, 1, -1, 1])).toBe(1);
});

test("kurtosis has no answer for none, one, constant or unobserved values", () => {
  expect([kurtosis([]), kurtosis([1]), kurtosis([0.1, 0.1, 0.1]), kurtosis([1, 2, NaN])]).toEqual([NaN, NaN, NaN, NaN]);
});
