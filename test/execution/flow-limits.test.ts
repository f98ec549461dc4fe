import { describe, expect, it } from "vitest";
import { flowHold, flowLimitSchema, flowRisk } from "../../lib/execution/flow-limits.js";
import { volumeShockPreset } from "../../lib/strategies/volume-shock.js";

const parameters = volumeShockPreset("seed").parameters.limit;
const classes = ["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY", "AMBIGUOUS_SIGNAL"] as const;

describe("flowRisk", () => {
  it("is the share that the document names for the class", () => {
    expect(classes.map((label) => flowRisk(label, parameters))).toEqual([0.015, 0.02, 0.005]);
    const other = { ...parameters, riskSweep: 0.001, riskEmergency: 0.002, riskAmbiguous: 0.003 };
    expect(classes.map((label) => flowRisk(label, other))).toEqual([0.001, 0.002, 0.003]);
  });
});

describe("flowHold", () => {
  it("is the longest hold that the document names for the class, and none where it names none", () => {
    expect(classes.map((label) => flowHold(label, parameters))).toEqual([15, 8, Number.POSITIVE_INFINITY]);
    const other = { ...parameters, holdSweep: 16, holdEmergency: 7 };
    expect(classes.map((label) => flowHold(label, other))).toEqual([16, 7, Number.POSITIVE_INFINITY]);
  });
});

describe("flowLimitSchema", () => {
  it("belongs to the risk manager's stage", () => {
    expect(new Set(flowLimitSchema.map(({ stage }) => stage))).toEqual(new Set(["limit"]));
  });
});
