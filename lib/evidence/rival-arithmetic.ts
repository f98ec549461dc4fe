import type { Hypothesis, Trial } from "../hypotheses/hypothesis.js";
import { type RivalExplanation, type RivalTest, rivalExplanations } from "../hypotheses/rival-explanations.js";
import { disagreements, faultAt } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

type WrittenRival = Omit<RivalExplanation, "rival">;

interface ExplainedEvidence {
  readonly hypotheses: readonly WrittenTrial[];
  readonly verdicts: {
    readonly rival_explanations: Readonly<
      Record<"primary" | "effect" | "as_advertised", Readonly<Record<string, WrittenRival>>>
    >;
  };
}

/**
 * What else could explain the verdicts: state and sentence follow from the trials that speak to it.
 *
 * @param testsOf which hypotheses of the strategy speak to which rival
 */
export function rivalFaults(
  contents: PackageContents,
  testsOf: (hypotheses: Readonly<Record<string, Hypothesis>>) => readonly RivalTest[],
): readonly PackageFault[] {
  const { file, content } = contentOf<ExplainedEvidence>(contents, "evidence.json");
  const trials = content.hypotheses.map(writtenTrial);
  const byId = new Map(trials.map((trial) => [trial.hypothesis.id, trial]));
  const tests = testsOf(Object.fromEntries(trials.map(({ hypothesis }) => [hypothesis.id, hypothesis])));
  const missing = tests.find(({ hypothesis }) => !byId.has(hypothesis));
  if (missing) {
    const place = { file, steps: ["hypotheses"], found: content.hypotheses };
    return [faultAt(place, missing.hypothesis, "lack a hypothesis that speaks to a rival explanation")];
  }
  const again = rivalExplanations(trials, tests);
  const claims = [
    ["primary", again.primary],
    ["effect", again.effect],
    ["as_advertised", again.advertised],
  ] as const;
  return claims.flatMap(([claim, explanations]) => {
    const found = content.verdicts.rival_explanations[claim];
    const expected = Object.fromEntries(
      explanations.map(({ rival, statement, ...told }) => [
        rival,
        {
          ...told,
          statement: told.tests.some((own) => isSilent(byId.get(own.hypothesis)!))
            ? found[rival]?.statement
            : statement,
        },
      ]),
    );
    return disagreements(
      { file, steps: ["verdicts", "rival_explanations", claim], found },
      expected,
      "does not follow from the trials that speak to it",
    );
  });
}

/** A p without an answer is written as null, as is that of a method without one: the sentence would tell them apart. */
function isSilent({ finding, adjustment }: Trial): boolean {
  return finding !== null && adjustment === null && finding.pValue === null && finding.interval !== null;
}
