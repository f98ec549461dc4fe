import { describe, expect, it } from "vitest";
import { checkParameters } from "../../lib/numeric/parameter.js";
import {
  type ExpirationPressureParameters,
  expirationPressurePreset,
  expirationPressurePresets,
  expirationPressureSchemas,
} from "../../lib/strategies/expiration-pressure.js";

const names = ["seed", "seed-fixed", "scientific"] as const;
const stages = Object.keys(expirationPressureSchemas) as (keyof ExpirationPressureParameters)[];
const { seed, scientific, "seed-fixed": fixed } = expirationPressurePresets;

describe("the presets of the expiration-pressure strategy", () => {
  it("are the three readings, found by their names", () => {
    expect(Object.keys(expirationPressurePresets)).toEqual(names);
    for (const name of names) expect(expirationPressurePreset(name)).toBe(expirationPressurePresets[name]);
  });

  it.each(["intent", "", "constructor", "__proto__", "Seed"])("do not include %j", (name) => {
    expect(() => expirationPressurePreset(name)).toThrow(new RangeError(`unknown preset: ${name}`));
  });

  it.each(names)("%s has a value in range for every schema, in their order, and no value without a schema", (name) => {
    const { parameters } = expirationPressurePresets[name];
    expect(Object.keys(parameters)).toEqual(stages);
    for (const stage of stages) {
      const schemas = expirationPressureSchemas[stage];
      expect(Object.keys(parameters[stage])).toEqual(schemas.map((schema) => schema.name));
      expect(() => checkParameters(schemas, { ...parameters[stage] })).not.toThrow();
    }
  });

  it("have schemas that name their own stage, and every parameter once", () => {
    for (const stage of stages) {
      for (const schema of expirationPressureSchemas[stage]) {
        expect(schema.stage).toBe(stage);
        expect(schema.minimum).toBeLessThan(schema.maximum);
        expect(schema.step).toBeGreaterThan(0);
        for (const words of [schema.unit, schema.meaning, schema.source]) expect(words).not.toBe("");
      }
      const own = expirationPressureSchemas[stage].map(({ name }) => name);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it("seed is the document to the letter", () => {
    expect(seed.parameters.measure).toMatchObject({ nearProbability: 0.8, approachingProbability: 0.5 });
    expect(seed.parameters.measure).toMatchObject({ distantProbability: 0.2, leastProbability: 0.1 });
    expect(seed.parameters.classify).toMatchObject({ panicMinutes: 15, panicOpenInterest: 1500, panicDistance: 8 });
    expect(seed.parameters.classify).toMatchObject({ pinFromMinutes: 30, pinToMinutes: 60, pinOpenInterest: 2000 });
    expect(seed.parameters.plan).toMatchObject({ baseSize: 1.5, pinMultiplier: 1, panicMultiplier: 2 });
    expect(seed.parameters.judge).toMatchObject({
      ...{ level: 0.05, gateTrades: 50, claimedWinRate: 0.75, claimedPoints: 12, claimedSharpe: 2 },
    });
    expect(seed.parameters.execute.roundTripCost).toBe(0);
    expect(seed.choices).toMatchObject({
      detect: { direction: "STEER_AWAY", alerts: "every-row" },
      classify: "document",
      execute: { limits: "recorded", contracts: "real", exit: "class-range" },
    });
  });

  it("seed-fixed changes what its sentence says, and nothing else", () => {
    const { execute, limit } = seed.parameters;
    expect(fixed.parameters).toEqual({
      ...seed.parameters,
      execute: { ...execute, roundTripCost: 0.5 },
      limit: { ...limit, positionsPerUnderlying: 1 },
    });
    expect(fixed.choices).toEqual({
      ...seed.choices,
      detect: { ...seed.choices.detect, alerts: "once-per-strike" },
      execute: { exit: "class-range", limits: "enforced", contracts: "whole" },
    });
  });

  it("scientific has the numbers of seed-fixed under other rules", () => {
    expect(scientific.parameters).toEqual(fixed.parameters);
    expect(scientific.choices).toEqual({
      measure: { volatility: "implied" },
      detect: { direction: "GAMMA_SIGNED", assumption: "calls-long-puts-short", alerts: "once-per-strike" },
      classify: "contiguous",
      execute: { exit: "time", limits: "enforced", contracts: "whole" },
      judge: { reach: "sigma" },
    });
  });

  it("sees a case while the earliest class begins, and classes that do not overlap", () => {
    for (const { parameters } of Object.values(expirationPressurePresets)) {
      const { classify, detect, judge } = parameters;
      expect(classify.panicMinutes).toBeLessThanOrEqual(classify.pinFromMinutes);
      expect(detect.earliestMinutes).toBe(classify.pinToMinutes);
      expect(judge.caseMinutes).toBe(detect.earliestMinutes);
    }
  });
});
