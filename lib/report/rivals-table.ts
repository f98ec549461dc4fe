import {
  combinedClaims,
  type RivalExplanation,
  type RivalExplanations,
  rivalsInWords,
  rivalWords,
} from "../hypotheses/rival-explanations.js";
import { dataTable } from "./data-table.js";
import { type Content, type Html, html } from "./html.js";
import { capitalised, sentence } from "./sentence.js";

const questions = {
  primary: "The document’s primary hypothesis",
  effect: "Is there an effect?",
  advertised: "Is it as advertised?",
} as const;

const states: Readonly<Record<RivalExplanation["state"], readonly [sign: string, name: string, look: string]>> = {
  excluded: ["✓", "excluded", "met"],
  remains: ["○", "remains", "open"],
  "not-testable": ["∅", "not testable", "open"],
};

/** What else could explain each verdict: which rival a test excludes, which remains, by which numbers. */
export function rivalsTable(explanations: RivalExplanations): Html {
  return html`<p>A result is no proof of hedging while something else explains it as well. Of an effect: <strong>${rivalsInWords(explanations.effect)}</strong>. A rival is excluded
only when every test that decides about it is supported; a test that lacked data or power excludes nothing.</p>
${table(questions.effect, explanations.effect)}<details><summary>The same of the other verdicts</summary>${combinedClaims
    .filter((claim) => claim !== "effect")
    .map((claim) => table(questions[claim], explanations[claim]))}</details>
`;
}

function table(question: string, explanations: readonly RivalExplanation[]): Html {
  return dataTable<RivalExplanation>(
    `Rival explanations: ${question}`,
    [
      {
        title: "rival",
        heading: true,
        prose: true,
        cell: ({ rival }) => html`${capitalised(rival)}<span class="note">${rivalWords[rival]}</span>`,
      },
      { title: "state", cell: ({ state }) => stateOf(state) },
      { title: "by these trials", prose: true, cell: ({ statement }) => sentence(statement) },
      { title: "which speak to it because", prose: true, cell: ({ tests }) => reasonsOf(tests) },
    ],
    explanations,
  );
}

function stateOf(state: RivalExplanation["state"]): Content {
  const [sign, name, look] = states[state];
  return html`<span class="${look}">${sign} ${name}</span>`;
}

/** Reasons that several trials share are told once. */
function reasonsOf(tests: RivalExplanation["tests"]): Content {
  const reasons = [...new Set(tests.map(({ why }) => why))];
  return reasons.map((why) => {
    const ids = tests.filter((test) => test.why === why).map(({ hypothesis }) => html`<code>${hypothesis}</code> `);
    return html`<span class="note">${ids}${why}</span>`;
  });
}
