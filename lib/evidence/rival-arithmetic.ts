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
  const ids = new Set(trials.map(({ hypothesis }) => hypothesis.id));
  const tests = testsOf(Object.fromEntries(trials.map(({ hypothesis }) => [hypothesis.id, hypothesis])));
  const missing = tests.find(({ hypothesis }) => !ids.has(hypothesis));
  if (missing) {
    const place = { file, steps: ["hypotheses"], found: content.hypotheses };
    return [faultAt(place, missing.hypothesis, "lack a hypothesis that speaks to a rival explanation")];
  }
  const claims = [
    ["primary", "primary"],
    ["effect", "effect"],
    ["as_advertised", "advertised"],
  ] as const;
  const readings = readingsOf(
    trials,
    tests.map(({ hypothesis }) => hypothesis),
  ).map((own) => rivalExplanations(own, tests));
  return claims.flatMap(([claim, name]) => {
    const found = content.verdicts.rival_explanations[claim];
    return readings[0]![name].flatMap(({ rival, ...expected }, k) => {
      const statements = readings.map((own) => own[name][k]!.statement);
      const printed = found[rival]!.statement;
      return disagreements(
        { file, steps: ["verdicts", "rival_explanations", claim, rival], found: found[rival] },
        { ...expected, statement: statements.includes(printed) ? printed : statements[0] },
        "does not follow from the trials that speak to it",
      );
    });
  });
}

/**
 * What the trials may have been: a p without an answer is written as null, as is that of a method without one, and the sentences tell
 * them apart.
 */
function readingsOf(trials: readonly Trial[], ids: readonly string[]): readonly (readonly Trial[])[] {
  return trials.reduce<readonly (readonly Trial[])[]>(
    (readings, trial) => {
      const own = ids.includes(trial.hypothesis.id) ? readingsOfTrial(trial) : [trial];
      return own.flatMap((reading) => readings.map((before) => [...before, reading]));
    },
    [[]],
  );
}

function readingsOfTrial(trial: Trial): readonly Trial[] {
  const { finding, adjustment } = trial;
  const silent = finding !== null && adjustment === null && finding.pValue === null && finding.interval !== null;
  return silent ? [trial, { ...trial, finding: { ...finding, pValue: Number.NaN } }] : [trial];
}
