import { expect, test } from "vitest";
import { expectancy } from "../../lib/statistics/expectancy.js";
import { differences, golden } from "../fixtures/golden.js";

// At break-even the reference carries the rounding of sixty digits (1e-61) where the answer is zero.
const zeroed = (expected: Record<string, number>) =>
  Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, Math.abs(value) < 1e-50 ? 0 : value]));

test.each(golden("expectancy"))("expectancy: $id", (item) => {
  const { winRate, averageWin, averageLoss, cost } = item.input;
  const actual = expectancy(winRate, averageWin, averageLoss, cost);
  expect(differences(actual, { ...item, expected: zeroed(item.expected) })).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("the break-even rate has no expectancy", () => {
  const { breakEvenWinRate } = expectancy(0.5, 5, 20, 0.5);
  expect(expectancy(breakEvenWinRate, 5, 20, 0.5).expectancy).toBeCloseTo(0, 14);
});

test("always winning has no loss to compare with", () => {
  expect(expectancy(1, 5, 20, 0)).toMatchObject({ expectancy: 5, profitFactor: Infinity, perTradeSharpe: Infinity });
});

test("NaN amounts give NaN, impossible ones are refused", () => {
  expect(expectancy(0.5, NaN, 20, 0).expectancy).toBeNaN();
  expect(() => expectancy(80, 5, 20, 0)).toThrow(new RangeError("invalid win rate: 80"));
  expect(() => expectancy(0.8, -5, 20, 0)).toThrow(new RangeError("invalid average win: -5"));
  expect(() => expectancy(0.8, 5, -20, 0)).toThrow(new RangeError("invalid average loss: -20"));
  expect(() => expectancy(0.8, 5, 20, -1)).toThrow(new RangeError("invalid cost: -1"));
});

test("pybroker's profits have a profit factor of 1.5", () => {
  // Of 0.1, -0.2, 0.3, -0.4 and 0.5: three wins of 0.3 on average, two losses of 0.3; its answer differs in the last digits.
  expect(expectancy(3 / 5, 0.3, 0.3, 0).profitFactor).toBeCloseTo(1.499999, 5);
});
