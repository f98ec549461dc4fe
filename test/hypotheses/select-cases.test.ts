import { describe, expect, it } from "vitest";
import { nothingLeft, selectCases } from "../../lib/hypotheses/select-cases.js";

describe("the choice of cases", () => {
  const chosen = selectCases([3, -1, 4, -5, 0], (value) => (value > 0 ? { value } : value < 0 ? "below zero" : "zero"));

  it("keeps what can be used, in order, and counts the rest under its reason, the most frequent first", () => {
    expect(chosen.kept).toEqual([{ value: 3 }, { value: 4 }]);
    expect(chosen.leftOut).toEqual([
      { reason: "below zero", cases: 2 },
      { reason: "zero", cases: 1 },
    ]);
  });

  it("says in words why nothing is left", () => {
    expect(nothingLeft("expiries", [])).toBe("there are no expiries");
    expect(nothingLeft("expiries", chosen.leftOut)).toBe("no expiries can be used: below zero (2); zero (1)");
  });
});
