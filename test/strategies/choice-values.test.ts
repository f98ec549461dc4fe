import { describe, expect, it } from "vitest";
import { checkChoices } from "../../lib/strategies/choice-values.js";
import { expirationPressureChoices, expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { volumeShockChoices, volumeShockPresets } from "../../lib/strategies/volume-shock.js";

const known = { detect: { trigger: { ratio: true, tail: true } }, classify: { document: true } } as const;
const check = (choices: Readonly<Record<string, unknown>>) => () => checkChoices(known, choices);

describe("checkChoices(known, choices)", () => {
  it("takes the choices of every preset", () => {
    for (const { choices } of Object.values(volumeShockPresets))
      expect(() => checkChoices(volumeShockChoices, { ...choices })).not.toThrow();
    for (const { choices } of Object.values(expirationPressurePresets))
      expect(() => checkChoices(expirationPressureChoices, { ...choices })).not.toThrow();
  });

  it("names what is unknown, missing or no value", () => {
    const fine = { detect: { trigger: "tail" }, classify: "document" };
    expect(check(fine)).not.toThrow();
    expect(check({ ...fine, judge: "x" })).toThrow(new RangeError("unknown choice: judge"));
    expect(check({ ...fine, detect: { trigger: "tail", other: "x" } })).toThrow("unknown choice: detect.other");
    expect(check({ ...fine, detect: {} })).toThrow("missing choice: detect.trigger");
    expect(check({ ...fine, detect: "tail" })).toThrow("missing choice: detect.trigger");
    expect(check({ ...fine, detect: { trigger: "toString" } })).toThrow("invalid detect.trigger: toString");
    expect(check({ detect: { trigger: "tail" } })).toThrow("missing choice: classify");
    expect(check({ ...fine, classify: { document: true } })).toThrow("invalid classify");
  });
});
