import type { ExperimentalValidity } from "../hypotheses/gate.js";
import type { Verdict } from "../hypotheses/hypothesis.js";
import { type Html, html } from "./html.js";

/** How a verdict is said. */
export interface VerdictWords {
  readonly name: string;
  /** Stands before the name, so that the verdict does not hang on its colour. */
  readonly sign: string;
  /** What it means, in a sentence. */
  readonly meaning: string;
}

export const verdictWords: Readonly<Record<Verdict, VerdictWords>> = {
  SUPPORTED: {
    name: "supported",
    sign: "✓",
    meaning: "Chance alone would produce such a result less often than the stated level allows.",
  },
  NOT_DEMONSTRATED: {
    name: "not demonstrated",
    sign: "○",
    meaning:
      "The sample is large enough to be judged, and the claim is neither shown at the strategy's level nor excluded by the interval.",
  },
  REFUTED: {
    name: "refuted",
    sign: "✕",
    meaning:
      "The opposite of the claim is shown at the strategy's own level: on these data the claim does not hold. A 95 % interval that excludes the claim is not enough by itself.",
  },
  INSUFFICIENT_DATA: {
    name: "insufficient data",
    sign: "…",
    meaning:
      "Too few trades or days for a verdict. How many it takes was fixed before the numbers were seen; what is printed describes this sample and proves nothing beyond it.",
  },
  NOT_TESTABLE: {
    name: "not testable",
    sign: "∅",
    meaning: "The data lack something that the test needs, and no substitute was put in its place.",
  },
};

/** The document's own words for its gate. */
export const gateWords: Readonly<Record<ExperimentalValidity, VerdictWords>> = {
  VALIDATED: { name: "validated", sign: "✓", meaning: "Every criterion that the document codes is met." },
  REJECTED: { name: "rejected", sign: "✕", meaning: "At least one criterion that the document codes is not met." },
  INSUFFICIENT_DATA: {
    name: "insufficient data",
    sign: "…",
    meaning: "The gate does not decide: it asks for more trades, or one of its criteria is not computed.",
  },
};

/** A verdict as a badge. */
export function verdictBadge(verdict: Verdict | ExperimentalValidity): Html {
  const { name, sign } = { ...gateWords, ...verdictWords }[verdict];
  return html`<span class="badge ${verdictClass(verdict)}"><span aria-hidden="true">${sign}</span> ${name}</span>`;
}

/** Name of a verdict in the style sheet. */
export function verdictClass(verdict: Verdict | ExperimentalValidity): string {
  return verdict.toLowerCase().replaceAll("_", "-");
}
