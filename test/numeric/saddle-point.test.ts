import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialProbability, logBinomialProbability, logPoissonProbability } from "../../lib/numeric/saddle-point.js";

/** Slow twin: exact products of integers and doubles, for small n. */
function product(x: number, n: number, p: number): number {
  let result = p ** x * (1 - p) ** (n - x);
  for (let i = 1; i <= x; ++i) result *= (n - x + i) / i;
  return result;
}

test("binomialProbability agrees with the product formula", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, x, p) => {
        fc.pre(x <= n);
        const slow = product(x, n, p);
        expect(Math.abs(binomialProbability(x, n, p) - slow)).toBeLessThanOrEqual(1e-12 * slow + 1e-300);
      },
    ),
  );
});

test("binomial probabilities of ten thousand trials add up to one", () => {
  let total = 0;
  for (let x = 0; x <= 10_000; ++x) total += binomialProbability(x, 10_000, 0.37);
  expect(total).toBeCloseTo(1, 12);
});

test("a certain or impossible success leaves one outcome", () => {
  expect([binomialProbability(0, 5, 0), binomialProbability(1, 5, 0), binomialProbability(5, 5, 1)]).toEqual([1, 0, 1]);
  expect([binomialProbability(0, 0, 0.3), binomialProbability(-1, 5, 0.3), binomialProbability(6, 5, 0.3)]).toEqual([
    1, 0, 0,
  ]);
});

test("the probability of failure is used as given", () => {
  expect(logBinomialProbability(10, 10, 1, 1e-20)).toBeCloseTo(-1e-19, 25);
  expect(logBinomialProbability(0, 10, 1, 1e-20)).toBeCloseTo(10 * Math.log(1e-20), 9);
});

test("logPoissonProbability is the log of the product formula", () => {
  let factorial = 1;
  for (let x = 0; x <= 30; ++x) {
    if (x > 0) factorial *= x;
    expect(logPoissonProbability(x, 4.2)).toBeCloseTo(Math.log((4.2 ** x * Math.exp(-4.2)) / factorial), 11);
  }
  expect([logPoissonProbability(0, 0), logPoissonProbability(1, 0), logPoissonProbability(-1, 2)]).toEqual([
    0,
    -Infinity,
    -Infinity,
  ]);
});
