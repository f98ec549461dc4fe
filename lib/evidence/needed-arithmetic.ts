import { disagreements } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { judgedSessions } from "./schedule-arithmetic.js";
import { trialsJson } from "./trial-json.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

/** What it would take to reach a verdict, of every trial: it follows from the trial and the number of judged sessions. */
export function neededFaults(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<{ readonly hypotheses: readonly WrittenTrial[] }>(contents, "evidence.json");
  const again = trialsJson(content.hypotheses.map(writtenTrial), judgedSessions(contents)) as unknown as readonly {
    readonly needed: unknown;
  }[];
  return content.hypotheses.flatMap(({ needed, id }, k) =>
    disagreements(
      { file, steps: ["hypotheses", k, "needed"], found: needed },
      again[k]!.needed,
      `does not follow from the trial ${id} and the judged sessions`,
    ),
  );
}
