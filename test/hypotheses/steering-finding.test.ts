import { describe, expect, it } from "vitest";
import type { Answer } from "../../lib/hypotheses/answer.js";
import { type SteeringTest, steeringFinding } from "../../lib/hypotheses/steering-finding.js";
import { findingOf } from "../fixtures/findings.js";

/** An estimate with its p, on 40 expiries of as many days. */
const answer = (estimate: number, pValue: number, days = 40): Answer => ({
  finding: findingOf({ estimate, pValue, trades: days, days }),
  reason: null,
});
const quiet: Readonly<Record<SteeringTest, Answer>> = {
  displacement: answer(0.1, 0.6),
  outward: answer(0.55, 0.6),
  grid: answer(-0.02, 0.6),
};
const found = (changes: Partial<typeof quiet>, level = 0.05, leastDays = 30) =>
  steeringFinding({ ...quiet, ...changes }, level, leastDays).found;

describe("steeringFinding", () => {
  it("finds a direction by each of the three tests, on either side", () => {
    expect(found({})).toBeNull();
    expect(found({ displacement: answer(0.3, 0.001) })).toBe("STEER_AWAY");
    expect(found({ displacement: answer(-0.3, 0.001) })).toBe("PIN_TOWARD");
    expect(found({ outward: answer(0.7, 0.001) })).toBe("STEER_AWAY");
    expect(found({ outward: answer(0.3, 0.001) })).toBe("PIN_TOWARD");
    expect(found({ grid: answer(0.3, 0.001) })).toBe("PIN_TOWARD");
    expect(found({ grid: answer(-0.3, 0.001) })).toBe("STEER_AWAY");
  });

  it("adjusts the three by Holm: the smallest p counts threefold", () => {
    expect(found({ grid: answer(0.3, 0.016) })).toBe("PIN_TOWARD");
    expect(found({ grid: answer(0.3, 0.017) })).toBeNull();
    expect(found({ grid: answer(0.3, 0.017) }, 0.06)).toBe("PIN_TOWARD");
    // With the smallest out of the way the next counts twice.
    expect(found({ grid: answer(0.3, 0.001), outward: answer(0.7, 0.024) })).toBeNull();
    expect(found({ grid: answer(0.3, 0.001), outward: answer(0.7, 0.026) })).toBe("PIN_TOWARD");
  });

  it("finds nothing where tests contradict each other, or on too few days", () => {
    expect(found({ grid: answer(0.3, 0.001), displacement: answer(0.3, 0.001) })).toBeNull();
    expect(found({ grid: answer(0.3, 0.001, 29) })).toBeNull();
    expect(found({ grid: answer(0.3, 0.001, 29) }, 0.05, 29)).toBe("PIN_TOWARD");
  });

  it("says what each test saw, and why one saw nothing", () => {
    const { statement } = steeringFinding(
      { ...quiet, grid: { finding: null, reason: "there are no expiries" } },
      0.05,
      30,
    );
    expect(statement).toBe(
      "not beyond chance: the price moved away from the heaviest strike (0.10 standard deviations on average; 40 expiries on 40 days, two-sided p = 0.60); not beyond chance: more expiries than not ended farther from the heaviest strike (0.55 of expiries ended farther out; 40 expiries on 40 days, two-sided p = 0.60); grid: there are no expiries",
    );
  });
});
