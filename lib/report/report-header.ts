import type { DatasetDescription } from "../market/session.js";
import { factsHtml } from "./facts.js";
import { counted } from "./format.js";
import { type Html, html } from "./html.js";
import { sentence } from "./sentence.js";

/** What a report is about. */
export interface ReportIdentity {
  /** Name of the strategy, e.g. `Volume shock`. */
  readonly strategy: string;
  readonly preset: { readonly name: string; readonly meaning: string };
  readonly dataset: DatasetDescription;
  /** Hold-out, in words. */
  readonly holdOut: string;
  /** Zone in which the page shows instants. */
  readonly zone: string;
  /** Digest of the evidence package. */
  readonly digest: string;
}

/** The head of a report: which strategy in which reading, on which data, and whether these were real. */
export function reportHeader({ strategy, preset, dataset, holdOut, zone, digest }: ReportIdentity): Html {
  const { dates } = dataset;
  return html`<header>
<h1>${strategy} <span class="on">on</span> <span class="dataset">${dataset.name}</span></h1>
${
  dataset.generated !== null &&
  html`<p class="generated" role="note"><strong>Generated data, not a market.</strong> ${dataset.generated}</p>
`
}<p class="preset">Preset <strong>${preset.name}</strong>: ${preset.meaning}.</p>
${factsHtml(
  [
    ["data", html`${dataset.format}, ${counted(dates.length, "session")}`],
    ["dates", dates.length === 0 ? "none" : html`${dates[0]} to ${dates.at(-1)}`],
    ["times", zone],
    ["data digest", html`<code>${dataset.digest.slice(0, 12)}</code>`],
    ["package digest", html`<code>${digest.slice(0, 12)}</code>`],
  ],
  "columns",
)}<p class="muted">${sentence(holdOut)}</p></header>
`;
}
