import { changedName, overrideValues, type StageValues } from "./overrides.js";
import {
  type VolumeShockChoices,
  type VolumeShockParameters,
  type VolumeShockPreset,
  volumeShockSchemas,
} from "./volume-shock.js";

/** Changes to single parameters, stage by stage: what a threshold experiment hands in. */
export type VolumeShockOverrides = {
  readonly [Stage in keyof VolumeShockParameters]?: Partial<VolumeShockParameters[Stage]>;
};

/**
 * A preset with some values changed. A trigger below the measure's floors would lose detections in silence, so the
 * floors follow the loosened thresholds down.
 *
 * @throws RangeError for unknown parameters, for values out of range, and for parameters that the preset's rules never
 *   read: a change without effect would be taken for a finding
 */
export function withOverrides(preset: VolumeShockPreset, overrides: VolumeShockOverrides): VolumeShockPreset {
  const before = preset.parameters as unknown as StageValues;
  const unused = unusedParameters(preset.choices);
  const merged = overrideValues(before, volumeShockSchemas, overrides, unused, preset.name);
  const parameters = merged as unknown as VolumeShockParameters;
  const { measure, detect } = parameters;
  const ratioLimit = preset.choices.detect.trigger === "ratio" ? detect.volumeRatio : Number.POSITIVE_INFINITY;
  const floors = {
    ratioFloor: floorBelow("ratioFloor", measure.ratioFloor, ratioLimit, overrides.measure?.ratioFloor),
    volumeFloor: floorBelow("volumeFloor", measure.volumeFloor, detect.minimumVolume, overrides.measure?.volumeFloor),
  };
  const changed = { ...parameters, measure: { ...measure, ...floors } };
  const renamed = changedName(preset, before, changed as unknown as StageValues);
  return renamed ? { ...preset, ...renamed, parameters: changed } : preset;
}

/** A floor that lets the trigger decide: it gives way to a looser trigger, but not when somebody asked for it. */
function floorBelow(name: string, floor: number, trigger: number, asked: number | undefined): number {
  if (asked !== undefined && asked > trigger)
    throw new RangeError(`invalid ${name}: ${asked} (above the trigger ${trigger})`);
  return Math.min(floor, trigger);
}

/** Parameters, as `stage.name`, that the chosen rules never read. */
export function unusedParameters(choices: VolumeShockChoices): readonly string[] {
  return [
    // The true class of an order is known in a simulated market only, and no study reads it.
    "judge.claimedClassAccuracy",
    ...(choices.detect.trigger === "tail" ? ["detect.volumeRatio"] : ["detect.falseDiscoveryRate"]),
    ...(choices.classify === "structure"
      ? ["classify.sweepResponse", "classify.emergencyResponseLimit", "classify.emergencyClassExposure"]
      : ["classify.sideAgreement"]),
    ...(choices.execute.exit === "time" ? ["plan.holdBuffer"] : ["plan.protectiveStop"]),
  ];
}
