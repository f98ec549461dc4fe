import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialPower, binomialSampleSize } from "../../lib/statistics/binomial-power.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("power-one-proportion"))("power-one-proportion: $id", (item) => {
  const { n, p0, p1, alpha } = item.input;
  const { criticalCount, actualSize, power } = binomialPower(n, p0, p1, alpha);
  expect(differences({ criticalCount, actualSize, powerExact: power }, item)).toEqual([]);
});

test.each(golden("sample-size-one-proportion"))("sample-size-one-proportion: $id", (item) => {
  const { p0, p1, alpha, power } = item.input;
  expect(differences({ nExactStable: binomialSampleSize(p0, p1, alpha, power) }, item)).toEqual([]);
});

test("from the sample size on the power never falls below the target, just before it does", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.3, max: 0.7, noNaN: true }),
      fc.double({ min: 0.1, max: 0.28, noNaN: true }),
      fc.constantFrom(0.01, 0.05),
      fc.constantFrom(0.3, 0.8, 0.95),
      (p0, gap, alpha, target) => {
        const n = binomialSampleSize(p0, p0 + gap, alpha, target);
        if (n > 1) expect(binomialPower(n - 1, p0, p0 + gap, alpha).power).toBeLessThan(target);
        for (let m = n; m < 3 * n + 300; m += 1)
          expect(binomialPower(m, p0, p0 + gap, alpha).power).toBeGreaterThanOrEqual(target);
      },
    ),
    { numRuns: 8 },
  );
});

test("without trials nothing can be rejected", () => {
  expect(binomialPower(0, 0.5, 0.8, 0.05)).toEqual({ criticalCount: 1, actualSize: 0, power: 0 });
});

test("an alternative that is not above the null has no sample size", () => {
  expect(() => binomialSampleSize(0.5, 0.5, 0.05, 0.8)).toThrow(new RangeError("invalid alternative: 0.5"));
  expect(() => binomialSampleSize(0, 0.5, 0.05, 0.8)).toThrow(new RangeError("invalid null rate: 0"));
  expect(() => binomialSampleSize(0.5, 0.6, 0, 0.8)).toThrow(new RangeError("invalid alpha: 0"));
  expect(() => binomialSampleSize(0.5, 0.6, 0.05, 1)).toThrow(new RangeError("invalid power: 1"));
});

test.each([
  [100, 0.2415, 59],
  [200, 0.362, 113],
  [300, 0.5239, 165],
  [500, 0.7208, 269],
  [620, 0.8018, 331],
  [800, 0.8794, 424],
  [1000, 0.9322, 527],
])("%i trials show 0.55 against a coin at 5 %% with power %f, from %i successes on", (trials, power, criticalCount) => {
  const found = binomialPower(trials, 0.5, 0.55, 0.05);
  expect(found.power).toBeCloseTo(power, 4);
  expect(found.criticalCount).toBe(criticalCount);
});
