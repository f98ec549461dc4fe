import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialProbability } from "../../lib/numeric/saddle-point.js";
import { binomialLowerTail, binomialUpperTail } from "../../lib/statistics/binomial-tail.js";
import { golden } from "../fixtures/golden.js";

test.each(golden("binomial-exact"))("tails, mid-p and doubled p of $id", ({ input, expected }) => {
  const { successes, trials, p0 } = input;
  const upper = binomialUpperTail(successes, trials, p0);
  const lower = binomialLowerTail(successes, trials, p0);
  const ratio = (actual: number, value: number): void => expect(Math.abs(actual / value - 1)).toBeLessThan(1e-10);
  ratio(upper, expected.pGreater);
  ratio(lower, expected.pLess);
  ratio(upper - 0.5 * binomialProbability(successes, trials, p0), expected.pGreaterMidP);
  ratio(Math.min(1, 2 * Math.min(upper, lower)), expected.pTwoSidedDoubling);
});

test("the tails are sums of probabilities", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -1, max: 41 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, k, p) => {
        let upper = 0;
        for (let x = Math.max(0, k); x <= n; ++x) upper += binomialProbability(x, n, p);
        expect(binomialUpperTail(k, n, p)).toBeCloseTo(upper, 12);
        expect(binomialLowerTail(k - 1, n, p)).toBeCloseTo(1 - upper, 12);
      },
    ),
  );
});
