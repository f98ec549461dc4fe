import type { Finding, Hypothesis, Trial, Verdict } from "../hypotheses/hypothesis.js";
import type { JudgedCriterion } from "../hypotheses/roadmap-criterion.js";
import { criteriaTable } from "./criteria-table.js";
import { decimal, integer, percent } from "./format.js";
import { type Content, type Html, html } from "./html.js";
import { intervalGlyph } from "./interval-glyph.js";
import { inUnit, power, probability, quantity } from "./quantity.js";
import type { Section } from "./section.js";
import { verdictBadge, verdictWords } from "./verdict-words.js";

const families: readonly (readonly [Hypothesis["family"], string])[] = [
  ["effect", "Is there an effect?"],
  ["advertised", "Is it as advertised?"],
  ["timing", "Does hedging come when it should?"],
  ["direction", "Where does the price go about heavy strikes?"],
  ["selection", "Is it more than the best of many trials?"],
  ["secondary", "The document’s secondary hypotheses"],
  ["calibration", "The detector itself"],
  ["companion", "Companions, which the document writes or asks for beside its hypotheses: they decide nothing"],
  ["exploratory", "Breakdowns of the trades: exploratory, they prove nothing by themselves"],
];

const sides: Readonly<Record<Hypothesis["side"], string>> = {
  greater: "above",
  less: "below",
  different: "other than",
};

const columns = ["claim and null", "estimate and interval", "p", "sample", "power", "verdict"] as const;

/**
 * Every hypothesis that was tried: what was claimed, what was found, on how much, and what it comes to.
 *
 * @param criteria of the document, which rest on the hypotheses for the most part
 */
export function hypothesisSection(trials: readonly Trial[], criteria: readonly JudgedCriterion[]): Section {
  const timed = trials.some(({ hypothesis }) => hypothesis.family === "timing");
  return {
    id: "hypotheses",
    title: "Hypotheses",
    body: html`<p>Claims, nulls, levels and least samples were fixed before the numbers were seen. Within the first ${timed ? "three" : "two"} groups every part must hold, so each is
tried at the full level.${trials.some(({ hypothesis }) => hypothesis.family === "direction") && " The tests of direction look at one question from several sides: each is two-sided at the full level, and none is corrected for the others."} Secondary hypotheses are adjusted for one another (Holm), and are exploratory where the primary hypothesis is not supported. The Sharpe ratio is held against
the best of all trials that the ledger knows; nothing else is corrected for other presets or for earlier runs.</p>
<div class="scroll" role="region" aria-label="Hypotheses" tabindex="0"><table class="hypotheses" role="table">
<caption><span>Hypotheses (n = ${integer(trials.length)}): stroke = claimed value, dot = estimate, bar = interval, each on its own scale</span></caption>
<thead role="rowgroup"><tr role="row">${columns.map((title) => html`<th scope="col" role="columnheader">${title}</th>`)}</tr></thead>
${families.map(([family, title]) =>
  group(
    title,
    trials.filter(({ hypothesis }) => hypothesis.family === family),
  ),
)}</table></div>
<details><summary>What the five verdicts mean</summary><dl class="glossary">${(["SUPPORTED", "NOT_DEMONSTRATED", "REFUTED", "INSUFFICIENT_DATA", "NOT_TESTABLE"] as const).map(glossary)}</dl></details>
${criteriaTable(criteria)}`,
  };
}

function group(title: string, trials: readonly Trial[]): Content {
  if (trials.length === 0) return null;
  return html`<tbody role="rowgroup"><tr role="row" class="group"><th scope="rowgroup" role="rowheader" colspan="${columns.length}">${title}</th></tr>
${trials.map(row)}</tbody>
`;
}

function row({ hypothesis, finding, verdict, reason, adjustment, standing }: Trial): Html {
  const cells: readonly Content[] = [
    html`<code>${hypothesis.id}</code> <strong>${hypothesis.claim}</strong><span class="note">Null: ${hypothesis.nullHypothesis}.</span><span class="note">Statistic: ${hypothesis.statistic}.</span>${planless(hypothesis)}`,
    finding ? estimate(hypothesis, finding) : "not computed",
    finding ? p(hypothesis, finding, adjustment) : "–",
    finding ? sample(hypothesis, finding) : "–",
    finding ? design(hypothesis, finding) : "–",
    html`${verdictBadge(verdict)}<span class="note">${reason}</span>${standing === "exploratory" && finding && html`<span class="note">exploratory</span>`}${finding?.violated.map((assumption) => html`<span class="note violated">Assumption not met: ${assumption}</span>`)}`,
  ];
  return html`<tr role="row">${cells.map((cell, k) =>
    k === 0
      ? html`<th scope="row" role="rowheader" data-label="${columns[k]}">${cell}</th>`
      : html`<td role="cell" data-label="${columns[k]}">${cell}</td>`,
  )}</tr>
`;
}

function estimate({ claimed, unit, side }: Hypothesis, finding: Finding): Content {
  const { interval } = finding;
  const range = interval
    ? html`${percent(interval.level, 0)}: ${inUnit(interval.lower, unit)} to ${inUnit(interval.upper, unit)}<span class="note">${interval.method}</span>`
    : "no interval";
  return html`<strong>${quantity(finding.estimate, unit)}</strong>${intervalGlyph(finding, claimed)}<span class="range">${range}</span><span class="note">claimed: ${sides[side]} ${inUnit(claimed, unit)}</span>`;
}

function p({ level, side, tails }: Hypothesis, { pValue, method }: Finding, adjustment: Trial["adjustment"]): Content {
  if (pValue === null) return html`–<span class="note">the interval decides; level ${level}</span>`;
  const sided = tails === "one-sided" ? `one-sided (${side})` : tails;
  const adjusted =
    adjustment &&
    html`<span class="note">adjusted ${probability(adjustment.pValue)} (${adjustment.method}, ${integer(adjustment.tests)} tests)</span>`;
  return html`${probability(pValue)}${adjusted}<span class="note">${sided}, level ${level}</span><span class="note">${method}</span>`;
}

/** Why no true value is planned for; where one is, it stands beside the power. */
function planless({ design: planned }: Hypothesis): Content {
  return planned.law === null && html`<span class="note">No power is stated: ${planned.reason}.</span>`;
}

function design({ design: planned }: Hypothesis, { power: own }: Finding): Content {
  if (own) return html`${power(own.value)}<span class="note">if ${own.alternative}</span>`;
  return planned.law === null ? "–" : html`–<span class="note">not known at ${planned.words}</span>`;
}

function sample({ counts }: Hypothesis, { trades, days, designEffect }: Finding): Content {
  const effect = Number.isNaN(designEffect)
    ? null
    : html`<span class="note">design effect ${decimal(designEffect, 2)}</span>`;
  return html`${integer(trades)} ${counts}<br>${integer(days)} days${effect}`;
}

function glossary(verdict: Verdict): Html {
  return html`<dt>${verdictBadge(verdict)}</dt><dd>${verdictWords[verdict].meaning}</dd>`;
}
