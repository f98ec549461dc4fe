import { disagreements, faultAt } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import { judgedSessions } from "./schedule-arithmetic.js";
import { trialsJson } from "./trial-json.js";
import { type WrittenTrial, writtenTrial } from "./written-trial.js";

/** What it would take to reach a verdict, of every trial: it follows from the trial and the number of judged sessions. */
export function neededFaults(contents: PackageContents): readonly PackageFault[] {
  const { file, content } = contentOf<{ readonly hypotheses: readonly WrittenTrial[] }>(contents, "evidence.json");
  const sessions = judgedSessions(contents);
  return content.hypotheses.flatMap((row, k) => {
    const place = { file, steps: ["hypotheses", k, "needed"], found: row.needed };
    const again = neededOf(row, sessions);
    return again === null
      ? [faultAt(place, null, `stands beside numbers of ${row.id} for which no sample can be counted`)]
      : disagreements(place, again, `does not follow from the trial ${row.id} and the judged sessions`);
  });
}

/** Null where claimed value, level or power are out of their range. */
function neededOf(row: WrittenTrial, sessions: number): unknown {
  try {
    const [again] = trialsJson([writtenTrial(row)], sessions) as unknown as readonly [{ readonly needed: unknown }];
    return again.needed;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
