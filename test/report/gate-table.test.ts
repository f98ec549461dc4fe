import { describe, expect, it } from "vitest";
import { asWrittenGate } from "../../lib/hypotheses/gate.js";
import { gateTable } from "../../lib/report/gate-table.js";
import { plainText } from "../fixtures/plain-text.js";

describe("gateTable", () => {
  it("prints every criterion as the document codes it, with what is not computed", () => {
    const gate = asWrittenGate(
      { winRate: 0.8375, sharpe: 1.4, pValue: 0.00002, trades: 40, rSquared: null, rSquaredLack: "no future" },
      { winRate: 0.8, sharpe: 2.5, level: 0.01, trades: 50, rSquared: 0.7 },
    );
    expect(plainText(gateTable(gate))).toBe(
      "The gate as the document codes it criterion observed asked for met win rate 83.8 % ≥ 80.0 % ✓ yes Sharpe ratio, per year 1.40 ≥ 2.50 ✕ no p against a coin 2.0 × 10⁻⁵ < 0.01 ✓ yes trades 40 ≥ 50 ✕ no R² of observed flow on predicted hedge not computed > 0.70 undecided",
    );
  });
});
