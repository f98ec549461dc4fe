import { expect, it } from "vitest";
import { executeChoices } from "../../lib/strategies/execute-choices.js";
import { expirationPressurePresets } from "../../lib/strategies/expiration-pressure.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";

it("lists what the presets of both strategies choose of plan and execution", () => {
  for (const { choices } of [...Object.values(volumeShockPresets), ...Object.values(expirationPressurePresets)]) {
    for (const [name, value] of Object.entries(choices.execute))
      expect(executeChoices[name as keyof typeof executeChoices]).toHaveProperty(value);
  }
});
