import type { Answer, LeftOut } from "../hypotheses/answer.js";
import { dataTable } from "./data-table.js";
import { integer, noAnswer, percent } from "./format.js";
import { type Content, type Html, html } from "./html.js";
import { inUnit, probability } from "./quantity.js";
import { sentence } from "./sentence.js";

/** A question that was put to the data, and what they say. */
export interface AnswerRow {
  readonly question: string;
  readonly unit: string;
  readonly answer: Answer;
  /** What its number must be read with. */
  readonly note?: string;
}

/** Answers with interval, p and sample; where there is none, the reason stands in its place. All p are two-sided unless the note says otherwise. */
export function answersTable(caption: string, rows: readonly AnswerRow[]): Html {
  return dataTable<AnswerRow>(
    caption,
    [
      {
        title: "question",
        heading: true,
        prose: true,
        cell: ({ question, note }) => html`${question}${note !== undefined && html`<span class="note">${note}</span>`}`,
      },
      {
        title: "estimate",
        numeric: true,
        cell: ({ answer: { finding }, unit }) =>
          finding
            ? html`<strong>${inUnit(finding.estimate, unit)}</strong><span class="note">${unit}</span>`
            : noAnswer,
      },
      { title: "interval", numeric: true, cell: ({ answer, unit }) => intervalOf(answer, unit) },
      { title: "p", numeric: true, cell: ({ answer }) => probability(answer.finding?.pValue ?? Number.NaN) },
      { title: "n", numeric: true, cell: ({ answer: { finding } }) => (finding ? integer(finding.trades) : noAnswer) },
      { title: "days", numeric: true, cell: ({ answer: { finding } }) => (finding ? integer(finding.days) : noAnswer) },
      { title: "method, or why there is none", prose: true, cell: ({ answer }) => methodOf(answer) },
    ],
    rows,
  );
}

function intervalOf({ finding }: Answer, unit: string): Content {
  const interval = finding?.interval;
  if (!interval || Number.isNaN(interval.lower)) return noAnswer;
  const { lower, upper, level } = interval;
  return html`${inUnit(lower, unit)} to ${inUnit(upper, unit)}<span class="note">${percent(level, 0)}</span>`;
}

function methodOf({ finding, reason }: Answer): Content {
  if (!finding) return html`Not computed: ${reason}.`;
  return html`${sentence(finding.method)}${finding.violated.map((assumption) => html`<span class="note violated">Assumption not met: ${assumption}</span>`)}`;
}

/** What a test had to leave out, in a line; nothing where it left nothing out. */
export function leftOutNote(leftOut: readonly LeftOut[]): Content {
  if (leftOut.length === 0) return null;
  return html`<p class="note">Left out: ${leftOut.map(({ reason, cases }) => `${integer(cases)} (${reason})`).join("; ")}.</p>
`;
}
