import type { SteeringRule } from "../detectors/expiration-pressure-detect.js";
import type { Trial } from "../hypotheses/hypothesis.js";
import type { SteeringFinding } from "../hypotheses/steering-finding.js";
import { counted, percent, signed } from "./format.js";
import { type Content, type Html, html } from "./html.js";
import { probability } from "./quantity.js";
import { sentence } from "./sentence.js";

/** What is known of the direction, and what was traded on. */
export interface SteeringInput {
  readonly steering: SteeringFinding;
  /** Trials of the displacement from the heaviest strike and of the sign of gamma; both are two-sided. */
  readonly displacement: Trial;
  readonly gamma: Trial;
  readonly traded: SteeringRule;
  /** What market makers were taken to hold where the sign of their gamma was traded on. */
  readonly assumption: string;
}

/** Where the price goes about heavy strikes: the finding as a sentence, and all three directions by name. */
export function steeringSummary({ steering, displacement, gamma, traded, assumption }: SteeringInput): Html {
  const under = traded === "GAMMA_SIGNED" ? `, taking market makers as “${assumption.replaceAll("-", " ")}”` : "";
  const own = (rule: SteeringRule): Content =>
    rule === traded && html` <span class="muted">(Traded by this preset${under}.)</span>`;
  return html`<h3>Where does the price go about heavy strikes?</h3>
<p><strong>${found(steering, displacement)}</strong> <span class="muted">${sentence(steering.statement)} Three two-sided tests together, adjusted for one another (Holm).</span></p>
<ul class="limits"><li><code>STEER_AWAY</code>, as the document is written: the displacement is above zero. ${numbers(displacement)}${own("STEER_AWAY")}</li>
<li><code>PIN_TOWARD</code>, what the literature mostly finds: it is below zero. The same test, which counts both sides.${own("PIN_TOWARD")}</li>
<li><code>GAMMA_SIGNED</code>: toward strikes where market makers are long gamma, away where they are short. ${sentence(gamma.hypothesis.statistic)} ${numbers(gamma)}${own("GAMMA_SIGNED")}</li></ul>
`;
}

function found({ found: direction }: SteeringFinding, { verdict, reason }: Trial): string {
  if (direction === "STEER_AWAY") return "Prices went away from heavy strikes (STEER_AWAY), beyond chance.";
  if (direction === "PIN_TOWARD") return "Prices went to heavy strikes (PIN_TOWARD), beyond chance.";
  if (verdict === "NOT_TESTABLE") return `No direction can be tested: ${reason}.`;
  return "No direction was shown beyond chance, neither away from heavy strikes nor to them.";
}

function numbers({ finding, reason, hypothesis }: Trial): string {
  if (!finding) return `Not computed: ${reason}.`;
  const { estimate, interval, pValue, trades, days } = finding;
  const range =
    interval && !Number.isNaN(interval.lower)
      ? `, ${percent(interval.level, 0)} interval ${signed(interval.lower, 2)} to ${signed(interval.upper, 2)}`
      : "";
  const p = pValue === null ? "" : `, two-sided p ${probability(pValue)}`;
  return `${signed(estimate, 2)} ${hypothesis.unit} on ${counted(trades, "expiry", "expiries")} of ${counted(days, "day")}${range}${p}.`;
}
