import { expect, test } from "vitest";
import { mcnemar } from "../../lib/statistics/mcnemar.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("mcnemar"))("mcnemar: $id", (item) => {
  const { pExact, chiSquare, pContinuity } = mcnemar(item.input.b, item.input.c);
  const actual = { pExactTwoSided: pExact, chi2Continuity: chiSquare, pContinuity };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("exchanging the classifiers changes nothing", () => {
  expect(mcnemar(3, 11)).toEqual(mcnemar(11, 3));
});

test("equal counts, and none at all", () => {
  expect(mcnemar(4, 4)).toEqual({ pExact: 1, chiSquare: 0, pContinuity: 1 });
  expect(mcnemar(0, 0)).toEqual({ pExact: 1, chiSquare: NaN, pContinuity: NaN });
});

test("counts that are none are refused", () => {
  expect(() => mcnemar(-1, 2)).toThrow(new RangeError("invalid trials: -1"));
  expect(() => mcnemar(1, 2.5)).toThrow(new RangeError("invalid trials: 2.5"));
});
