import { expect, test } from "vitest";
import { minimumSharpe, sharpeHaircut } from "../../lib/statistics/sharpe-haircut.js";

const daily = (annual: number): number => annual / Math.sqrt(252);

// Published by the tests of a peer (holdout): ten years of days, 100 tests.
test.each([
  [1, 55],
  [1.5, 22],
  [2, 12],
])("a ratio of %d a year loses %d per cent to a hundred tests", (annual, percent) => {
  expect(Math.round(100 * sharpeHaircut(daily(annual), 2520, 100).haircut)).toBe(percent);
});

test("the least significant ratio of a hundred tests over ten years is 1.101 a year", () => {
  expect(minimumSharpe(2520, 100, 0.05) * Math.sqrt(252)).toBeCloseTo(1.101, 3);
});

test("at the least significant ratio the adjusted p is alpha", () => {
  expect(sharpeHaircut(minimumSharpe(300, 20, 0.01), 300, 20).pAdjusted).toBeCloseTo(0.01, 12);
});

test("one test takes nothing off, more tests more, and the sign stays", () => {
  expect(sharpeHaircut(0.1, 500, 1).adjusted).toBeCloseTo(0.1, 12);
  expect(sharpeHaircut(0.1, 500, 9).haircut).toBeGreaterThan(sharpeHaircut(0.1, 500, 3).haircut);
  expect(sharpeHaircut(-0.1, 500, 3).adjusted).toBeCloseTo(-sharpeHaircut(0.1, 500, 3).adjusted, 12);
});

test("an adjusted p of one leaves nothing, a p of zero everything", () => {
  expect(sharpeHaircut(0.01, 100, 50)).toMatchObject({ pAdjusted: 1, haircut: 1 });
  expect(sharpeHaircut(10, 100, 50)).toMatchObject({ pSingle: 0, adjusted: 10, haircut: 0 });
});

test("no ratio, none of it", () => {
  expect(sharpeHaircut(NaN, 100, 5)).toMatchObject({ adjusted: NaN, haircut: NaN });
  expect(sharpeHaircut(0, 100, 5).haircut).toBeNaN();
});

test("impossible families are refused", () => {
  expect(() => sharpeHaircut(1, 0, 5)).toThrow(new RangeError("invalid observations: 0"));
  expect(() => sharpeHaircut(1, 10, 0)).toThrow(new RangeError("invalid tests: 0"));
  expect(() => minimumSharpe(10, 5, 1)).toThrow(new RangeError("invalid alpha: 1"));
});
