import type { JudgedCriterion } from "../hypotheses/roadmap-criterion.js";
import { dataTable } from "./data-table.js";
import { integer, noAnswer, significant } from "./format.js";
import { type Content, type Html, html } from "./html.js";
import { capitalised, sentence } from "./sentence.js";

const states: Readonly<Record<JudgedCriterion["state"], readonly [sign: string, name: string, look: string]>> = {
  MET: ["✓", "met", "met"],
  NOT_MET: ["✕", "not met", "missed"],
  NOT_TESTABLE: ["∅", "not testable", "open"],
};

/** Success and roadmap criteria of the document on this run. */
export function criteriaTable(criteria: readonly JudgedCriterion[]): Html {
  const count = (state: JudgedCriterion["state"]): string =>
    integer(criteria.filter((criterion) => criterion.state === state).length);
  return html`<h3>The document’s criteria on this run</h3>
<p>Of ${integer(criteria.length)} criteria ${count("MET")} are met, ${count("NOT_MET")} are not, and ${count("NOT_TESTABLE")} cannot be told from this run. A claim is met when its hypothesis is supported, not
when the sample happens to show it; what was assumed meets nothing.</p>
${dataTable<JudgedCriterion>(
  "Success and roadmap criteria of the strategy document",
  [
    {
      title: "criterion",
      heading: true,
      prose: true,
      cell: ({ criterion, source, id }) =>
        html`${capitalised(criterion)}<span class="note"><code>${id}</code> ${source}</span>`,
    },
    {
      title: "value",
      numeric: true,
      cell: ({ value, unit }) =>
        Number.isNaN(value)
          ? noAnswer
          : html`${Number.isInteger(value) ? integer(value) : significant(value)}<span class="note">${unit}</span>`,
    },
    { title: "state", cell: ({ state }) => stateOf(state) },
    { title: "why", prose: true, cell: ({ reason }) => sentence(reason) },
  ],
  criteria,
)}`;
}

function stateOf(state: JudgedCriterion["state"]): Content {
  const [sign, name, look] = states[state];
  return html`<span class="${look}">${sign} ${name}</span>`;
}
