import type { Gate, GateCriterion } from "../hypotheses/gate.js";
import { dataTable } from "./data-table.js";
import { decimal, integer, percent } from "./format.js";
import { type Content, type Html, html } from "./html.js";
import { probability } from "./quantity.js";

const names: Readonly<Record<GateCriterion["name"], string>> = {
  win_rate: "win rate",
  sharpe_ratio: "Sharpe ratio, per year",
  p_value: "p against a coin",
  sample_size: "trades",
  r_squared: "R² of observed flow on predicted hedge",
};

const write: Readonly<Record<GateCriterion["name"], (value: number) => string>> = {
  win_rate: percent,
  sharpe_ratio: (value) => decimal(value, 2),
  p_value: probability,
  sample_size: integer,
  r_squared: (value) => decimal(value, 2),
};

const signs = { ">=": "≥", "<": "<", ">": ">" } as const;

/** The document's gate, criterion by criterion. */
export function gateTable(gate: Gate): Html {
  return dataTable<GateCriterion>(
    "The gate as the document codes it",
    [
      { title: "criterion", heading: true, cell: ({ name }) => names[name] },
      {
        title: "observed",
        numeric: true,
        cell: ({ name, value }) => (value === null ? "not computed" : write[name](value)),
      },
      {
        title: "asked for",
        numeric: true,
        cell: ({ name, comparison, threshold }) =>
          `${signs[comparison]} ${name === "p_value" ? threshold : write[name](threshold)}`,
      },
      { title: "met", cell: ({ met }) => answer(met) },
    ],
    gate.criteria,
  );
}

function answer(met: boolean | null): Content {
  if (met === null) return html`<span class="open">undecided</span>`;
  return met ? html`<span class="met">✓ yes</span>` : html`<span class="missed">✕ no</span>`;
}
