import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "../../lib/numeric/normal.js";
import { meanSampleSize } from "../../lib/statistics/mean-sample-size.js";

test("half a standard deviation at 5 % and 80 % takes the textbook's 25 values on one side and 32 on two", () => {
  // Chow, Shao and Wang (2008), 3.1: (1.645 + 0.842)^2 / 0.25 and (1.960 + 0.842)^2 / 0.25.
  expect(Math.ceil(meanSampleSize(0.5, 1, 0.05, 0.8, "one-sided"))).toBe(25);
  expect(Math.ceil(meanSampleSize(0.5, 1, 0.05, 0.8, "two-sided"))).toBe(32);
});

test("with so many values the power of the z test is the one asked for", () => {
  const inside = fc.double({ min: 0.01, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(inside, fc.double({ min: 0.5, max: 0.99, noNaN: true }), inside, (alpha, power, distance) => {
      const n = meanSampleSize(-distance, 2, alpha, power, "one-sided");
      expect(normalCdf((Math.sqrt(n) * distance) / 2 - normalQuantile(1 - alpha))).toBeCloseTo(power, 9);
    }),
  );
});

test("arguments that are none are named", () => {
  expect(() => meanSampleSize(0, 1, 0.05, 0.8, "one-sided")).toThrow("invalid distance: 0");
  expect(() => meanSampleSize(1, 0, 0.05, 0.8, "one-sided")).toThrow("invalid deviation: 0");
  expect(() => meanSampleSize(1, 1, 0, 0.8, "one-sided")).toThrow("invalid alpha: 0");
  expect(() => meanSampleSize(1, 1, 0.05, 1, "one-sided")).toThrow("invalid power: 1");
});
