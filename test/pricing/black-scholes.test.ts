import { expect, test } from "vitest";
import { blackScholes } from "../../lib/pricing/black-scholes.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("black-scholes"))("black-scholes: $id", (item) => {
  const { type, spot, strike, timeYears, rate, dividendYield, volatility } = item.input;
  const actual = blackScholes(type, spot, strike, timeYears, rate, dividendYield, volatility);
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
});

test("the rate raises a call and the dividend yield lowers it", () => {
  const at = (rate: number, yieldRate: number): number => blackScholes("call", 100, 100, 1, rate, yieldRate, 0.2).price;
  expect(at(0.05, 0)).toBeGreaterThan(at(0, 0));
  expect(at(0.05, 0.03)).toBeLessThan(at(0.05, 0));
});

test("NaN stays NaN and a spot must be positive", () => {
  expect(blackScholes("put", 100, 100, NaN, 0, 0, 0.2).price).toBeNaN();
  expect(() => blackScholes("put", 0, 100, 1, 0, 0, 0.2)).toThrow(new RangeError("invalid spot: 0"));
});
