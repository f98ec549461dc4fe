import { describe, expect, it } from "vitest";
import {
  type ExpirationPressureParameters,
  expirationPressurePresets,
  expirationPressureSchemas,
} from "../../lib/strategies/expiration-pressure.js";
import { unusedPressureParameters, withPressureOverrides } from "../../lib/strategies/expiration-pressure-overrides.js";

const { seed, scientific } = expirationPressurePresets;

describe("withPressureOverrides", () => {
  it("changes what is asked for, says so in name and meaning, and leaves the preset alone", () => {
    const before = structuredClone(seed);
    const changed = withPressureOverrides(seed, {
      detect: { pressureThreshold: 0.5 },
      execute: { latency: 30 },
    });
    expect(changed.parameters).toEqual({
      ...seed.parameters,
      detect: { ...seed.parameters.detect, pressureThreshold: 0.5 },
      execute: { ...seed.parameters.execute, latency: 30 },
    });
    expect(changed.choices).toEqual(seed.choices);
    expect(changed.name).toBe("seed, changed");
    expect(changed.meaning).toBe(
      `${seed.meaning}; changed: detect.pressureThreshold 0.05 -> 0.5, execute.latency 5 -> 30`,
    );
    expect(seed).toEqual(before);
    expect(withPressureOverrides(seed, {})).toEqual(seed);
    expect(withPressureOverrides(seed, { execute: { latency: 5 } })).toEqual(seed);
  });

  it.each([
    [{ detect: { pressureThresholds: 4 } }, "unknown parameter: pressureThresholds"],
    [{ detectors: { reach: 4 } }, "unknown stage: detectors"],
    [{ detect: { pressureThreshold: -1 } }, "invalid pressureThreshold: -1"],
    [{ detect: { pressureThreshold: Number.NaN } }, "invalid pressureThreshold: NaN"],
    [{ detect: { constructor: 1 } }, "unknown parameter: constructor"],
  ])("refuses %j", (overrides, message) => {
    expect(() => withPressureOverrides(seed, overrides as never)).toThrow(new RangeError(message));
  });

  it.each([
    [seed, { plan: { protectiveStop: 10 } }, "unused parameter: plan.protectiveStop (preset seed)"],
    [seed, { judge: { caseDeviations: 2 } }, "unused parameter: judge.caseDeviations (preset seed)"],
    [scientific, { judge: { caseReach: 10 } }, "unused parameter: judge.caseReach (preset scientific)"],
  ])("refuses for %# what the preset's rules never read", (preset, overrides, message) => {
    expect(() => withPressureOverrides(preset, overrides)).toThrow(new RangeError(message));
  });

  it("lets the other rule's parameters change", () => {
    expect(withPressureOverrides(scientific, { plan: { protectiveStop: 10 } }).parameters.plan.protectiveStop).toBe(10);
    expect(withPressureOverrides(scientific, { judge: { caseDeviations: 2 } }).name).toBe("scientific, changed");
    expect(withPressureOverrides(seed, { judge: { caseReach: 10 } }).name).toBe("seed, changed");
  });
});

describe("unusedPressureParameters", () => {
  it("names existing parameters only, for every preset", () => {
    for (const { choices } of Object.values(expirationPressurePresets)) {
      for (const name of unusedPressureParameters(choices)) {
        const [stage, parameter] = name.split(".") as [keyof ExpirationPressureParameters, string];
        expect(expirationPressureSchemas[stage].map((schema) => schema.name)).toContain(parameter);
      }
    }
  });
});
