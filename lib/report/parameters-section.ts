import type { ParameterSchema } from "../numeric/parameter.js";
import { dataTable } from "./data-table.js";
import { exact, integer } from "./format.js";
import { html } from "./html.js";
import type { Section } from "./section.js";

/** Values and choices of one preset, by stage. */
export interface ParametersInput {
  readonly preset: string;
  readonly schemas: Readonly<Record<string, readonly ParameterSchema[]>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Choices between rules: stage, name, what was chosen. */
  readonly choices: readonly (readonly [stage: string, name: string, chosen: string])[];
}

/** Every number and every choice that the result rests on, with its meaning and its source. */
export function parametersSection({ preset, schemas, values, choices }: ParametersInput): Section {
  const parameters = Object.values(schemas).flat();
  return {
    id: "parameters",
    title: "Parameters",
    body: html`${dataTable(
      `Choices between rules of preset ${preset}`,
      [
        { title: "stage", cell: ([stage]) => stage },
        { title: "choice", heading: true, cell: ([, name]) => html`<code>${name}</code>` },
        { title: "chosen", cell: ([, , chosen]) => html`<code>${chosen}</code>` },
      ],
      choices,
    )}
${dataTable<ParameterSchema>(
  `Numbers of preset ${preset} (n = ${integer(parameters.length)})`,
  [
    { title: "stage", cell: ({ stage }) => stage },
    { title: "parameter", heading: true, cell: ({ name }) => html`<code>${name}</code>` },
    {
      title: "value",
      numeric: true,
      cell: ({ stage, name }) => html`<strong>${exact(values[stage]![name]!)}</strong>`,
    },
    { title: "unit", cell: ({ unit }) => (unit === "1" ? "" : unit) },
    { title: "range", cell: ({ minimum, maximum }) => `${exact(minimum)} to ${exact(maximum)}` },
    { title: "meaning", prose: true, cell: ({ meaning }) => meaning },
    { title: "source", prose: true, cell: ({ source }) => source },
  ],
  parameters,
)}`,
  };
}
