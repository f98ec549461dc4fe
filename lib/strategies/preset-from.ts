import type { Json } from "../evidence/canonical-json.js";
import { checkParameters } from "../numeric/parameter.js";
import { checkChoices } from "./choice-values.js";
import type { StageSchemas } from "./overrides.js";

/** A preset as it was written down. */
export interface WrittenPreset {
  readonly name: string;
  readonly meaning: string;
  readonly parameters: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly choices: Readonly<Record<string, unknown>>;
}

/**
 * A preset from its configuration as `presetConfiguration` writes it: exactly the parameters of the strategy, each within its
 * range, and choices that it knows.
 *
 * @throws RangeError naming what is unknown, missing or out of range
 */
export function presetFrom(
  configuration: Json,
  meaning: string,
  schemas: StageSchemas,
  known: Parameters<typeof checkChoices>[0],
): WrittenPreset {
  const { preset: name, parameters, choices, ...rest } = objectOf(configuration, "configuration");
  for (const member of Object.keys(rest)) throw new RangeError(`unknown member of a configuration: ${member}`);
  if (typeof name !== "string") throw new RangeError(`invalid preset: ${name}`);
  const stages = objectOf(parameters, "parameters");
  for (const stage of Object.keys(stages))
    if (!Object.hasOwn(schemas, stage)) throw new RangeError(`unknown stage: ${stage}`);
  for (const [stage, own] of Object.entries(schemas)) checkParameters(own, objectOf(stages[stage], stage) as Numbers);
  checkChoices(known, objectOf(choices, "choices"));
  return {
    name,
    meaning,
    parameters: structuredClone(stages) as WrittenPreset["parameters"],
    choices: structuredClone(choices) as WrittenPreset["choices"],
  };
}

type Numbers = Readonly<Record<string, number>>;

function objectOf(value: Json | undefined, name: string): Readonly<Record<string, Json | undefined>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new RangeError(`missing ${name}`);
  return value as Readonly<Record<string, Json | undefined>>;
}
