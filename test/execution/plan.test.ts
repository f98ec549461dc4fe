import { describe, expect, it } from "vitest";
import { classConfidence } from "../../lib/execution/plan.js";

const parameters = { confidenceTrades: 30, confidencePriorWins: 2, confidencePriorLosses: 2 };

describe("classConfidence", () => {
  it("is the claimed win rate until enough trades are closed, then the posterior mean of their record", () => {
    expect(classConfidence({ wins: 9, losses: 20 }, 0.75, parameters)).toBe(0.75);
    expect(classConfidence({ wins: 9, losses: 21 }, 0.75, parameters)).toBe(11 / 34);
  });

  it("reads each of its numbers", () => {
    const record = { wins: 9, losses: 21 };
    expect(classConfidence(record, 0.75, { ...parameters, confidenceTrades: 31 })).toBe(0.75);
    expect(classConfidence(record, 0.75, { ...parameters, confidencePriorWins: 3 })).toBe(12 / 35);
    expect(classConfidence(record, 0.75, { ...parameters, confidencePriorLosses: 3 })).toBe(11 / 35);
  });
});
