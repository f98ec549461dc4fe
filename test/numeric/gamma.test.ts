import fc from "fast-check";
import { expect, test } from "vitest";
import { logGammaLower, logGammaUpper } from "../../lib/numeric/gamma.js";

test("the two tails add up to one", () => {
  const positive = fc.double({ min: 0.01, max: 500, noNaN: true });
  fc.assert(
    fc.property(positive, positive, (a, x) => {
      expect(Math.exp(logGammaLower(a, x)) + Math.exp(logGammaUpper(a, x))).toBeCloseTo(1, 12);
    }),
  );
});

test("shape one is the exponential law, also where the tail underflows", () => {
  expect(logGammaUpper(1, 5000)).toBeCloseTo(-5000, 8);
  expect(logGammaLower(1, 1e-8)).toBeCloseTo(Math.log(-Math.expm1(-1e-8)), 12);
});

test("a whole shape is a sum of Poisson probabilities", () => {
  // Q(4, x) = e^-x (1 + x + x^2/2 + x^3/6).
  const x = 2.5;
  expect(Math.exp(logGammaUpper(4, x))).toBeCloseTo(Math.exp(-x) * (1 + x + x ** 2 / 2 + x ** 3 / 6), 14);
});

test("limits, NaN and refused arguments", () => {
  expect([logGammaLower(2, 0), logGammaUpper(2, 0)]).toEqual([-Infinity, 0]);
  expect([logGammaLower(2, Infinity), logGammaUpper(2, Infinity)]).toEqual([0, -Infinity]);
  expect([logGammaLower(2, NaN), logGammaUpper(2, NaN)]).toEqual([NaN, NaN]);
  expect(() => logGammaLower(0, 1)).toThrow(new RangeError("invalid a: 0"));
  expect(() => logGammaUpper(1, -1)).toThrow(new RangeError("invalid x: -1"));
});
