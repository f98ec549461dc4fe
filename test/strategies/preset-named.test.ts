import { describe, expect, it } from "vitest";
import { presetNamed } from "../../lib/strategies/preset-named.js";

describe("presetNamed", () => {
  it("finds a preset on its page", () => {
    expect(presetNamed({ calm: 1, hasty: 2 }, "hasty")).toBe(2);
  });

  it("refuses a name that is not on it, also one that every object has", () => {
    expect(() => presetNamed({ calm: 1 }, "hasty")).toThrow(new RangeError("unknown preset: hasty"));
    expect(() => presetNamed({ calm: 1 }, "toString")).toThrow(new RangeError("unknown preset: toString"));
  });
});
