import { describe, expect, it } from "vitest";
import { normalCdf } from "../../lib/numeric/normal.js";
import { tabulatedNormalCdf } from "../../lib/numeric/tabulated-normal.js";

describe("tabulatedNormalCdf(x)", () => {
  it("is normalCdf to seven digits everywhere, and does not decrease", () => {
    let before = 0;
    for (let x = -9; x <= 9; x += 0.003_77) {
      const value = tabulatedNormalCdf(x);
      expect(Math.abs(value - normalCdf(x))).toBeLessThan(1.2e-7);
      expect(value).toBeGreaterThanOrEqual(before);
      before = value;
    }
  });

  it("has an end on either side, and no answer for NaN", () => {
    expect([-Infinity, -8, 8, Infinity].map(tabulatedNormalCdf)).toEqual([0, 0, 1, 1]);
    expect(tabulatedNormalCdf(0)).toBe(0.5);
    expect(tabulatedNormalCdf(Number.NaN)).toBeNaN();
  });
});
