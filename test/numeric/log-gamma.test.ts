import { expect, test } from "vitest";
import { logGamma } from "../../lib/numeric/log-gamma.js";
import { jstat } from "../fixtures/jstat.js";

test("logGamma of whole numbers is the log of the factorial", () => {
  let log = 0;
  for (let n = 1; n <= 170; ++n) {
    expect(Math.abs(logGamma(n) - log)).toBeLessThanOrEqual(1e-13 * Math.max(1, log));
    log += Math.log(n);
  }
});

test("logGamma has the published values at halves and far out", () => {
  // mpmath 1.4, loggamma to 20 digits.
  const reference = [
    [1e-5, 11.512919692895824],
    [0.25, 1.2880225246980774],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [100.5, 361.43554046777757],
    [1e6, 12815504.569147611],
  ] as const;
  for (const [x, value] of reference) expect(Math.abs(logGamma(x) / value - 1)).toBeLessThan(1e-13);
});

test("logGamma of zero is infinite, of NaN is NaN, of a negative number an error", () => {
  expect(logGamma(0)).toBe(Infinity);
  expect(logGamma(NaN)).toBeNaN();
  expect(() => logGamma(-0.5)).toThrow(new RangeError("invalid x: -0.5"));
});

test("jStat is not used here: it is good to twelve digits", () => {
  expect(Math.abs(jstat.gammaln(100) / 359.1342053695754 - 1)).toBeGreaterThan(2e-13);
});
