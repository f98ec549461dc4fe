import { checkParameters } from "../numeric/parameter.js";
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
  const stages = Object.keys(volumeShockSchemas) as (keyof VolumeShockParameters)[];
  for (const stage of Object.keys(overrides))
    if (!stages.includes(stage as keyof VolumeShockParameters)) throw new RangeError(`unknown stage: ${stage}`);
  const merged = Object.fromEntries(
    stages.map((stage) => [stage, { ...preset.parameters[stage], ...overrides[stage] }]),
  );
  const parameters = merged as unknown as VolumeShockParameters;
  for (const stage of stages) checkParameters(volumeShockSchemas[stage], { ...parameters[stage] });
  const unused = unusedParameters(preset.choices);
  for (const [stage, values] of Object.entries(overrides))
    for (const name of Object.keys(values))
      if (unused.includes(`${stage}.${name}`))
        throw new RangeError(`unused parameter: ${stage}.${name} (preset ${preset.name})`);
  const { measure, detect } = parameters;
  const ratioLimit = preset.choices.detect.trigger === "ratio" ? detect.volumeRatio : Number.POSITIVE_INFINITY;
  const floors = {
    ratioFloor: floorBelow("ratioFloor", measure.ratioFloor, ratioLimit, overrides.measure?.ratioFloor),
    volumeFloor: floorBelow("volumeFloor", measure.volumeFloor, detect.minimumVolume, overrides.measure?.volumeFloor),
  };
  const changed = { ...parameters, measure: { ...measure, ...floors } };
  const changes = changesOf(preset.parameters, changed);
  if (changes.length === 0) return preset;
  // The name stands wherever results stand: a changed preset must not pass for the preset itself.
  return {
    ...preset,
    name: `${preset.name}, changed`,
    meaning: `${preset.meaning}; changed: ${changes.join(", ")}`,
    parameters: changed,
  };
}

/** A floor that lets the trigger decide: it gives way to a looser trigger, but not when somebody asked for it. */
function floorBelow(name: string, floor: number, trigger: number, asked: number | undefined): number {
  if (asked !== undefined && asked > trigger)
    throw new RangeError(`invalid ${name}: ${asked} (above the trigger ${trigger})`);
  return Math.min(floor, trigger);
}

function changesOf(before: VolumeShockParameters, after: VolumeShockParameters): readonly string[] {
  return (Object.keys(before) as (keyof VolumeShockParameters)[]).flatMap((stage) => {
    const old = before[stage] as unknown as Readonly<Record<string, number>>;
    return Object.entries(after[stage])
      .filter(([name, value]) => old[name] !== value)
      .map(([name, value]) => `${stage}.${name} ${old[name]} -> ${value}`);
  });
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
