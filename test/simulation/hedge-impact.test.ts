import { describe, expect, it } from "vitest";
import { impactCourse, squareRootImpact } from "../../lib/simulation/hedge-impact.js";
import { golden } from "../fixtures/golden.js";

describe("squareRootImpact(quantity, dailyVolume, dailyVolatility, prefactor)", () => {
  it.each(golden("square-root-impact"))("is the reference value: $id", ({ input, expected }) => {
    const impact = squareRootImpact(input.quantity, input.dailyVolume, input.dailyVolatility, input.prefactor);
    expect(impact / expected.relativeImpact).toBeCloseTo(1, 13);
    expect((impact * input.price) / expected.points).toBeCloseTo(1, 13);
  });
});

describe("impactCourse(elapsed, lasting)", () => {
  it("is nothing before the order, and the square root of the filled part during it", () => {
    expect([-1, 0, 0.25, 1].map((elapsed) => impactCourse(elapsed, 0.5))).toEqual([0, 0, 0.5, 1]);
  });

  it("reverts towards the lasting share after it", () => {
    expect(impactCourse(4, 0.5)).toBe(0.75);
    expect(impactCourse(1e12, 0.5)).toBeCloseTo(0.5, 5);
    expect(impactCourse(4, 1)).toBe(1);
    expect(impactCourse(4, 0)).toBe(0.5);
  });
});
