import type { Trial } from "../hypotheses/hypothesis.js";
import { dataTable } from "./data-table.js";
import { counted, integer } from "./format.js";
import { type Content, html } from "./html.js";

/** What some hypotheses with the same sample still need before they may say anything. */
export interface MissingSample {
  readonly hypotheses: readonly string[];
  readonly trades: Need;
  readonly days: Need;
}

/** There are, there must be, and the difference. */
export interface Need {
  readonly present: number;
  readonly least: number;
  readonly missing: number;
}

/** Trades and days that the hypotheses of the two verdicts lack; those with the same needs share a line. */
export function missingSamples(trials: readonly Trial[]): readonly MissingSample[] {
  const lines = new Map<string, MissingSample>();
  for (const { hypothesis, finding } of trials) {
    const trades = needOf(finding?.trades ?? 0, hypothesis.leastSample.trades);
    const days = needOf(finding?.days ?? 0, hypothesis.leastSample.days);
    const decides = hypothesis.family === "effect" || hypothesis.family === "advertised";
    if (!decides || (trades.missing === 0 && days.missing === 0)) continue;
    const key = JSON.stringify([trades, days]);
    lines.set(key, { hypotheses: [...(lines.get(key)?.hypotheses ?? []), hypothesis.id], trades, days });
  }
  return [...lines.values()];
}

/** What it would take to reach a verdict. */
export function missingSample(trials: readonly Trial[]): Content {
  const lines = missingSamples(trials);
  if (lines.length === 0) {
    return html`<p>Every hypothesis of the two verdicts has the trades and days that were asked for before the numbers were seen.</p>
`;
  }
  const most = (key: "trades" | "days"): number => Math.max(...lines.map((line) => line[key].missing));
  const untestable = new Set(trials.filter(({ verdict }) => verdict === "NOT_TESTABLE").map(({ reason }) => reason));
  const need = (title: string, value: (line: MissingSample) => number) => ({
    title,
    numeric: true,
    cell: (line: MissingSample) => integer(value(line)),
  });
  return html`${[...untestable].map(
    (reason) => html`<p>Before any number of trades counts, the data must have what these lack: ${reason}.</p>
`,
  )}<p>Still missing for a verdict on everything: <strong>${[
    most("trades") > 0 && counted(most("trades"), "trade"),
    most("days") > 0 && `${counted(most("days"), "day")} with trades`,
  ]
    .filter((part) => part !== false)
    .join(" and ")}</strong>.</p>
${dataTable<MissingSample>(
  "Sample behind each hypothesis, and what it is short of",
  [
    { title: "hypotheses", heading: true, cell: ({ hypotheses }) => hypotheses.map((id) => html`<code>${id}</code> `) },
    need("trades", ({ trades }) => trades.present),
    need("asked for", ({ trades }) => trades.least),
    need("missing", ({ trades }) => trades.missing),
    need("days", ({ days }) => days.present),
    need("asked for", ({ days }) => days.least),
    need("missing", ({ days }) => days.missing),
  ],
  lines,
)}`;
}

function needOf(present: number, least: number): Need {
  return { present, least, missing: Math.max(0, least - present) };
}
