import type { ParameterSchema } from "../numeric/parameter.js";
import { dataTable } from "./data-table.js";
import { exact, integer } from "./format.js";
import { html } from "./html.js";
import type { Section } from "./section.js";

/** Values and choices of one preset, by stage. */
export interface ParametersInput<Parameters extends object> {
  readonly preset: {
    readonly name: string;
    readonly parameters: Parameters;
    /** Choices between rules of each stage; a stage with one choice may name it alone. */
    readonly choices: object;
  };
  readonly schemas: Readonly<Record<keyof Parameters, readonly ParameterSchema[]>>;
}

/** Every number and every choice that the result rests on, with its meaning and its source. */
export function parametersSection<Parameters extends object>(input: ParametersInput<Parameters>): Section {
  const preset = input.preset.name;
  const values = input.preset.parameters as Readonly<Record<string, Readonly<Record<string, number>>>>;
  const choices = Object.entries(input.preset.choices).flatMap(
    ([stage, chosen]: [string, string | Readonly<Record<string, string>>]) =>
      Object.entries(typeof chosen === "string" ? { rule: chosen } : chosen).map(
        ([name, value]) => [stage, name, value] as const,
      ),
  );
  const schemas = Object.values(input.schemas) as readonly (readonly ParameterSchema[])[];
  const parameters = schemas.flat();
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
