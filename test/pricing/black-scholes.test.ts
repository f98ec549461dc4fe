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

test("the textbook's option: 100 at 100, a year, 5 % and 20 %", () => {
  const call = blackScholes("call", 100, 100, 1, 0.05, 0, 0.2);
  const put = blackScholes("put", 100, 100, 1, 0.05, 0, 0.2);
  for (const [found, expected] of [
    [call.price, 10.450583572185565],
    [call.delta, 0.6368306511756191],
    [call.gamma, 0.018762017345846895],
    [call.vega, 37.52403469169379],
    [call.theta, -6.414027546438197],
    [put.price, 5.573526022256971],
    [put.delta, -0.3631693488243809],
    [put.theta, -1.657880423934626],
  ] as const) {
    expect(found / expected).toBeCloseTo(1, 12);
  }
});

test("half a day before expiry, out of the money", () => {
  const { price, gamma } = blackScholes("call", 5300, 5350, 0.5 / 365, 0.053, 0.013, 0.12);
  expect(price / 0.15220961985738768).toBeCloseTo(1, 11);
  expect(gamma / 0.0018701150288148228).toBeCloseTo(1, 11);
});
