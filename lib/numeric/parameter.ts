/** The stage of a study that reads a parameter; everything before it need not be computed again when it changes. */
export type ParameterStage = "measure" | "detect" | "classify" | "plan" | "execute" | "limit" | "judge";

/** One parameter of a stage, without its value: the values are set on the strategy's page alone. */
export interface ParameterSchema {
  readonly name: string;
  readonly stage: ParameterStage;
  /** Unit of the value, e.g. "seconds", "contracts", "1" for a pure number. */
  readonly unit: string;
  /** Least and greatest value allowed, both included. */
  readonly minimum: number;
  readonly maximum: number;
  /** Distance of neighbouring values on a slider or in a sweep. */
  readonly step: number;
  /** What it does, in one sentence. */
  readonly meaning: string;
  /** Where it comes from: document, paper, or measurement. */
  readonly source: string;
}

/**
 * Checks that the values are exactly those that the schemas ask for, each finite and within its range.
 *
 * @throws RangeError naming the first parameter that is unknown, missing, not finite or out of range
 */
export function checkParameters(schemas: readonly ParameterSchema[], values: Readonly<Record<string, number>>): void {
  const known = new Set(schemas.map((schema) => schema.name));
  for (const name of Object.keys(values)) if (!known.has(name)) throw new RangeError(`unknown parameter: ${name}`);
  for (const { name, minimum, maximum } of schemas) {
    const value = values[name];
    if (value === undefined) throw new RangeError(`missing parameter: ${name}`);
    if (!(Number.isFinite(value) && value >= minimum && value <= maximum)) {
      throw new RangeError(`invalid ${name}: ${value}`);
    }
  }
}
