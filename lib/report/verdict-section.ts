import type { CombinedVerdict } from "../hypotheses/combine-verdicts.js";
import type { Gate } from "../hypotheses/gate.js";
import type { Hypothesis, Trial } from "../hypotheses/hypothesis.js";
import type { RivalExplanations } from "../hypotheses/rival-explanations.js";
import { gateTable } from "./gate-table.js";
import { type Content, type Html, html } from "./html.js";
import { missingSample } from "./missing-sample.js";
import { rivalsTable } from "./rivals-table.js";
import type { Section } from "./section.js";
import { sentence } from "./sentence.js";
import { gateWords, verdictBadge, verdictClass, verdictWords } from "./verdict-words.js";

/** What the verdicts rest on. */
export interface VerdictInput {
  readonly primary: CombinedVerdict;
  readonly effect: CombinedVerdict;
  readonly advertised: CombinedVerdict;
  readonly rivals: RivalExplanations;
  readonly gate: Gate;
  readonly trials: readonly Trial[];
  /** Results of the judged sessions: what they bring gives the pace. */
  readonly daily: readonly unknown[];
  /** What the document's primary hypothesis claims, as a clause, and which parts of it must all hold. */
  readonly primaryClaim: string;
  readonly primaryParts: string;
  /** What else has to be said before what the data cannot show. */
  readonly more?: Content;
  /** What these data cannot show, each as a clause or a sentence. */
  readonly limits: readonly string[];
}

const effectParts =
  "The trades must beat the same exits at other times, and must earn money after costs: both have to hold.";
const advertisedParts = "The strategy document claims a size, not only an effect: all of these have to hold.";

/** The answer first, in words: is there an effect, is it as advertised, what does the document's own gate say, what is missing. */
export function verdictSection(input: VerdictInput): Section {
  const { primary, effect, advertised, gate, trials, limits } = input;
  return {
    id: "verdict",
    title: "Verdict",
    body: html`<div class="verdicts">
${combined("Is there an effect?", effectParts, effect, trials, "effect")}${combined("Is it as advertised?", advertisedParts, advertised, trials, "advertised")}${gateCard(gate)}</div>
<p>The document’s primary hypothesis, ${input.primaryClaim}: ${verdictBadge(primary.verdict)} ${sentence(primary.reason)} <span class="muted">${input.primaryParts}</span></p>
${input.more}<h3>What else could explain it</h3>
${rivalsTable(input.rivals)}<h3>What these data cannot show</h3>
<ul class="limits">${limits.map((limit) => html`<li>${sentence(limit)}</li>`)}</ul>
<h3>What it would take</h3>
${missingSample(trials, input.daily.length)}`,
  };
}

function combined(
  question: string,
  parts: string,
  { verdict }: CombinedVerdict,
  trials: readonly Trial[],
  family: Hypothesis["family"],
): Html {
  const own = trials.filter(({ hypothesis }) => hypothesis.family === family);
  const reasons = new Set(own.map(({ reason }) => reason));
  const shared = reasons.size === 1 ? own[0]!.reason : null;
  return html`<article class="card ${verdictClass(verdict)}"><h3>${question}</h3>
<p class="answer">${verdictBadge(verdict)}</p>
<p>${verdictWords[verdict].meaning} ${shared !== null && html`<strong>${sentence(shared)}</strong>`} <span class="muted">${parts}</span></p>
<ul class="parts">${own.map((trial) => part(trial, shared === null))}</ul></article>
`;
}

function part({ hypothesis, verdict, reason }: Trial, withReason: boolean): Content {
  const why = withReason && html` <span class="muted">${sentence(reason)}</span>`;
  return html`<li>${verdictBadge(verdict)} ${sentence(hypothesis.claim)}${why}</li>`;
}

function gateCard(gate: Gate): Html {
  return html`<article class="card gate ${verdictClass(gate.validity)}"><div><h3>What does the document’s own gate say?</h3>
<p class="answer">${verdictBadge(gate.validity)}</p>
<p>${sentence(gate.reason)} <span class="muted">${gateWords[gate.validity].meaning} It is printed as the document codes it: point estimates without
intervals, and a p against a coin, which any trade with a near target and a far stop would beat.</span></p></div>
<div>${gateTable(gate)}</div></article>
`;
}
