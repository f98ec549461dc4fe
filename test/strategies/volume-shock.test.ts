import { describe, expect, it } from "vitest";
import { checkParameters } from "../../lib/numeric/parameter.js";
import {
  type VolumeShockParameters,
  volumeShockPreset,
  volumeShockPresets,
  volumeShockSchemas,
} from "../../lib/strategies/volume-shock.js";

const names = ["seed", "seed-fixed", "scientific"] as const;
const stages = Object.keys(volumeShockSchemas) as (keyof VolumeShockParameters)[];
const { seed, scientific, "seed-fixed": fixed } = volumeShockPresets;

describe("the presets of the volume-shock strategy", () => {
  it("are the three readings, found by their names", () => {
    expect(Object.keys(volumeShockPresets)).toEqual(names);
    for (const name of names) expect(volumeShockPreset(name).name).toBe(name);
  });

  it.each(["intent", "", "constructor", "__proto__", "Seed"])("do not include %j", (name) => {
    expect(() => volumeShockPreset(name)).toThrow(new RangeError(`unknown preset: ${name}`));
  });

  it.each(names)("%s has a value in range for every schema, and no value without a schema", (name) => {
    const { parameters } = volumeShockPresets[name];
    expect(Object.keys(parameters).sort()).toEqual([...stages].sort());
    for (const stage of stages) {
      const schemas = volumeShockSchemas[stage];
      expect(Object.keys(parameters[stage]).sort()).toEqual(schemas.map((schema) => schema.name).sort());
      expect(() => checkParameters(schemas, { ...parameters[stage] })).not.toThrow();
    }
  });

  it("have schemas that name their own stage, and every parameter once", () => {
    for (const stage of stages) {
      for (const schema of volumeShockSchemas[stage]) {
        expect(schema.stage).toBe(stage);
        expect(schema.minimum).toBeLessThan(schema.maximum);
        expect(schema.step).toBeGreaterThan(0);
        for (const words of [schema.unit, schema.meaning, schema.source]) expect(words).not.toBe("");
      }
      const own = volumeShockSchemas[stage].map(({ name }) => name);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it("seed is the document to the letter", () => {
    expect(seed.parameters.measure).toMatchObject({ window: 300, baselineSessions: 10 });
    expect(seed.parameters.detect).toMatchObject({
      volumeRatio: 4,
      minimumVolume: 100,
      urgentExposure: 2000,
      emergencyExposure: 5000,
    });
    expect(seed.parameters.detect).toMatchObject({ routineResponse: 10, urgentResponse: 5, emergencyResponse: 2 });
    expect(seed.parameters.classify).toMatchObject({ sweepStrikes: 3, sweepConcentration: 0.6, sweepResponse: 5 });
    expect(seed.parameters.classify).toMatchObject({
      emergencyConcentration: 0.8,
      emergencyResponseLimit: 5,
      emergencyClassExposure: 3000,
    });
    expect(seed.parameters.plan).toMatchObject({
      baseSize: 2,
      sweepMultiplier: 1.2,
      emergencyMultiplier: 2,
      ambiguousMultiplier: 0.5,
      holdBuffer: 3,
    });
    expect(seed.parameters.limit).toMatchObject({
      capital: 50_000,
      riskPerTrade: 0.02,
      dailyRisk: 0.05,
      concurrentPositions: 3,
      exitBeforeClose: 30,
    });
    expect(seed.parameters.judge).toMatchObject({
      level: 0.01,
      gateTrades: 50,
      claimedWinRate: 0.8,
      claimedPoints: 12,
      claimedSharpe: 2.5,
    });
    expect(seed.parameters.execute.roundTripCost).toBe(0);
    expect(seed.choices).toMatchObject({
      classify: "document",
      execute: { limits: "recorded", contracts: "real", exit: "class-range" },
    });
  });

  it("seed-fixed changes what its sentence says, and nothing else", () => {
    const { execute, limit, ...same } = fixed.parameters;
    expect(same).toEqual((({ execute: _, limit: __, ...rest }) => rest)(seed.parameters));
    expect(execute).toEqual({ ...seed.parameters.execute, roundTripCost: 0.5 });
    expect(limit).toEqual({ ...seed.parameters.limit, positionsPerUnderlying: 1 });
    expect(fixed.choices).toEqual({
      ...seed.choices,
      classify: "absolute",
      execute: { exit: "class-range", limits: "enforced", contracts: "whole" },
    });
  });

  it("scientific needs signed volume and the future, and is judged by the same claims", () => {
    expect(scientific.choices.measure).toEqual({ baseline: "pool", volumeSide: "signed", deltaAsOf: "window-start" });
    expect(scientific.choices.detect).toEqual({
      trigger: "tail",
      exposureUnit: "daily-volume-percent",
      decide: "at-once",
    });
    expect(scientific.parameters.measure).toMatchObject({ baselineSessions: 20 });
    expect(scientific.parameters.judge).toEqual(seed.parameters.judge);
    expect(scientific.parameters.limit).toEqual(fixed.parameters.limit);
  });

  it("keep the measure's floors at or below the triggers, so that no detection is lost before it is decided", () => {
    for (const { parameters, choices } of Object.values(volumeShockPresets)) {
      expect(parameters.measure.volumeFloor).toBeLessThanOrEqual(parameters.detect.minimumVolume);
      if (choices.detect.trigger === "ratio") {
        expect(parameters.measure.ratioFloor).toBeLessThanOrEqual(parameters.detect.volumeRatio);
      }
    }
  });
});
