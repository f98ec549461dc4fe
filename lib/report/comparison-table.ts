import type { JudgedRun } from "../strategies/judged-study.js";
import { integer, percent, signed } from "./format.js";
import { type Html, html } from "./html.js";
import { probability } from "./quantity.js";

/** A judged preset under the name of what it was tried on. */
export interface NamedJudgement {
  readonly name: string;
  readonly judged: JudgedRun;
}

/** What is compared, line by line. */
const lines: readonly (readonly [string, (judged: JudgedRun) => string])[] = [
  ["alerts", ({ record }) => integer(record.detections.length)],
  ["trades", ({ record }) => integer(record.trades.length)],
  ["win rate", (judged) => percent(all(judged).winRate)],
  ["net points per trade", (judged) => signed(all(judged).averagePoints, 2)],
  ["p against placebo", ({ judgement }) => probability(judgement.placebo?.pValue ?? Number.NaN)],
  ["is there an effect?", ({ judgement }) => judgement.effect.verdict],
  ["is it as advertised?", ({ judgement }) => judgement.advertised.verdict],
  ["the document’s gate", ({ judgement }) => judgement.gate.validity],
];

/** The same preset on several markets, a column each: `display.html(lab.comparisonTable([...]))`. */
export function comparisonTable(columns: readonly NamedJudgement[]): string {
  const head = columns.map(({ name }) => html`<th scope="col">${name}</th>`);
  const body = lines.map(
    ([title, cell]): Html =>
      html`<tr><th scope="row">${title}</th>${columns.map(({ judged }) => html`<td>${cell(judged)}</td>`)}</tr>`,
  );
  return html`<table class="dataframe"><thead><tr><th></th>${head}</tr></thead><tbody>${body}</tbody></table>`.markup;
}

function all({ judgement }: JudgedRun) {
  return judgement.performance.find(({ label }) => label === "ALL")!;
}
