import fc from "fast-check";
import { expect, test } from "vitest";
import { black76 } from "../../lib/pricing/black76.js";
import { impliedVolatility, volatilityRefusal } from "../../lib/pricing/implied-volatility.js";
import type { OptionType } from "../../lib/pricing/option-type.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("implied-volatility"))("implied-volatility: $id", (item) => {
  const { type, forward, strike, timeYears, rate, price } = item.input;
  const volatility = impliedVolatility(type, forward, strike, timeYears, rate, price);
  const reason = volatilityRefusal(type, forward, strike, timeYears, rate, price);
  const { vega } = black76(type, forward, strike, timeYears, rate, Number.isNaN(volatility) ? 0 : volatility);
  expect(differences(reason === null ? { volatility, vega } : { volatility, reason }, item)).toEqual([]);
});

test("impliedVolatility undoes black76 out of the money, from minutes to years", () => {
  const logYears = fc.double({ min: Math.log(1 / 525_600), max: Math.log(5), noNaN: true });
  const volatility = fc.double({ min: 0.02, max: 4, noNaN: true });
  const deviations = fc.double({ min: -12, max: 12, noNaN: true });
  fc.assert(
    fc.property(logYears, volatility, deviations, fc.double({ min: -0.05, max: 0.2, noNaN: true }), (l, v, d, r) => {
      const t = Math.exp(l);
      const strike = 5000 * Math.exp(d * v * Math.sqrt(t));
      const type: OptionType = strike >= 5000 ? "call" : "put";
      const { price, vega } = black76(type, 5000, strike, t, r, v);
      // A price that has lost its digits to the upper bound cannot give them back.
      const bound = Math.exp(-r * t) * (type === "call" ? 5000 : strike);
      fc.pre(price > 1e-290 && price < 0.999 * bound);
      const allowance = 1e-10 + (1e-15 * price) / (vega * v);
      expect(Math.abs(impliedVolatility(type, 5000, strike, t, r, price) / v - 1)).toBeLessThan(allowance);
    }),
    { numRuns: 2000 },
  );
});

test("prices on a bound have no volatility, and the reason is given", () => {
  const at = (type: OptionType, price: number): unknown => [
    impliedVolatility(type, 100, 90, 1, 0, price),
    volatilityRefusal(type, 100, 90, 1, 0, price),
  ];
  expect(at("call", 10)).toEqual([NaN, "BELOW_INTRINSIC"]);
  expect(at("put", 0)).toEqual([NaN, "BELOW_INTRINSIC"]);
  expect(at("put", -1)).toEqual([NaN, "BELOW_INTRINSIC"]);
  expect(at("put", 90)).toEqual([NaN, "AT_OR_ABOVE_UPPER_BOUND"]);
  expect(at("call", 100)).toEqual([NaN, "AT_OR_ABOVE_UPPER_BOUND"]);
});

test("the rate discounts the price", () => {
  const price = black76("call", 100, 110, 1, 0.1, 0.3).price;
  expect(impliedVolatility("call", 100, 110, 1, 0.1, price)).toBeCloseTo(0.3, 11);
  expect(impliedVolatility("call", 100, 110, 1, 0, price)).toBeLessThan(0.29);
});

test("NaN stays NaN, and impossible arguments are named", () => {
  expect(impliedVolatility("call", 100, 100, 1, 0, NaN)).toBeNaN();
  expect(impliedVolatility("call", NaN, 100, 1, 0, 3)).toBeNaN();
  expect(() => impliedVolatility("call", 0, 100, 1, 0, 3)).toThrow(new RangeError("invalid forward: 0"));
  expect(() => impliedVolatility("call", 100, 0, 1, 0, 3)).toThrow(new RangeError("invalid strike: 0"));
  expect(() => impliedVolatility("call", 100, 100, 0, 0, 3)).toThrow(new RangeError("invalid years: 0"));
});
