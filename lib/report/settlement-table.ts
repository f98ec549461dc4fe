import type { Answer } from "../hypotheses/answer.js";
import type { SettlementStudy } from "../strategies/study-settlements.js";
import { integer, percent, signed } from "./format.js";
import { type Html, html } from "./html.js";
import { probability } from "./quantity.js";

/** Settlements under the name of the market that they come from. */
export interface NamedSettlements {
  readonly name: string;
  readonly study: Pick<SettlementStudy, "cases" | "settlements" | "steering">;
}

type Study = NamedSettlements["study"];

/** What is compared, line by line. */
const lines: readonly (readonly [string, (study: Study) => string])[] = [
  ["expiries", ({ cases }) => integer(cases.length)],
  ["settled at a strike", ({ settlements: { grid } }) => percent(grid.rate)],
  ["as chance has it", ({ settlements: { grid } }) => percent(grid.baseRate)],
  ["p", ({ settlements: { grid } }) => pValue(grid.nearness)],
  [
    "moved away from the heaviest strike (standard deviations)",
    ({ settlements: { displacement } }) => signed(displacement.mean.finding?.estimate ?? Number.NaN, 2),
  ],
  ["p", ({ settlements: { displacement } }) => pValue(displacement.mean)],
  ["ended farther from it", ({ settlements: { displacement } }) => percent(displacement.outward.rate)],
  ["p", ({ settlements: { displacement } }) => pValue(displacement.outward.share)],
  ["all three together", ({ steering }) => steering.found ?? "no direction beyond chance"],
];

/** The tests on settlements on several markets, a column each: `display.html(lab.settlementTable([...]))`. */
export function settlementTable(columns: readonly NamedSettlements[]): string {
  const head = columns.map(({ name }) => html`<th scope="col">${name}</th>`);
  const body = lines.map(
    ([title, cell]): Html =>
      html`<tr><th scope="row">${title}</th>${columns.map(({ study }) => html`<td>${cell(study)}</td>`)}</tr>`,
  );
  return html`<table class="dataframe"><thead><tr><th></th>${head}</tr></thead><tbody>${body}</tbody></table>`.markup;
}

function pValue({ finding }: Answer): string {
  return probability(finding?.pValue ?? Number.NaN);
}
