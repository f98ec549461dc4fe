import { describe, expect, it } from "vitest";
import { defineParameters } from "../../lib/numeric/define-parameters.js";
import { changedName, overrideValues } from "../../lib/strategies/overrides.js";

const schemas = {
  plan: defineParameters("plan", [["size", "contracts", 1, 10, 1, "size", "test"]]),
  judge: defineParameters("judge", [
    ["level", "1", 0, 1, 0.01, "level", "test"],
    ["draws", "draws", 1, 100, 1, "draws", "test"],
  ]),
};
const values = { plan: { size: 2 }, judge: { level: 0.05, draws: 9 } };
const override = (overrides: Parameters<typeof overrideValues>[2], unused: readonly string[] = []) =>
  overrideValues(values, schemas, overrides, unused, "seed");

describe("overrideValues", () => {
  it("changes what is asked for, and nothing else", () => {
    expect(override({ judge: { level: 0.01 } })).toEqual({ plan: { size: 2 }, judge: { level: 0.01, draws: 9 } });
    expect(override({})).toEqual(values);
    expect(values.judge.level).toBe(0.05);
  });

  it.each([
    [{ plans: { size: 3 } }, [], "unknown stage: plans"],
    [{ plan: { sizes: 3 } }, [], "unknown parameter: sizes"],
    [{ plan: { size: 11 } }, [], "invalid size: 11"],
    [{ plan: { size: 3 } }, ["plan.size"], "unused parameter: plan.size (preset seed)"],
    [{ __proto__: null, toString: { size: 3 } }, [], "unknown stage: toString"],
  ])("refuses %o", (overrides, unused, message) => {
    expect(() => override(overrides as never, unused)).toThrow(message);
  });
});

describe("changedName", () => {
  const preset = { name: "seed", meaning: "as written" };

  it("names what was changed, from what and to what", () => {
    expect(changedName(preset, values, override({ plan: { size: 3 }, judge: { draws: 10 } }))).toEqual({
      name: "seed, changed",
      meaning: "as written; changed: plan.size 2 -> 3, judge.draws 9 -> 10",
    });
  });

  it("leaves a preset its name where nothing changed", () => {
    expect(changedName(preset, values, override({ plan: { size: 2 } }))).toBeNull();
  });
});
