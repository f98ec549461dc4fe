import { describe, expect, it } from "vitest";
import { allStrategies, presetNames, runNamedStudy, strategyNames } from "../../lib/cli/strategies.js";

describe("the strategies", () => {
  it("are both there, by the names that they are asked for with", () => {
    expect(strategyNames).toEqual(["volume-shock", "expiration-pressure"]);
    expect(strategyNames).not.toContain(allStrategies);
  });

  it("share the names of their presets", () => {
    expect(presetNames).toEqual(["seed", "seed-fixed", "scientific"]);
  });

  it("refuses another name", () => {
    const request = { preset: "seed", seed: 1, at: "2026-02-01T12:00:00.000Z" };
    expect(() => runNamedStudy("gamma-squeeze", request)).toThrow("unknown strategy: gamma-squeeze");
    expect(() => runNamedStudy("toString", request)).toThrow("unknown strategy: toString");
  });
});
