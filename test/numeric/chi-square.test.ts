import { expect, test } from "vitest";
import { chiSquareCdf, chiSquareSf } from "../../lib/numeric/chi-square.js";
import { differences, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

test.each(golden("chi-square"))("chi-square: $id", (item) => {
  expect(differences({ sf: chiSquareSf(item.input.x, item.input.df) }, item)).toEqual([]);
});

test("two degrees of freedom are the exponential law", () => {
  for (const x of [0, 0.1, 3, 50]) {
    expect(chiSquareSf(x, 2)).toBeCloseTo(Math.exp(-x / 2), 14);
    expect(chiSquareCdf(x, 2)).toBeCloseTo(1 - Math.exp(-x / 2), 14);
  }
});

test("NaN stays NaN and wrong arguments are refused", () => {
  expect(chiSquareSf(NaN, 2)).toBeNaN();
  expect(() => chiSquareSf(-1, 2)).toThrow(RangeError);
  expect(() => chiSquareSf(1, 0)).toThrow(RangeError);
});

test("jStat is not used here: it has no upper tail, and 1 - cdf loses it", () => {
  const misses = golden("chi-square").flatMap((item) =>
    differences({ sf: 1 - jstat.chisquare.cdf(item.input.x, item.input.df) }, item),
  );
  expect(misses.join()).toContain("chi-square-003");
});
