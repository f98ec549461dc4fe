import { describe, expect, it } from "vitest";
import { finishAbove, finishWithin } from "../../lib/pricing/finish-probability.js";

describe("the probability of where the price finishes", () => {
  it("above a level is N(d2) of the lognormal law", () => {
    // scipy.stats.norm.cdf((log(5004 / 5000) - s * s / 2) / s) with s = 10 / 5004
    expect(finishAbove(5004, 5000, 10)).toBeCloseTo(0.6551126215202785, 12);
    expect(finishAbove(5004, 5009, 10)).toBeCloseTo(0.3082736917318784, 12);
  });

  it("within a zone is the difference of its ends", () => {
    expect(finishWithin(5004, 5000, 10, 1)).toBeCloseTo(0.07363402941909869, 12);
    expect(finishWithin(5004, 4995, 10, 1)).toBeCloseTo(0.0533044900940538, 12);
    expect(finishWithin(5004, 5000, 10, 0)).toBe(0);
    expect(finishWithin(5, 1, 1, 2)).toBe(1 - finishAbove(5, 3, 1));
  });

  it("refuses a deviation or a zone that is none", () => {
    expect(() => finishAbove(5004, 5000, 0)).toThrow(new RangeError("invalid deviation: 0"));
    expect(() => finishWithin(5004, 5000, 10, -1)).toThrow(new RangeError("invalid within: -1"));
  });
});
