import type { ParameterSchema, ParameterStage } from "./parameter.js";

/** name, unit, minimum, maximum, step, meaning, source */
export type ParameterRow = readonly [string, string, number, number, number, string, string];

/** Writes the parameters of one stage as a table, a row each. */
export function defineParameters(stage: ParameterStage, rows: readonly ParameterRow[]): readonly ParameterSchema[] {
  return rows.map(([name, unit, minimum, maximum, step, meaning, source]) => ({
    name,
    stage,
    unit,
    minimum,
    maximum,
    step,
    meaning,
    source,
  }));
}
