import type { RiskRow } from "../hypotheses/assignment-risk.js";
import type { ExpiryDispersion } from "../hypotheses/expiry-dispersion.js";
import type { GammaInteraction } from "../hypotheses/gamma-interaction.js";
import type { SessionReversal } from "../hypotheses/session-reversal.js";
import { answersTable, leftOutNote } from "./answers-table.js";
import { dataTable } from "./data-table.js";
import { counted, decimal, integer, noAnswer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import type { Section } from "./section.js";
import { capitalised } from "./sentence.js";

/** What is said of risk at the expiry. */
export interface RiskInput {
  readonly risk: readonly RiskRow[];
  readonly gamma: readonly GammaInteraction[];
  readonly dispersion: ExpiryDispersion;
  readonly reversal: SessionReversal;
  /** Points that count as near the strike. */
  readonly nearPoints: number;
}

/** How often prices finished at the heaviest strike, whether expiries move more than other hours, and what the sign of gamma would say. */
export function riskSection({ risk, gamma, dispersion, reversal, nearPoints }: RiskInput): Section {
  return {
    id: "risk",
    title: "Assignment risk, gamma and dispersion",
    body: html`<p>Options that settle in cash cannot be assigned early and are exercised by themselves: what the document calls assignment risk is the chance that the price finishes at a heavy strike, where a small move decides
which options are worth anything.</p>
${dataTable<RiskRow>(
  `Finishes within ${counted(nearPoints, "point")} of the heaviest strike, against what ordinary volatility alone would give`,
  [
    { title: "span", heading: true, cell: ({ span }) => span },
    { title: "from", cell: ({ from }) => date(from) },
    { title: "to", cell: ({ to }) => date(to) },
    { title: "expiries", numeric: true, cell: ({ expiries }) => integer(expiries) },
    { title: "days", numeric: true, cell: ({ days }) => integer(days) },
    { title: "near", numeric: true, cell: ({ near }) => integer(near) },
    { title: "share", numeric: true, cell: ({ rate }) => html`<strong>${percent(rate)}</strong>` },
    {
      title: "95 % interval",
      numeric: true,
      cell: ({ interval: { lower, upper } }) =>
        Number.isNaN(lower) ? noAnswer : `${percent(lower)} to ${percent(upper)}`,
    },
    { title: "expected", numeric: true, cell: ({ expected }) => percent(expected) },
  ],
  risk,
)}<p class="note">Wilson intervals, expiries as independent. Expected: mean probability under a lognormal law with each expiry’s standard deviation. The table describes and tests nothing.</p>
${leftOutNote(risk.at(-1)?.leftOut ?? [])}<h3>The sign of market makers’ gamma</h3>
<p>Hedging pulls the price to a strike where market makers are long gamma and pushes it away where they are short. Open interest has no sign, so each line rests on an assumption about what they hold; none can be checked on these
data.</p>
${gammaTable(gamma)}
<h3>Dispersion and reversal</h3>
${answersTable("Size of the move into the expiry, and what the next session did with it", [
  {
    question: "Move into the expiry over the same hour of other days (log ratio of mean sizes)",
    unit: "log ratio",
    answer: dispersion.ratio,
    note: `${integer(dispersion.windows)} windows of days on which nothing expires`,
  },
  {
    question: "Mean size of the move into the expiry",
    unit: "standard deviations",
    answer: { finding: dispersion.size, reason: dispersion.size ? null : "no expiry with a known standard deviation" },
    note: `a normal law expects ${decimal(dispersion.expectedSize, 3)}`,
  },
  {
    question: "Correlation with the first hour of the next session (below zero: taken back)",
    unit: "correlation",
    answer: reversal.correlation,
  },
])}${leftOutNote(dispersion.leftOut)}`,
  };
}

function date(own: string): Content {
  return own === "" ? noAnswer : html`<time>${own}</time>`;
}

const assumptions: Readonly<Record<GammaInteraction["assumption"], string>> = {
  "calls-long-puts-short": "market makers are long all calls and short all puts",
  "both-long": "market makers are long everything",
  "both-short": "market makers are short everything",
};

function gammaTable(gamma: readonly GammaInteraction[]): Content {
  return html`${dataTable<GammaInteraction>(
    "Mean displacement by assumed sign of gamma, standard deviations",
    [
      {
        title: "assumption",
        heading: true,
        prose: true,
        cell: ({ assumption }) => capitalised(assumptions[assumption]),
      },
      { title: "expiries, gamma long", numeric: true, cell: ({ positive }) => integer(positive.cases) },
      { title: "their mean", numeric: true, cell: ({ positive }) => number(positive.mean) },
      { title: "expiries, gamma short", numeric: true, cell: ({ negative }) => integer(negative.cases) },
      { title: "their mean", numeric: true, cell: ({ negative }) => number(negative.mean) },
    ],
    gamma,
  )}${answersTable(
    "Does the sign make a difference? (below zero: long gamma attracts)",
    gamma.map(({ assumption, interaction }) => ({
      question: capitalised(assumptions[assumption]),
      unit: "standard deviations per sign",
      answer: interaction,
    })),
  )}`;
}

function number(mean: number): string {
  return Number.isNaN(mean) ? noAnswer : signed(mean, 2);
}
