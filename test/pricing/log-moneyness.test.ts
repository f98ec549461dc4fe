import { expect, test } from "vitest";
import { logMoneyness } from "../../lib/pricing/log-moneyness.js";

test("logMoneyness is zero at the strike and the plain logarithm away from it", () => {
  expect(logMoneyness(100, 100)).toBe(0);
  expect(logMoneyness(150, 100)).toBe(Math.log(1.5));
});

test("logMoneyness keeps its digits next to the strike", () => {
  // log(1 + e) = e - e^2/2 + ...
  const e = 1 / 2 ** 30;
  expect(logMoneyness(1 + e, 1)).toBe(e - (e * e) / 2);
});

test("NaN stays NaN", () => {
  expect(logMoneyness(NaN, 1)).toBeNaN();
});
