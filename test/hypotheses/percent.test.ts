import { describe, expect, it } from "vitest";
import { percent } from "../../lib/hypotheses/percent.js";

describe("percent", () => {
  it("writes a share in per cent without the noise of binary fractions", () => {
    expect(100 * 0.55).not.toBe(55);
    expect([0.55, 0.8, 0.075, 0].map(percent)).toEqual([55, 80, 7.5, 0]);
  });
});
