import {
  type ExpirationPressureChoices,
  type ExpirationPressureParameters,
  type ExpirationPressurePreset,
  expirationPressureSchemas,
} from "./expiration-pressure.js";
import { changedName, overrideValues, type StageValues } from "./overrides.js";

/** Changes to single parameters, stage by stage. */
export type ExpirationPressureOverrides = {
  readonly [Stage in keyof ExpirationPressureParameters]?: Partial<ExpirationPressureParameters[Stage]>;
};

/**
 * A preset with some values changed.
 *
 * @throws RangeError for unknown parameters, for values out of range, and for parameters that the preset's rules never read
 */
export function withPressureOverrides(
  preset: ExpirationPressurePreset,
  overrides: ExpirationPressureOverrides,
): ExpirationPressurePreset {
  const before = preset.parameters as unknown as StageValues;
  const unused = unusedPressureParameters(preset.choices);
  const after = overrideValues(before, expirationPressureSchemas, overrides, unused, preset.name);
  const renamed = changedName(preset, before, after);
  return renamed ? { ...preset, ...renamed, parameters: after as unknown as ExpirationPressureParameters } : preset;
}

/** Parameters, as `stage.name`, that the chosen rules never read. */
export function unusedPressureParameters({ execute, judge }: ExpirationPressureChoices): readonly string[] {
  return [
    ...(execute.exit === "time" ? [] : ["plan.protectiveStop"]),
    judge.reach === "points" ? "judge.caseDeviations" : "judge.caseReach",
  ];
}
