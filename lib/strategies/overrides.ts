import { checkParameters, type ParameterSchema } from "../numeric/parameter.js";

/** Values of a strategy's numbers, stage by stage. */
export type StageValues = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A strategy's schemas, stage by stage. */
export type StageSchemas = Readonly<Record<string, readonly ParameterSchema[]>>;

/**
 * Values with some of them changed.
 *
 * @param unused parameters, as `stage.name`, that the preset's rules never read: a change without effect would be taken for
 *   a finding
 * @param preset name for the message
 * @throws RangeError for unknown parameters, for values out of range, and for unused ones
 */
export function overrideValues(
  values: StageValues,
  schemas: StageSchemas,
  overrides: { readonly [stage: string]: Readonly<Record<string, number | undefined>> | undefined },
  unused: readonly string[],
  preset: string,
): StageValues {
  for (const stage of Object.keys(overrides))
    if (!Object.hasOwn(schemas, stage)) throw new RangeError(`unknown stage: ${stage}`);
  const merged = Object.fromEntries(
    Object.keys(schemas).map((stage) => [stage, { ...values[stage], ...overrides[stage] }]),
  ) as StageValues;
  for (const [stage, schema] of Object.entries(schemas)) checkParameters(schema, { ...merged[stage] });
  for (const [stage, own] of Object.entries(overrides))
    for (const name of Object.keys(own ?? {}))
      if (unused.includes(`${stage}.${name}`))
        throw new RangeError(`unused parameter: ${stage}.${name} (preset ${preset})`);
  return merged;
}

/**
 * Name and meaning of a changed preset; null where nothing changed. The name stands wherever results stand: a changed preset
 * must not pass for the preset itself.
 */
export function changedName(
  preset: { readonly name: string; readonly meaning: string },
  before: StageValues,
  after: StageValues,
): { readonly name: string; readonly meaning: string } | null {
  const changes = Object.keys(before).flatMap((stage) =>
    Object.entries(after[stage]!)
      .filter(([name, value]) => before[stage]![name] !== value)
      .map(([name, value]) => `${stage}.${name} ${before[stage]![name]} -> ${value}`),
  );
  if (changes.length === 0) return null;
  return { name: `${preset.name}, changed`, meaning: `${preset.meaning}; changed: ${changes.join(", ")}` };
}
