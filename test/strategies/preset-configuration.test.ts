import { expect, it } from "vitest";
import { presetConfiguration } from "../../lib/strategies/preset-configuration.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";

it("presetConfiguration is name, every parameter and every choice, and nothing else", () => {
  const { name, parameters, choices } = volumeShockPresets.scientific;
  expect(presetConfiguration(volumeShockPresets.scientific)).toEqual({ preset: name, parameters, choices });
  const preset = { name: "n", parameters: { a: { b: 1 } }, choices: { c: "word", d: { e: true } } };
  expect(presetConfiguration({ ...preset, meaning: "not part of it" } as typeof preset)).toEqual({
    preset: "n",
    parameters: { a: { b: 1 } },
    choices: { c: "word", d: { e: true } },
  });
});
