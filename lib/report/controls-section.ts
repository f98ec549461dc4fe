import type { ExitCeiling } from "../execution/exit-ceiling.js";
import type { HaltRecord } from "../execution/halt-records.js";
import { type ControlEffects, listEffects } from "../hypotheses/control-effects.js";
import type { ControlEffect, ShareOfTrades } from "../hypotheses/exit-effects.js";
import type { SizingEffect } from "../hypotheses/sizing-effects.js";
import type { Clock } from "./clock.js";
import { dataTable } from "./data-table.js";
import { factsHtml } from "./facts.js";
import { counted, decimal, integer, noAnswer, percent, signed } from "./format.js";
import { type Content, html } from "./html.js";
import { probability } from "./quantity.js";
import type { Section } from "./section.js";
import { sentence } from "./sentence.js";

/** What is said of controls. */
export interface ControlsInput {
  readonly controls: ControlEffects;
  /** What exits allow at best, by class. */
  readonly ceilings: readonly (ExitCeiling & { readonly label: string })[];
  readonly halts: readonly HaltRecord[];
}

/** What every stop, size, limit and filter did: the same trades with it and without it. */
export function controlsSection({ controls, ceilings, halts }: ControlsInput, clock: Clock): Section {
  const effects = listEffects(controls);
  const touched = effects.filter(({ effect }) => effect !== null);
  const untouched = effects.filter(({ effect }) => effect === null);
  const { exits, sizes } = controls;
  const { stop, timeStop } = exits;
  return {
    id: "controls",
    title: "What each control did",
    body: html`<p>The same trades with each stop, size, limit and filter, and without it, paired; the day is the unit. Above zero the control helped. An order that a limit refused
earns nothing with it, and without it what it would have earned from its own fill on.</p>
${
  touched.length === 0
    ? html`<p>No control touched any order.</p>`
    : dataTable<ControlEffect>(
        `Controls that touched trades or orders (n = ${integer(touched.length)})`,
        [
          {
            title: "control",
            heading: true,
            cell: ({ control, comparison }) => html`${control}<span class="note">${comparison}</span>`,
          },
          { title: "touched", numeric: true, cell: ({ affected, of }) => `${integer(affected)} of ${integer(of)}` },
          {
            title: "difference",
            numeric: true,
            cell: ({ effect }) => html`${signed(effect!.difference, 2)}<span class="note">${effect!.unit}</span>`,
          },
          { title: "interval", numeric: true, cell: ({ effect }) => interval(effect!.interval) },
          { title: "p", numeric: true, cell: ({ effect }) => probability(effect!.pValue) },
          { title: "in words", prose: true, cell: ({ statement }) => sentence(statement) },
        ],
        touched,
      )
}
${factsHtml(
  [
    ["mean loss when stopped (points)", decimal(stop.averageLossWhenHit, 2)],
    ["stops that prevented a large loss", share(stop.preventedLargeLosses)],
    ["false stops", share(stop.falseStops)],
    ["mean minutes at the longest hold", decimal(timeStop.averageExitMinutes, 1)],
    ["longest hold cost profit", share(timeStop.missedProfits)],
  ],
  "columns",
)}<p class="note">A large loss is one of at least ${decimal(stop.largeLoss, 1)} stops. A false stop would have ended above its stop.</p>
${dataTable<SizingEffect>(
  "The account with and without each rule of size",
  [
    { title: "rule", heading: true, cell: ({ control }) => control },
    { title: "return with", numeric: true, cell: ({ accountWith }) => percent(accountWith.totalReturn) },
    { title: "without", numeric: true, cell: ({ accountWithout }) => percent(accountWithout.totalReturn) },
    { title: "drawdown with", numeric: true, cell: ({ accountWith }) => percent(accountWith.drawdown) },
    { title: "without", numeric: true, cell: ({ accountWithout }) => percent(accountWithout.drawdown) },
    { title: "Sharpe with", numeric: true, cell: ({ accountWith }) => signed(accountWith.sharpe, 2) },
    { title: "without", numeric: true, cell: ({ accountWithout }) => signed(accountWithout.sharpe, 2) },
  ],
  [sizes.formula, sizes.riskCap, sizes.volatility],
)}
<p>${ceilings.map(({ label, statement }) => html`<code>${label}</code>: ${statement}. `)}</p>
${
  untouched.length === 0
    ? null
    : html`<details><summary>${counted(untouched.length, "control")} touched nothing or could not be checked</summary>
<ul>${untouched.map(({ control, statement }) => html`<li><strong>${control}</strong>: ${sentence(statement)}</li>`)}</ul></details>`
}
${haltsHtml(halts, clock)}`,
  };
}

function interval({ lower, upper }: { readonly lower: number; readonly upper: number }): string {
  return Number.isNaN(lower) || Number.isNaN(upper) ? noAnswer : `${signed(lower, 2)} to ${signed(upper, 2)}`;
}

function share({ count, of, rate }: ShareOfTrades): string {
  return of === 0 ? noAnswer : `${integer(count)} of ${integer(of)} (${percent(rate, 0)})`;
}

function haltsHtml(halts: readonly HaltRecord[], clock: Clock): Content {
  if (halts.length === 0) return html`<p>Nobody halted trading.</p>`;
  return dataTable<HaltRecord>(
    `Halts (n = ${integer(halts.length)})`,
    [
      { title: "from", heading: true, cell: ({ halt }) => clock.stamp(halt.from) },
      { title: "to", cell: ({ halt }) => (Number.isFinite(halt.to) ? clock.stamp(halt.to) : "for good") },
      { title: "of", cell: ({ halt }) => halt.underlying ?? "all" },
      { title: "reason", prose: true, cell: ({ halt }) => halt.reason },
      { title: "orders refused", numeric: true, cell: ({ refused }) => integer(refused.length) },
      { title: "positions closed", numeric: true, cell: ({ closed }) => integer(closed.length) },
    ],
    halts,
  );
}
