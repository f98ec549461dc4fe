import type { ExpiryVelocity } from "../hypotheses/expiry-velocity.js";
import type { PressureMovement } from "../hypotheses/pressure-movement.js";
import type { ExponentBin, TimeExponent } from "../hypotheses/time-exponent.js";
import { answersTable, leftOutNote } from "./answers-table.js";
import { chartBox } from "./chart-box.js";
import { dataTable } from "./data-table.js";
import { exponentFigure } from "./exponent-figure.js";
import { counted, decimal, integer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import type { Section } from "./section.js";

/** What is said of movement, time and concentration. */
export interface ExponentInput {
  readonly exponent: TimeExponent;
  readonly velocity: ExpiryVelocity;
  readonly movement: PressureMovement;
}

/** Whether movement grows toward the expiry as the document has it, and whether concentration and pressure explain any of it. */
export function exponentSection({ exponent, velocity, movement }: ExponentInput): Section {
  const { compared, exponentOfLogs, asWritten } = exponent;
  const dropped =
    velocity.dropped.length > 0 &&
    ` Not held, since these data do not tell it apart from the others: ${velocity.dropped.join(", ")}.`;
  return {
    id: "exponent",
    title: "Time, concentration and movement",
    body: html`<p>The document’s pressure grows with the square of the time left because its formula divides by that square: fitted to itself it has the exponent ${decimal(asWritten.exponent, 2)}, whatever a market does. What is
estimated here is the exponent b of observed movement, ratio = a × minutes<sup>−b</sup>, over ${compared === "ordinary days" ? "the same clock times of days on which nothing expires" : "expiries whose price is far from the heaviest strike, since no other day is there to compare with"}: a
market’s own course over the day would give an exponent too. ${sayExponent(exponent)}</p>
${drawn(exponent)}
${answersTable("Exponent of time, and what concentration of open interest goes with", [
  {
    question: "Exponent b of observed movement (0: no growth, 2: as claimed)",
    unit: "exponent of time",
    answer: exponent.exponent,
    note: `by the line through the logarithms ${decimal(exponentOfLogs, 2)}`,
  },
  {
    question: "Velocity away from the heaviest strike, on its share of the open interest within 1 %",
    unit: "points per minute",
    answer: velocity.velocity,
  },
  { question: "The same, whatever the direction", unit: "points per minute", answer: velocity.speed },
])}${velocity.controls.length > 0 && html`<p class="note">Held in the regressions: ${velocity.controls.join(", ")}.${dropped}</p>`}${leftOutNote(exponent.leftOut)}
<h3>Observed movement on calculated pressure</h3>
${answersTable("What the calculated pressure of the heaviest strike explains of the move that followed", [
  {
    question: "R² of the displacement, out of sample",
    unit: "R squared",
    answer: movement.rSquared,
    note: `in the sample, where it cannot be below zero: ${decimal(movement.inSample, 3)}`,
  },
  { question: "R² of its size, out of sample", unit: "R squared", answer: movement.rSquaredOfSize },
  { question: "Slope", unit: "points per unit of pressure", answer: movement.slope },
])}${leftOutNote(movement.leftOut)}`,
  };
}

function sayExponent({ exponent: { finding, reason }, allowsTwo }: TimeExponent): Content {
  if (!finding) return html`<strong>It could not be estimated: ${reason}.</strong>`;
  const { interval, estimate, trades, days, violated } = finding;
  const range =
    interval && !Number.isNaN(interval.lower)
      ? ` (${percent(interval.level, 0)} interval ${signed(interval.lower, 2)} to ${signed(interval.upper, 2)})`
      : "";
  return html`<strong>b = ${signed(estimate, 2)}${range}, from ${counted(trades, "expiry", "expiries")} on ${counted(days, "day")}: ${
    allowsTwo ? "the claimed 2 is within the interval" : "the claimed 2 is outside the interval"
  }.</strong>${violated.length > 0 && ` What the method asks for and these data do not have: ${violated.join("; ")}.`}`;
}

function drawn(exponent: TimeExponent): Content {
  if (!exponent.bins.some(({ ratio }) => ratio > 0)) return null;
  const table = html`<details><summary>Movement by minutes to the expiry</summary>
${dataTable<ExponentBin>(
  `Mean size of the price move per minute, in standard deviations of the whole window (${integer(exponent.bins.length)} bins)`,
  [
    { title: "minutes to the expiry", heading: true, cell: ({ minutes }) => decimal(minutes, 1) },
    { title: "before expiries", numeric: true, cell: ({ rate }) => decimal(rate, 4) },
    { title: "compared with", numeric: true, cell: ({ reference }) => decimal(reference, 4) },
    { title: "ratio", numeric: true, cell: ({ ratio }) => decimal(ratio, 2) },
    { title: "expiries", numeric: true, cell: ({ cases }) => integer(cases) },
    { title: "compared", numeric: true, cell: ({ references }) => integer(references) },
  ],
  exponent.bins,
)}</details>`;
  // A point or two without a law say nothing in a figure that the table does not.
  return exponent.exponent.finding ? chartBox(exponentFigure(exponent), table) : table;
}
