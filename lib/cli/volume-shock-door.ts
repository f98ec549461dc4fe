import { volumeShockReport } from "../report/volume-shock-report.js";
import { presetFrom } from "../strategies/preset-from.js";
import { studyVolumeShock, type VolumeShockStudy } from "../strategies/study-volume-shock.js";
import {
  type VolumeShockPreset,
  volumeShockChoices,
  volumeShockPreset,
  volumeShockPresets,
  volumeShockSchemas,
} from "../strategies/volume-shock.js";
import { type VolumeShockOverrides, withOverrides } from "../strategies/volume-shock-overrides.js";
import { packageVolumeShock } from "../strategies/volume-shock-package.js";
import type { StrategyDoor } from "./strategy-door.js";

export const volumeShockDoor: StrategyDoor<VolumeShockPreset, VolumeShockStudy> = {
  name: "volume-shock",
  title: "Volume shock",
  prefix: "VS",
  judgedWith: "a volume baseline",
  presets: Object.keys(volumeShockPresets),
  embedded: "planted",
  remarks: () => [],
  preset: (name, overrides) => withOverrides(volumeShockPreset(name), overrides as VolumeShockOverrides),
  presetFrom: (configuration, meaning) =>
    presetFrom(configuration, meaning, volumeShockSchemas, volumeShockChoices) as unknown as VolumeShockPreset,
  study: studyVolumeShock,
  pack: packageVolumeShock,
  report: volumeShockReport,
};
