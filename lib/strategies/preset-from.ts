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
  const chosen = objectOf(choices, "choices");
  checkChoices(known, chosen);
  // Canonical JSON has sorted them; a report shows them in the order of the strategy's page.
  return {
    name,
    meaning,
    parameters: inOrder(stages, schemas, (own, stage) =>
      inOrder(own as Numbers, Object.fromEntries(schemas[stage]!.map((schema) => [schema.name, schema]))),
    ),
    choices: inOrder(chosen, known, (own, stage) =>
      typeof own === "string" ? own : inOrder(own as Readonly<Record<string, unknown>>, known[stage]!),
    ),
  };
}

/** The members of a record in the order of another one's. */
function inOrder<T, U = T>(
  values: Readonly<Record<string, T>>,
  order: object,
  change: (value: T, key: string) => U = (value) => value as unknown as U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.keys(order).map((key) => [key, change(values[key]!, key)]));
}

type Numbers = Readonly<Record<string, number>>;

function objectOf(value: Json | undefined, name: string): Readonly<Record<string, Json | undefined>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new RangeError(`missing ${name}`);
  return value as Readonly<Record<string, Json | undefined>>;
}
