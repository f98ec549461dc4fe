import type { JudgedRun } from "../strategies/judged-study.js";
import { dataTable } from "./data-table.js";
import { integer, percent, signed } from "./format.js";
import { type Html, html } from "./html.js";
import { probability } from "./quantity.js";
import type { Section } from "./section.js";
import { verdictBadge } from "./verdict-words.js";

/** The same data read by each preset. The first is the one that the report is about. */
export function presetsSection(judged: readonly JudgedRun[]): Section {
  const all = ({ judgement }: JudgedRun) => judgement.performance.find(({ label }) => label === "ALL")!;
  const table = dataTable<JudgedRun>(
    "Presets on the same data",
    [
      { title: "preset", heading: true, cell: (own) => presetCell(own, own === judged[0]) },
      { title: "alerts", numeric: true, cell: ({ record }) => integer(record.detections.length) },
      { title: "trades", numeric: true, cell: ({ record }) => integer(record.trades.length) },
      { title: "win rate", numeric: true, cell: (own) => percent(all(own).winRate) },
      { title: "expectancy (points)", numeric: true, cell: (own) => signed(all(own).averagePoints, 2) },
      {
        title: "p against placebo",
        numeric: true,
        cell: ({ judgement }) => probability(judgement.placebo?.pValue ?? Number.NaN),
      },
      { title: "verdicts", cell: verdictsCell },
    ],
    judged,
  );
  return {
    id: "presets",
    title: "Presets beside each other",
    body: html`<p>One document can be read in several ways. The verdicts above are about the first line; the others ran on the same data, and are printed whatever
they say.</p>
${table}`,
  };
}

function presetCell({ record }: JudgedRun, own: boolean): Html {
  const { preset, lacks } = record;
  return html`<strong>${preset.name}</strong>${own && " (this report)"}<span class="note">${preset.meaning}</span>${lacks.map(
    (lack) => html`<span class="note violated">Cannot be tried on these data: ${lack}</span>`,
  )}`;
}

function verdictsCell({ judgement }: JudgedRun): Html {
  return html`<dl class="badges"><div><dt>primary</dt><dd>${verdictBadge(judgement.primary.verdict)}</dd></div><div><dt>effect</dt><dd>${verdictBadge(judgement.effect.verdict)}</dd></div><div><dt>as advertised</dt><dd>${verdictBadge(judgement.advertised.verdict)}</dd></div><div><dt>document’s gate</dt><dd>${verdictBadge(judgement.gate.validity)}<span class="note">${judgement.gate.reason}</span></dd></div></dl>`;
}
