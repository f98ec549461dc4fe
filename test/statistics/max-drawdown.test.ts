import fc from "fast-check";
import { expect, test } from "vitest";
import { maxDrawdown } from "../../lib/statistics/max-drawdown.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("max-drawdown"))("max-drawdown: $id", (item) => {
  const found = maxDrawdown(item.input.pnl, item.input.initialEquity);
  const actual = {
    maxDrawdownAmount: found.amount,
    peakIndex: found.peakIndex,
    troughIndex: found.troughIndex,
    recoveryIndex: found.recoveryIndex,
    maxDrawdownFractionOfPeak: found.fractionOfPeak,
    fractionPeakIndex: found.fractionPeakIndex,
    fractionTroughIndex: found.fractionTroughIndex,
    maxDrawdownFractionOfInitial: found.fractionOfInitial,
    longestUnderwaterPeriods: found.longestUnderwater,
    finalEquity: found.finalEquity,
    ulcerIndexFraction: found.ulcerIndex,
  };
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("the amount is the greatest fall between any two points", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 })), (results) => {
      const equity = [1000];
      for (const result of results) equity.push(equity.at(-1)! + result);
      let [amount, fraction] = [0, 0];
      equity.forEach((high, i) => {
        for (const low of equity.slice(i)) {
          amount = Math.max(amount, high - low);
          fraction = Math.max(fraction, (high - low) / high);
        }
      });
      const found = maxDrawdown(results, 1000);
      expect(found.amount).toBe(amount);
      expect(found.fractionOfPeak).toBe(fraction);
      expect(equity[found.peakIndex]! - equity[found.troughIndex]!).toBe(amount);
    }),
  );
});

test("the greatest fraction can be another fall than the greatest amount", () => {
  const found = maxDrawdown([-50, 950, -100], 100);
  expect(found).toMatchObject({ amount: 100, peakIndex: 2, fractionOfPeak: 0.5, fractionPeakIndex: 0 });
});

test("no results are no drawdown, one loss is its own", () => {
  expect(maxDrawdown([], 100)).toMatchObject({ amount: 0, recoveryIndex: 0, finalEquity: 100, ulcerIndex: 0 });
  expect(maxDrawdown([-10], 100)).toMatchObject({ amount: 10, fractionOfPeak: 0.1, recoveryIndex: null });
});

test("results that are not observed and equities that are none are refused", () => {
  expect(() => maxDrawdown([1, NaN], 100)).toThrow(new RangeError("invalid result: NaN"));
  expect(() => maxDrawdown([1], 0)).toThrow(new RangeError("invalid initial equity: 0"));
});

test("pybroker's profits lose 0.4 from their peak", () => {
  expect(maxDrawdown([0.1, -0.2, 0.3, 0, -0.4, 0.5], 1).amount).toBeCloseTo(0.4, 14);
});
