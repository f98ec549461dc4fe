import type { DetectionCase } from "../hypotheses/detection-accuracy.js";
import { accuracyByPressure } from "../hypotheses/pressure-levels.js";
import { disagreements } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";

interface LevelledEvidence {
  readonly pressure_validation: { readonly by_pressure_level: unknown };
}

/**
 * Accuracy by level of pressure against the cases: thirds, counts, rates and intervals are made again.
 *
 * @param casesFile pattern of the file with a case, and its pressure, for every alert
 */
export function pressureLevelFaults(contents: PackageContents, casesFile: string): readonly PackageFault[] {
  const { file, content } = contentOf<LevelledEvidence>(contents, "evidence.json");
  const { cases } = contentOf<{ readonly cases: readonly (DetectionCase & { readonly pressure: number })[] }>(
    contents,
    casesFile,
  ).content;
  const again = accuracyByPressure(
    cases,
    cases.map(({ pressure }) => pressure),
  );
  return disagreements(
    { file, steps: ["pressure_validation", "by_pressure_level"], found: content.pressure_validation.by_pressure_level },
    again.map(({ from, to, accuracy }) => ({ from, to, ...accuracy })),
    "does not follow from the pressures of the cases",
  );
}
