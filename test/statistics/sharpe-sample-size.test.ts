import { expect, test } from "vitest";
import { sharpeSampleSize } from "../../lib/statistics/sharpe-sample-size.js";

const daily = (annual: number) => annual / Math.sqrt(252);

// Computed apart from this library, with Lo's error, to whole days: to reject a ratio of zero at 5 % with 80 % power.
test.each([
  [1, 1561],
  [2, 393],
  [2.5, 252],
  [3, 176],
  [4, 101],
])("a true annual ratio of %d is told from zero in about %d days", (annual, days) => {
  expect(Math.abs(sharpeSampleSize(0, daily(annual), 0.05, 0.8) - days)).toBeLessThan(1);
});

test("an annual ratio of 3 is told from 2 in about 1,590 days", () => {
  expect(sharpeSampleSize(daily(2), daily(3), 0.05, 0.8) / 1590).toBeCloseTo(1, 2);
});

test("a ratio that is not above the benchmark can never be shown to be", () => {
  expect(() => sharpeSampleSize(0.1, 0.1, 0.05, 0.8)).toThrow("invalid alternative: 0.1");
});
