import fc from "fast-check";
import { expect, test } from "vitest";
import { black76, black76Delta } from "../../lib/pricing/black76.js";
import type { OptionType } from "../../lib/pricing/option-type.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("black-76"))("black-76: $id", (item) => {
  const { type, forward, strike, timeYears, rate, volatility } = item.input;
  const actual = black76(type, forward, strike, timeYears, rate, volatility);
  expect(differences(actual, item)).toEqual([]);
  expect(Object.keys(actual).sort()).toEqual(Object.keys(item.expected).sort());
  expect(black76Delta(type, forward, strike, timeYears, rate, volatility)).toBe(actual.delta);
});

const type = fc.constantFrom<OptionType>("call", "put");
const strike = fc.double({ min: 60, max: 170, noNaN: true });
const years = fc.double({ min: 1e-4, max: 3, noNaN: true });
const rate = fc.double({ min: -0.02, max: 0.1, noNaN: true });
const volatility = fc.double({ min: 0.05, max: 1.5, noNaN: true });

test("call minus put is the discounted forward minus strike", () => {
  fc.assert(
    fc.property(strike, years, rate, volatility, (k, t, r, v) => {
      const difference = black76("call", 100, k, t, r, v).price - black76("put", 100, k, t, r, v).price;
      expect(difference).toBeCloseTo(Math.exp(-r * t) * (100 - k), 10);
    }),
  );
});

test("each sensitivity is the slope of what it is named for", () => {
  fc.assert(
    fc.property(
      type,
      fc.double({ min: 85, max: 118, noNaN: true }),
      fc.double({ min: 0.1, max: 2, noNaN: true }),
      rate,
      fc.double({ min: 0.1, max: 0.8, noNaN: true }),
      (o, k, t, r, v) => {
        const at = black76(o, 100, k, t, r, v);
        const slope = (f: (h: number) => number, h: number): number => (f(h) - f(-h)) / (2 * h);
        const close = (actual: number, expected: number): void =>
          expect(Math.abs(actual - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
        close(
          at.delta,
          slope((h) => black76(o, 100 + h, k, t, r, v).price, 1e-3),
        );
        close(
          at.gamma,
          slope((h) => black76(o, 100 + h, k, t, r, v).delta, 1e-3),
        );
        close(
          at.vega,
          slope((h) => black76(o, 100, k, t, r, v + h).price, 1e-5),
        );
        close(at.theta, -slope((h) => black76(o, 100, k, t + h, r, v).price, 1e-5));
        close(
          at.rho,
          slope((h) => black76(o, 100, k, t, r + h, v).price, 1e-5),
        );
        close(
          at.vanna,
          slope((h) => black76(o, 100, k, t, r, v + h).delta, 1e-5),
        );
        close(
          at.volga,
          slope((h) => black76(o, 100, k, t, r, v + h).vega, 1e-5),
        );
        close(at.charm, -slope((h) => black76(o, 100, k, t + h, r, v).delta, 1e-5));
      },
    ),
  );
});

test("with nothing left to happen the option is worth its intrinsic value", () => {
  for (const [t, v] of [
    [0, 0.2],
    [0.5, 0],
  ] as const) {
    const discount = Math.exp(-0.1 * t);
    expect(black76("call", 110, 100, t, 0.1, v)).toMatchObject({
      price: 10 * discount,
      delta: discount,
      gamma: 0,
      vega: 0,
      d1: Infinity,
    });
    expect(black76("put", 110, 100, t, 0.1, v)).toMatchObject({ price: 0, vega: 0, itmProbabilityRiskNeutral: 0 });
    expect(black76("call", 100, 100, t, 0.1, v)).toMatchObject({ price: 0, delta: NaN, gamma: NaN });
  }
});

test("an absurd volatility makes a call worth the forward", () => {
  for (const v of [19, 21, 1000]) expect(black76("call", 100, 120, 1, 0, v).price).toBeCloseTo(100, 10);
});

test("NaN stays NaN, and impossible arguments are named", () => {
  expect(black76("call", NaN, 100, 1, 0, 0.2)).toMatchObject({ price: NaN, delta: NaN, gamma: NaN });
  expect(black76Delta("put", 100, 100, 1, 0, NaN)).toBeNaN();
  expect(() => black76("call", 0, 100, 1, 0, 0.2)).toThrow(new RangeError("invalid forward: 0"));
  expect(() => black76("call", 100, -5, 1, 0, 0.2)).toThrow(new RangeError("invalid strike: -5"));
  expect(() => black76("call", 100, 100, -1, 0, 0.2)).toThrow(new RangeError("invalid years: -1"));
  expect(() => black76("call", 100, 100, 1, 0, -0.2)).toThrow(new RangeError("invalid volatility: -0.2"));
});
