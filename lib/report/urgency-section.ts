import type { Urgency, UrgencyParameters } from "../classifiers/urgency.js";
import type { ClassPerformance } from "../execution/performance.js";
import type { ClassSignatures } from "../hypotheses/class-signatures.js";
import type { MagnitudeRate } from "../hypotheses/magnitude-rates.js";
import { answersTable } from "./answers-table.js";
import { dataTable } from "./data-table.js";
import { counted, decimal, integer, percent } from "./format.js";
import { type Content, html } from "./html.js";
import { classMark } from "./palette.js";
import { probability } from "./quantity.js";
import type { Section } from "./section.js";

/** What is said of the document's classes. */
export interface UrgencyInput {
  /** All trades first, then the classes. */
  readonly performance: readonly ClassPerformance[];
  readonly magnitudes: readonly MagnitudeRate[];
  readonly signatures: ClassSignatures | null;
  readonly parameters: Pick<UrgencyParameters, "panicTarget" | "pinTarget">;
}

/** The classes against what is claimed of them: win rate, magnitude, difference. */
export function urgencySection({ performance, magnitudes, signatures, parameters }: UrgencyInput): Section {
  const targets: Readonly<Partial<Record<Urgency, number>>> = {
    PIN_RISK_MANAGEMENT: parameters.pinTarget,
    ASSIGNMENT_PANIC: parameters.panicTarget,
  };
  const classes = performance.filter(({ label }) => label in targets);
  return {
    id: "urgency",
    title: "Urgency classes",
    body: html`${dataTable<ClassPerformance>(
      `Win rate by class against the one that is claimed of it (n = ${counted(performance[0]?.sampleSize ?? 0, "trade")})`,
      [
        { title: "class", heading: true, cell: ({ label }) => classMark(label).name },
        { title: "trades", numeric: true, cell: ({ sampleSize }) => integer(sampleSize) },
        { title: "won", numeric: true, cell: ({ wins }) => integer(wins) },
        { title: "win rate", numeric: true, cell: ({ winRate }) => percent(winRate) },
        { title: "claimed", numeric: true, cell: ({ label }) => percent(targets[label as Urgency]!, 0) },
        { title: "in words", prose: true, cell: (own) => say(own, targets[own.label as Urgency]!) },
      ],
      classes,
    )}
<h3>What the announced magnitudes are worth</h3>
${magnitudeTable(magnitudes)}
<h3>Do the two classes differ?</h3>
${signatureTable(signatures)}`,
  };
}

function say({ sampleSize, winRate }: ClassPerformance, target: number): string {
  if (sampleSize === 0) return "No trade of this class.";
  const few = sampleSize < 10 ? " The document asks for ten trades before a class is judged." : "";
  return `${winRate >= target ? "At or above" : "Below"} the claim, as a point estimate.${few}`;
}

function magnitudeTable(magnitudes: readonly MagnitudeRate[]): Content {
  if (magnitudes.length === 0)
    return html`<p>No alert had a class that announces a magnitude.</p>
`;
  return html`<p>A move of some size is a prediction only where an ordinary price would seldom make it. Base rates: a normal law with the standard deviation of each expiry, without any steering.</p>
${dataTable<MagnitudeRate>(
  "Chance of the announced move with nothing but ordinary volatility",
  [
    { title: "class", heading: true, cell: ({ name }) => classMark(name).name },
    {
      title: "announced",
      cell: (own) => `${own.fromPoints} to ${own.toPoints} points in ${own.fromMinutes} to ${own.toMinutes} min`,
    },
    { title: "expiries", numeric: true, cell: ({ expiries }) => integer(expiries) },
    { title: "deviation at first (points)", numeric: true, cell: ({ first }) => decimal(first.deviation, 1) },
    { title: "at least that far, at first", numeric: true, cell: ({ first }) => percent(first.atLeast) },
    { title: "within the range, at first", numeric: true, cell: ({ first }) => percent(first.within) },
    { title: "deviation at last (points)", numeric: true, cell: ({ last }) => decimal(last.deviation, 1) },
    { title: "at least that far, at last", numeric: true, cell: ({ last }) => percent(last.atLeast) },
    { title: "within the range, at last", numeric: true, cell: ({ last }) => percent(last.within) },
  ],
  magnitudes,
)}<p class="note">First and last are the ends of the announced duration.</p>`;
}

const questions = [
  ["win-rate", "Win rate", "of trades"],
  ["hold", "Minutes held", "Cliff delta"],
  ["magnitude", "Observed move", "Cliff delta"],
  ["distribution", "Law of net points", "KS distance"],
] as const;

function signatureTable(signatures: ClassSignatures | null): Content {
  if (!signatures)
    return html`<p>One of the two classes has no trade, so they cannot be compared.</p>
`;
  const [a, b] = signatures.classes.map((label) => classMark(label).name);
  const [m, n] = signatures.trades;
  return answersTable(
    `${a} (${counted(m, "trade")}) against ${b} (${counted(n, "trade")})`,
    questions.map(([signature, question, unit]) => {
      const { finding, pIndependent } = signatures.tests[signature];
      return {
        question,
        unit,
        answer: { finding, reason: null },
        note: `p if trades were independent: ${probability(pIndependent)}`,
      };
    }),
  );
}
