import { describe, expect, it } from "vitest";
import { asWrittenGate, type GateInputs } from "../../lib/hypotheses/gate.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";

const { judge } = volumeShockPresets.seed.parameters;

/** The thresholds of the volume-shock document. */
const thresholds = {
  winRate: judge.claimedWinRate,
  sharpe: judge.claimedSharpe,
  level: judge.level,
  trades: judge.gateTrades,
  rSquared: judge.claimedRSquared,
};

const passing: GateInputs = { winRate: 0.9, sharpe: 3, pValue: 0.001, trades: 120, rSquared: 0.8, rSquaredLack: "" };
const gate = (changes: Partial<GateInputs> = {}) => asWrittenGate({ ...passing, ...changes }, thresholds);

describe("the gate as the document codes it", () => {
  it("has the document's thresholds: 80 %, 2.5, 0.01, 50 trades, 0.70", () => {
    expect(thresholds).toEqual({ winRate: 0.8, sharpe: 2.5, level: 0.01, trades: 50, rSquared: 0.7 });
  });

  it("is VALIDATED when all conditions hold", () => {
    expect(gate()).toMatchObject({ validity: "VALIDATED", reason: "all criteria of the gate are met" });
  });

  it.each([
    ["win_rate", { winRate: 0.8 }, { winRate: 0.7999 }],
    ["sharpe_ratio", { sharpe: 2.5 }, { sharpe: 2.4999 }],
    ["p_value", { pValue: 0.00999 }, { pValue: 0.01 }],
    ["r_squared", { rSquared: 0.7001 }, { rSquared: 0.7 }],
  ] as const)("draws the line of %s where the document does", (name, enough, short) => {
    expect(gate(enough).validity).toBe("VALIDATED");
    expect(gate(short)).toMatchObject({ validity: "REJECTED", reason: `not met: ${name}` });
  });

  it("has INSUFFICIENT_DATA below 50 trades, even when another condition fails", () => {
    expect(gate({ trades: 50 }).validity).toBe("VALIDATED");
    expect(gate({ trades: 49 })).toMatchObject({
      validity: "INSUFFICIENT_DATA",
      reason: "49 trades, the gate asks for 50",
    });
    expect(gate({ trades: 49, winRate: 0.1 }).validity).toBe("INSUFFICIENT_DATA");
    expect(gate({ trades: 50, winRate: 0.1 }).validity).toBe("REJECTED");
    expect(gate({ trades: 0, winRate: Number.NaN, sharpe: Number.NaN, pValue: 1, rSquared: null }).validity).toBe(
      "INSUFFICIENT_DATA",
    );
  });

  it("stays undecided without an R squared of observed flow, and says what else was missed", () => {
    const missing = { rSquared: null, rSquaredLack: "no future" };
    expect(gate(missing)).toMatchObject({
      validity: "INSUFFICIENT_DATA",
      reason: "R squared of observed flow on predicted hedge is not computed: no future",
    });
    expect(gate({ ...missing, winRate: 0.5, sharpe: -1 }).reason).toBe(
      "R squared of observed flow on predicted hedge is not computed: no future; not met: win_rate, sharpe_ratio",
    );
  });

  it("counts a statistic that is not defined as not met", () => {
    expect(gate({ sharpe: Number.NaN })).toMatchObject({ validity: "REJECTED", reason: "not met: sharpe_ratio" });
    expect(gate({ pValue: Number.NaN })).toMatchObject({ validity: "REJECTED", reason: "not met: p_value" });
  });

  it("lists every criterion with its value, threshold and comparison", () => {
    expect(gate({ rSquared: null }).criteria).toEqual([
      { name: "win_rate", value: 0.9, threshold: 0.8, comparison: ">=", met: true },
      { name: "sharpe_ratio", value: 3, threshold: 2.5, comparison: ">=", met: true },
      { name: "p_value", value: 0.001, threshold: 0.01, comparison: "<", met: true },
      { name: "sample_size", value: 120, threshold: 50, comparison: ">=", met: true },
      { name: "r_squared", value: null, threshold: 0.7, comparison: ">", met: null },
    ]);
  });

  it("knows no criterion on R squared where the document has none, and is decided without it", () => {
    const four = { ...thresholds, rSquared: null };
    const without = { ...passing, rSquared: null, rSquaredLack: "" };
    const { validity, criteria } = asWrittenGate(without, four);
    expect(validity).toBe("VALIDATED");
    expect(criteria.map(({ name }) => name)).toEqual(["win_rate", "sharpe_ratio", "p_value", "sample_size"]);
    expect(asWrittenGate({ ...without, sharpe: 1 }, four)).toMatchObject({
      validity: "REJECTED",
      reason: "not met: sharpe_ratio",
    });
    expect(asWrittenGate({ ...without, trades: 49 }, four).validity).toBe("INSUFFICIENT_DATA");
    // A value that nobody asked for decides nothing.
    expect(asWrittenGate({ ...passing, rSquared: 0 }, four).validity).toBe("VALIDATED");
  });
});
