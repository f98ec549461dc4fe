import type { Json } from "../evidence/canonical-json.js";

/** A preset of any strategy, as far as it decides what is computed. */
export interface ConfiguredPreset {
  readonly name: string;
  /** Numbers by stage. */
  readonly parameters: object;
  /** Choices by stage: a word, or several under their names. */
  readonly choices: object;
}

/** Everything that decides what a preset does, as JSON: its digest is the identity of a configuration. */
export function presetConfiguration({ name, parameters, choices }: ConfiguredPreset): Json {
  return { preset: name, parameters: copied(parameters), choices: copied(choices) };
}

function copied(stages: object): Json {
  return Object.fromEntries(
    Object.entries(stages).map(([stage, values]) => [
      stage,
      typeof values === "object" && values !== null ? { ...values } : values,
    ]),
  );
}
