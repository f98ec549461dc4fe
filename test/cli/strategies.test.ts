import { describe, expect, it } from "vitest";
import { allStrategies, checkRequest, presetNames, runNamedStudy, strategyNames } from "../../lib/cli/strategies.js";

describe("the strategies", () => {
  it("are both there, by the names that they are asked for with", () => {
    expect(strategyNames).toEqual(["volume-shock", "expiration-pressure"]);
    expect(strategyNames).not.toContain(allStrategies);
  });

  it("share the names of their presets", () => {
    expect(presetNames).toEqual(["seed", "seed-fixed", "scientific"]);
  });

  it("are asked before the first one runs whether each can take the request", () => {
    const request = { preset: "seed", overrides: { detect: { volumeRatio: 6 } } };
    expect(() => checkRequest(["volume-shock"], request)).not.toThrow();
    expect(() => checkRequest(strategyNames, request)).toThrow("unknown parameter: volumeRatio");
    expect(() => checkRequest(strategyNames, { preset: "other" })).toThrow("unknown preset: other");
  });

  it("refuses another name", () => {
    const request = { preset: "seed", seed: 1, at: "2026-02-01T12:00:00.000Z" };
    expect(() => runNamedStudy("gamma-squeeze", request)).toThrow("unknown strategy: gamma-squeeze");
    expect(() => runNamedStudy("toString", request)).toThrow("unknown strategy: toString");
  });
});
