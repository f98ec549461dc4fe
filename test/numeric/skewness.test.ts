import { sampleSkewness } from "simple-statistics";
import { expect, test } from "vitest";
import { skewness } from "../../lib/numeric/skewness.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("sharpe"))("skewness of $id", (item) => {
  expect(differences({ skewness: skewness(item.input.returns) }, item)).toEqual([]);
});

test("simple-statistics is not used here: its skewness is bias-corrected, not the population moment", () => {
  const [item] = golden("sharpe");
  expect(differences({ skewness: sampleSkewness(item!.input.returns) }, item!)).not.toEqual([]);
});

test("skewness has no answer for none, one, constant or unobserved values", () => {
  expect([skewness([]), skewness([1]), skewness([0.1, 0.1, 0.1]), skewness([1, 2, NaN])]).toEqual([NaN, NaN, NaN, NaN]);
});
