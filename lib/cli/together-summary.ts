import type { Json } from "../evidence/canonical-json.js";
import type { JointPrimary } from "../hypotheses/both-strategies.js";
import { number, probability, wrapped } from "./study-summary.js";
import { textTable } from "./text-table.js";

/** What the strategies' primary hypotheses come to together, on the terminal: in words first, then the numbers. */
export function togetherSummary(joint: readonly JointPrimary[]): string {
  return [
    "",
    `All strategies together: ${shownInWords(joint)}`,
    ...wrapped(
      "The primary hypotheses are tried as one family (Holm). Each strategy has a level of its own, so p / level is adjusted: below 1 a hypothesis is shown beside the others.",
    ),
    ...joint.flatMap(({ strategy, reason }) =>
      reason === null ? [] : wrapped(`${strategy} has no p and counts as the largest: ${reason}`),
    ),
    "",
    textTable(
      ["primary hypothesis of", "p", "level", "p / level", "adjusted", "shown together"],
      joint.map(({ strategy, pValue, alpha, ratio, adjustedRatio, rejected }) => [
        strategy,
        probability(pValue),
        String(alpha),
        number(ratio),
        number(adjustedRatio),
        rejected === null ? "no p" : rejected ? "yes" : "no",
      ]),
    ),
    "",
  ].join("\n");
}

function shownInWords(joint: readonly JointPrimary[]): string {
  const shown = joint.filter(({ rejected }) => rejected === true).map(({ strategy }) => strategy);
  if (shown.length === 0) return "no primary hypothesis is shown";
  if (shown.length === joint.length) return "every primary hypothesis is shown";
  return `of ${joint.length} primary hypotheses, that of ${shown.join(", ")} is shown`;
}

/** The same for machines. */
export function togetherJson(joint: readonly JointPrimary[]): Json {
  return {
    method: "Holm on p / alpha over the primary hypotheses; one without a p counts as the largest",
    primaries: joint.map(({ strategy, pValue, alpha, ratio, adjustedRatio, rejected, reason }) => ({
      ...{ strategy, p_value: pValue, alpha, ratio },
      ...{ ratio_adjusted: adjustedRatio, rejected, reason },
    })),
  };
}
