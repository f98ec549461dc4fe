import { describe, expect, it } from "vitest";
import { flowPositionSize, type PositionSizeParameters } from "../../lib/execution/position-size.js";
import { volumeShockPreset } from "../../lib/strategies/volume-shock.js";
import { differences, golden } from "../fixtures/golden.js";

const parameters: PositionSizeParameters = volumeShockPreset("seed").parameters.plan;

describe("flowPositionSize", () => {
  for (const reference of golden("seed-position-size")) {
    const { strategy, flowType, confidence, deltaExposure, maxSize } = reference.input;
    if (strategy !== "volume-shock") continue;
    it(`gives ${reference.id} exactly`, () => {
      const size = flowPositionSize(flowType, confidence, deltaExposure, { ...parameters, maximumSize: maxSize });
      expect(differences({ size }, reference)).toEqual([]);
    });
  }

  it("is the same for either direction", () => {
    expect(flowPositionSize("INSTITUTIONAL_SWEEP", 0.8, -1500, parameters)).toBe(
      flowPositionSize("INSTITUTIONAL_SWEEP", 0.8, 1500, parameters),
    );
  });

  it("grows with exposure up to the cap, and never beyond the maximum", () => {
    const size = (netDelta: number, given: Partial<PositionSizeParameters> = {}) =>
      flowPositionSize("GAMMA_EMERGENCY", 1, netDelta, { ...parameters, ...given });
    expect([1000, 2000, 4000, 8000].map((netDelta) => size(netDelta))).toEqual([2, 4, 8, 8]);
    expect(size(8000, { maximumSize: 3 })).toBe(3);
    expect(size(8000, { convictionCap: 1 })).toBe(4);
    expect(size(1000, { exposurePerConviction: 1000 })).toBe(4);
    expect(size(2000, { baseSize: 1 })).toBe(2);
  });

  it("multiplies by the class", () => {
    const size = (given: Partial<PositionSizeParameters>) =>
      (["INSTITUTIONAL_SWEEP", "GAMMA_EMERGENCY", "AMBIGUOUS_SIGNAL"] as const).map((flowType) =>
        flowPositionSize(flowType, 1, 2000, { ...parameters, ...given }),
      );
    expect(size({})).toEqual([2.4, 4, 1]);
    expect(size({ sweepMultiplier: 1, emergencyMultiplier: 3, ambiguousMultiplier: 0 })).toEqual([2, 6, 0]);
  });

  it("is unknown without a confidence", () => {
    expect(flowPositionSize("AMBIGUOUS_SIGNAL", Number.NaN, 5000, parameters)).toBe(Number.NaN);
  });
});
