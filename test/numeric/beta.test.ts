import fc from "fast-check";
import { expect, test } from "vitest";
import { betaCdf, betaQuantile, betaSf, betaTail, logBetaDensity, logBetaTail } from "../../lib/numeric/beta.js";
import { differences, golden } from "../fixtures/golden.js";
import { jstat } from "../fixtures/jstat.js";

test.each(golden("beta-cdf"))("beta-cdf: $id", (item) => {
  const { x, a, b } = item.input;
  expect(differences({ cdf: betaCdf(x, a, b), sf: betaSf(x, a, b) }, item)).toEqual([]);
});

test.each(golden("beta-quantile"))("beta-quantile: $id", (item) => {
  const { p, a, b } = item.input;
  expect(differences({ x: betaQuantile(p, a, b) }, item)).toEqual([]);
});

// The F law is a beta law in x = df2 / (df2 + df1 F).
test.each(golden("f-distribution"))("f-distribution: $id", (item) => {
  const { F, df1, df2 } = item.input;
  const denominator = df2 + df1 * F;
  const sf = betaTail(df2 / denominator, (df1 * F) / denominator, df2 / 2, df1 / 2);
  expect(differences({ sf }, item)).toEqual([]);
});

test.each(golden("beta-binomial-posterior"))("beta-binomial-posterior: $id", (item) => {
  const { priorA, priorB, wins, trades, threshold } = item.input;
  const [a, b] = [priorA + wins, priorB + trades - wins];
  expect(differences({ pAbove: betaSf(threshold, a, b), posteriorMean: a / (a + b) }, item)).toEqual([]);
});

const shape = fc.double({ min: 0.5, max: 400, noNaN: true });

test("betaQuantile undoes betaCdf", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), shape, shape, (p, a, b) => {
      expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 7);
    }),
  );
});

test("the two tails add up to one", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), shape, shape, (x, a, b) => {
      expect(betaCdf(x, a, b) + betaSf(x, a, b)).toBeCloseTo(1, 12);
      expect(betaTail(x, 1 - x, a, b)).toBe(betaCdf(x, a, b));
    }),
  );
});

test("logBetaTail goes where the tail itself would underflow", () => {
  // I_x(a, 1) = x^a.
  expect(logBetaTail(1e-9, 1 - 1e-9, 100, 1)).toBeCloseTo(100 * Math.log(1e-9), 8);
  expect(betaTail(1e-9, 1 - 1e-9, 100, 1)).toBe(0);
});

test("logBetaDensity is the slope of betaCdf for shapes on either side of one", () => {
  for (const [a, b] of [
    [0.5, 0.5],
    [0.5, 3],
    [3, 0.5],
    [2, 5],
  ] as const) {
    const h = 1e-6;
    const slope = (betaCdf(0.3 + h, a, b) - betaCdf(0.3 - h, a, b)) / (2 * h);
    expect(Math.exp(logBetaDensity(0.3, 0.7, a, b))).toBeCloseTo(slope, 7);
  }
});

test("outside [0, 1] the law has no mass, and NaN stays NaN", () => {
  expect([betaCdf(-1, 2, 3), betaCdf(2, 2, 3), betaSf(2, 2, 3)]).toEqual([0, 1, 0]);
  expect([betaCdf(NaN, 2, 3), betaQuantile(NaN, 2, 3)]).toEqual([NaN, NaN]);
  expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
});

test("wrong shapes and probabilities are refused", () => {
  expect(() => betaCdf(0.5, 0, 1)).toThrow(new RangeError("invalid a: 0"));
  expect(() => betaCdf(0.5, 1, -2)).toThrow(new RangeError("invalid b: -2"));
  expect(() => betaQuantile(2, 1, 1)).toThrow(new RangeError("invalid probability: 2"));
});

test("jStat is not used here: its incomplete beta function is good to eight digits", () => {
  const misses = golden("beta-cdf").flatMap((item) => {
    const { x, a, b } = item.input;
    return differences({ cdf: jstat.beta.cdf(x, a, b) }, item);
  });
  expect(misses.join()).toContain("beta-cdf-003");
  const inverse = golden("beta-quantile").flatMap((item) => {
    const { p, a, b } = item.input;
    return differences({ x: jstat.beta.inv(p, a, b) }, item);
  });
  expect(inverse.join()).toContain("beta-quantile-003");
});

test("a shape of one is a power law, whatever the other shape rounds to", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.001, max: 50, noNaN: true }),
      (x, a) => {
        expect(betaCdf(x, a, 1)).toBeCloseTo(x ** a, 12);
        expect(betaSf(x, 1, a)).toBeCloseTo((1 - x) ** a, 12);
        expect(logBetaDensity(x, 1 - x, a, 1)).toBeCloseTo(Math.log(a) + (a - 1) * Math.log(x), 9);
        expect(logBetaDensity(x, 1 - x, 1, a)).toBeCloseTo(Math.log(a) + (a - 1) * Math.log(1 - x), 9);
      },
    ),
  );
});
