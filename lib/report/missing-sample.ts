import type { Trial } from "../hypotheses/hypothesis.js";
import { type DesignNeed, type Need, neededSample } from "../hypotheses/needed-sample.js";
import { dataTable } from "./data-table.js";
import { counted, integer, noAnswer, percent } from "./format.js";
import { type Content, type Html, html } from "./html.js";
import { sentence } from "./sentence.js";

/** What some hypotheses with the same sample still need before they may say anything. */
export interface MissingSample {
  readonly hypotheses: readonly string[];
  readonly trades: Need;
  readonly days: Need;
}

/** Trades and days that the hypotheses of the two verdicts lack; those with the same needs share a line. */
export function missingSamples(trials: readonly Trial[], sessions: number): readonly MissingSample[] {
  const lines = new Map<string, MissingSample>();
  for (const trial of trials) {
    const { hypothesis } = trial;
    const { trades, days } = neededSample(trial, sessions);
    const decides = hypothesis.family === "effect" || hypothesis.family === "advertised";
    if (!decides || (trades.missing === 0 && days.missing === 0)) continue;
    const key = JSON.stringify([trades, days]);
    lines.set(key, { hypotheses: [...(lines.get(key)?.hypotheses ?? []), hypothesis.id], trades, days });
  }
  return [...lines.values()];
}

/**
 * What it would take to reach a verdict: the least sample first, then the sample that a true value as planned takes.
 *
 * @param sessions judged sessions of the study
 */
export function missingSample(trials: readonly Trial[], sessions: number): Content {
  return html`${leastSample(trials, sessions)}${designSample(trials, sessions)}`;
}

function leastSample(trials: readonly Trial[], sessions: number): Content {
  const lines = missingSamples(trials, sessions);
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

interface Open {
  readonly trial: Trial;
  readonly design: DesignNeed;
}

/** Claims that are neither shown nor refuted nor beyond these data, but for what decides nothing anyway. */
function designSample(trials: readonly Trial[], sessions: number): Content {
  const open = trials
    .filter(({ verdict }) => verdict === "NOT_DEMONSTRATED" || verdict === "INSUFFICIENT_DATA")
    .filter(({ hypothesis: { family } }) => family !== "companion" && family !== "calibration")
    .map((trial) => ({ trial, need: neededSample(trial, sessions) }));
  const planned = open.flatMap(({ trial, need: { design } }): readonly Open[] => (design ? [{ trial, design }] : []));
  const reasons = [...new Set(open.flatMap(({ need }) => need.noDesign ?? []))];
  const without = reasons.map((reason) => {
    const ids = open.filter(({ need }) => need.noDesign === reason).map(({ trial }) => trial.hypothesis.id);
    return `${ids.join(", ")}: ${reason}`;
  });
  return html`${planned.length > 0 && designTable(planned)}${
    without.length > 0 &&
    html`<p class="note">No such sample is counted for these. ${without.map(sentence).join(" ")}</p>
`
  }`;
}

function designTable(planned: readonly Open[]): Html {
  const count = (value: number): string => (Number.isNaN(value) ? noAnswer : integer(value));
  const number = (title: string, value: (design: DesignNeed) => number) => ({
    title,
    numeric: true,
    cell: ({ design }: Open) => count(value(design)),
  });
  return html`<p>The least sample allows a verdict; it does not make one likely. A true value as large as the one that a test is planned for, never the
observed one, is shown with the stated power by the sample below. Sessions follow from the pace that was seen here.</p>
${dataTable<Open>(
  "Sample at which a claim that is open would be shown, were the value it is planned for true",
  [
    { title: "hypothesis", heading: true, cell: ({ trial }) => html`<code>${trial.hypothesis.id}</code>` },
    {
      title: "planned for",
      prose: true,
      cell: ({ design }) => html`${sentence(design.words)}<span class="note">${design.method}</span>`,
    },
    { title: "power", numeric: true, cell: ({ design }) => percent(design.power, 0) },
    {
      title: "there are",
      numeric: true,
      cell: ({ trial: { hypothesis, finding } }) =>
        html`${integer(finding?.trades ?? 0)}<span class="note">${hypothesis.counts}</span>`,
    },
    number("it takes", ({ trades }) => trades),
    number("days with them", ({ days }) => days),
    number("sessions", ({ sessions }) => sessions),
  ],
  planned,
)}`;
}
