import { describe, expect, it } from "vitest";
import { expirationPressureDoor } from "../../lib/cli/expiration-pressure-door.js";
import { volumeShockDoor } from "../../lib/cli/volume-shock-door.js";
import { canonicalJson, type Json } from "../../lib/evidence/canonical-json.js";
import { presetConfiguration } from "../../lib/strategies/preset-configuration.js";
import { presetFrom } from "../../lib/strategies/preset-from.js";
import { volumeShockChoices, volumeShockPresets, volumeShockSchemas } from "../../lib/strategies/volume-shock.js";

const { scientific } = volumeShockPresets;
// biome-ignore lint/suspicious/noExplicitAny: a JSON document is read here as its reader gets it
const written = (): any => JSON.parse(canonicalJson(presetConfiguration(scientific)));
const read = (configuration: Json) => presetFrom(configuration, "m", volumeShockSchemas, volumeShockChoices);

describe("presetFrom(configuration, meaning, schemas, known)", () => {
  it.each([volumeShockDoor, expirationPressureDoor])("is the preset again that was written down ($name)", (door) => {
    for (const name of door.presets) {
      const preset = door.preset(name, {});
      const again = JSON.parse(canonicalJson(presetConfiguration(preset)));
      expect(door.presetFrom(again, preset.meaning)).toEqual(preset);
    }
  });

  it("refuses what is unknown, missing or out of range, by its name", () => {
    const changed = (change: (own: ReturnType<typeof written>) => void) => {
      const own = written();
      change(own);
      return () => read(own);
    };
    expect(read(written())).toEqual({ ...scientific, meaning: "m" });
    expect(changed((own) => delete own.parameters.detect.volumeRatio)).toThrow("missing parameter: volumeRatio");
    expect(changed((own) => Object.assign(own.parameters.detect, { other: 1 }))).toThrow("unknown parameter: other");
    expect(changed((own) => Object.assign(own.parameters.execute, { latency: -1 }))).toThrow("invalid latency: -1");
    expect(changed((own) => Object.assign(own.parameters.execute, { latency: "5" }))).toThrow("invalid latency: 5");
    expect(changed((own) => Object.assign(own.parameters, { other: {} }))).toThrow("unknown stage: other");
    expect(changed((own) => delete own.parameters.judge)).toThrow("missing judge");
    expect(changed((own) => Object.assign(own.choices, { classify: "guess" }))).toThrow("invalid classify: guess");
    expect(changed((own) => Object.assign(own, { note: "" }))).toThrow("unknown member of a configuration: note");
    expect(changed((own) => delete own.preset)).toThrow("invalid preset: undefined");
    expect(() => read([])).toThrow(new RangeError("missing configuration"));
    expect(() => read(null)).toThrow(new RangeError("missing configuration"));
  });
});
