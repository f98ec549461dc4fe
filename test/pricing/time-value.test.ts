import { expect, test } from "vitest";
import { normalCdf } from "../../lib/numeric/normal.js";
import { logTimeValue, millsDifference } from "../../lib/pricing/time-value.js";

test("logTimeValue is the textbook formula where that has its digits", () => {
  for (const k of [0, 0.01, 0.3, 1]) {
    for (const s of [0.05, 0.4, 1.5, 6]) {
      const plain = Math.exp(-k / 2) * normalCdf(-k / s + s / 2) - Math.exp(k / 2) * normalCdf(-k / s - s / 2);
      if (plain > 1e-4) expect(Math.exp(logTimeValue(k, s))).toBeCloseTo(plain, 13);
    }
  }
});

test("the series for small total volatility meets the difference", () => {
  for (const centre of [0, 0.5, 3, 8]) {
    const below = millsDifference(centre * 1.999999e-3, 1.999999e-3);
    const above = millsDifference(centre * 2.000001e-3, 2.000001e-3);
    expect(above / below).toBeCloseTo(2.000001 / 1.999999, 9);
  }
});

test("logTimeValue stays finite far beyond the smallest price", () => {
  expect(logTimeValue(1, 0.01)).toBeLessThan(-5000);
  expect(Number.isFinite(logTimeValue(1, 0.001))).toBe(true);
  expect(logTimeValue(NaN, 0.1)).toBeNaN();
});
