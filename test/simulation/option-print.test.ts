import { describe, expect, it } from "vitest";
import { between } from "../../lib/simulation/option-print.js";

describe("between(uniform, bounds)", () => {
  it("picks every whole number from one bound to the other, both included, equally often", () => {
    const uniforms = Array.from({ length: 12 }, (_, k) => (k + 0.5) / 12);
    expect(uniforms.map((uniform) => between(uniform, [3, 6]))).toEqual([3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6]);
  });

  it("picks the only number there is", () => {
    expect([0, 1 - 2 ** -53].map((uniform) => between(uniform, [7, 7]))).toEqual([7, 7]);
  });
});
