import { marketOf, type PriorTrials } from "../evidence/ledger-line.js";
import { priorTrialsSentence } from "../evidence/ledger-trials.js";
import { looksSentence } from "../evidence/vault.js";
import type { DatasetDescription, InputFile } from "../market/session.js";
import { dataTable } from "./data-table.js";
import { factsHtml } from "./facts.js";
import { integer } from "./format.js";
import { html } from "./html.js";
import type { Section } from "./section.js";
import { sentence } from "./sentence.js";

/** What it takes to get the same page again. */
export interface ReproduceInput {
  readonly command: string;
  readonly version: string;
  /** Digest of the evidence package. */
  readonly digest: string;
  readonly prior: PriorTrials;
  readonly seed: number;
  readonly dataset: DatasetDescription;
  readonly holdOut: string;
}

/** Most input files listed on the page. */
const most = 100;

/** The way back: command, digests, seed, versions, what was held out. */
export function reproduceSection(input: ReproduceInput): Section {
  const { command, version, digest, prior, seed, dataset, holdOut } = input;
  const { files } = dataset;
  return {
    id: "reproduce",
    title: "How to reproduce",
    body: html`<pre class="command" tabindex="0"><code>${command}</code></pre>
<p>${sentence(priorTrialsSentence(prior))}${prior.trials > 0 ? " Of the verdicts, T7 alone counts them." : ""}</p>
<p>${sentence(looksSentence(prior.looks, marketOf({ data: dataset.digest, market: dataset.market })))}</p>
<p>Same data, parameters, seed, version and ledger give the same package, byte for byte; this page besides prints the command as it was typed. <code>manifest.json</code> beside this page lists what went in.</p>
${factsHtml(
  [
    ["strikelab", version],
    ["seed", html`<code>${String(seed)}</code>`],
    ["package digest (SHA-256)", html`<code>${digest}</code>`],
    ["data digest (SHA-256)", html`<code>${dataset.digest}</code>`],
    ["ledger head then (SHA-256)", html`<code>${prior.head}</code>`],
    ["hold-out", holdOut],
  ],
  "lines",
)}
<details><summary>Files read (${integer(files.length)})</summary>
${dataTable<InputFile>(
  files.length > most
    ? `Files read (first ${most} of ${integer(files.length)}; all are in manifest.json)`
    : `Files read (n = ${integer(files.length)})`,
  [
    { title: "file", heading: true, cell: ({ name }) => name },
    { title: "bytes", numeric: true, cell: ({ bytes }) => integer(bytes) },
    { title: "SHA-256", cell: ({ sha256 }) => html`<code>${sha256}</code>` },
  ],
  files.slice(0, most),
)}</details>
`,
  };
}
