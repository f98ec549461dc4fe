import { describe, expect, it } from "vitest";
import { volumeShockPresets, volumeShockSchemas } from "../../lib/strategies/volume-shock.js";
import { unusedParameters, withOverrides } from "../../lib/strategies/volume-shock-overrides.js";

const { seed, scientific } = volumeShockPresets;

describe("a preset with overrides", () => {
  it("has the new values in their stages and leaves the preset as it was", () => {
    const before = structuredClone(seed);
    const changed = withOverrides(seed, {
      detect: { pressureThreshold: 30 },
      execute: { latency: 30, roundTripCost: 1 },
    });
    expect(changed.parameters.detect).toEqual({ ...seed.parameters.detect, pressureThreshold: 30 });
    expect(changed.parameters.execute).toEqual({ ...seed.parameters.execute, latency: 30, roundTripCost: 1 });
    expect(changed.parameters.limit).toEqual(seed.parameters.limit);
    expect(changed.choices).toEqual(seed.choices);
    expect(changed.name).toBe("seed, changed");
    expect(changed.meaning).toBe(
      `${seed.meaning}; changed: detect.pressureThreshold 20 -> 30, execute.latency 5 -> 30, execute.roundTripCost 0 -> 1`,
    );
    expect(seed).toEqual(before);
    expect(withOverrides(seed, {})).toEqual(seed);
  });

  it("lets the measure's floors follow loosened triggers down, but not up", () => {
    const loose = withOverrides(seed, { detect: { volumeRatio: 2, minimumVolume: 50 } }).parameters.measure;
    expect(loose).toEqual({ ...seed.parameters.measure, ratioFloor: 2, volumeFloor: 50 });
    const strict = withOverrides(seed, { detect: { volumeRatio: 8, minimumVolume: 500 } }).parameters.measure;
    expect(strict).toEqual(seed.parameters.measure);
  });

  it("leaves the ratio floor alone where the trigger is a tail probability", () => {
    expect(withOverrides(scientific, { measure: { ratioFloor: 30 } }).parameters.measure.ratioFloor).toBe(30);
    expect(withOverrides(scientific, { detect: { minimumVolume: 10 } }).parameters.measure.volumeFloor).toBe(10);
  });

  it.each([
    [{ detect: { volumeRatios: 4 } }, "unknown parameter: volumeRatios"],
    [{ detectors: { volumeRatio: 4 } }, "unknown stage: detectors"],
    [{ detect: { volumeRatio: 0.5 } }, "invalid volumeRatio: 0.5"],
    [{ detect: { volumeRatio: Number.NaN } }, "invalid volumeRatio: NaN"],
    [{ judge: { level: 1 } }, "invalid level: 1"],
    [{ detect: { constructor: 1 } }, "unknown parameter: constructor"],
    [{ measure: { ratioFloor: 10 } }, "invalid ratioFloor: 10 (above the trigger 4)"],
    [{ measure: { volumeFloor: 500 } }, "invalid volumeFloor: 500 (above the trigger 100)"],
  ])("refuses %j", (overrides, message) => {
    expect(() => withOverrides(seed, overrides as never)).toThrow(new RangeError(message));
  });

  it.each([
    [seed, { detect: { falseDiscoveryRate: 0.05 } }, "unused parameter: detect.falseDiscoveryRate (preset seed)"],
    [scientific, { detect: { volumeRatio: 8 } }, "unused parameter: detect.volumeRatio (preset scientific)"],
    [scientific, { plan: { holdBuffer: 1 } }, "unused parameter: plan.holdBuffer (preset scientific)"],
    [seed, { plan: { protectiveStop: 10 } }, "unused parameter: plan.protectiveStop (preset seed)"],
    [seed, { classify: { sideAgreement: 0.5 } }, "unused parameter: classify.sideAgreement (preset seed)"],
    [scientific, { classify: { sweepResponse: 7 } }, "unused parameter: classify.sweepResponse (preset scientific)"],
    [seed, { judge: { claimedClassAccuracy: 0.9 } }, "unused parameter: judge.claimedClassAccuracy (preset seed)"],
  ])("refuses for %# what the preset's rules never read", (preset, overrides, message) => {
    expect(() => withOverrides(preset, overrides)).toThrow(new RangeError(message));
  });
});

describe("unusedParameters", () => {
  it("names existing parameters only, for every preset", () => {
    for (const { choices } of Object.values(volumeShockPresets)) {
      for (const name of unusedParameters(choices)) {
        const [stage, parameter] = name.split(".") as [keyof typeof volumeShockSchemas, string];
        expect(volumeShockSchemas[stage].map((schema) => schema.name)).toContain(parameter);
      }
    }
  });
});
