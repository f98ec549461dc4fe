import { disagreements, faultAt } from "./agreement.js";
import { contentOf, type PackageContents } from "./package-contents.js";
import type { PackageFault } from "./package-fault.js";
import type { WrittenTrial } from "./written-trial.js";

/** Where a package prints a trial's finding again, in full: id of the hypothesis, pattern of the file, fields that lead there. */
export type PrintedFinding = readonly [id: string, pattern: string, steps: readonly (string | number)[]];

type Row = { readonly [key: string]: unknown };

/** Names of the same number in a trial and in a finding. */
const names = [
  ["estimate", "estimate"],
  ["interval", "interval"],
  ["p_value", "pValue"],
  ["p_value_opposite", "pOpposite"],
  ["method", "method"],
  ["trades", "trades"],
  ["days", "days"],
  ["design_effect", "designEffect"],
  ["violated", "violated"],
] as const;

/** Findings that are printed with the numbers they rest on and again in a trial: both say the same. */
export function findingFaults(contents: PackageContents, places: readonly PrintedFinding[]): readonly PackageFault[] {
  const { content } = contentOf<{ readonly hypotheses: readonly WrittenTrial[] }>(contents, "evidence.json");
  return places.flatMap(([id, pattern, steps]) => {
    const trial = content.hypotheses.find((own) => own.id === id);
    // A trial that was not testable, or not for this preset, has no finding to compare.
    if (!trial || trial.method === null) return [];
    const { file, content: document } = contentOf<unknown>(contents, pattern);
    const finding = steps.reduce<unknown>((value, step) => (value as Row | null)?.[step], document) as
      | Row
      | null
      | undefined;
    const problem = `is another than in the trial ${id}`;
    if (!finding || !("estimate" in finding)) {
      return [faultAt({ file, steps, found: finding }, "a finding", `has no finding, and the trial ${id} has one`)];
    }
    const compared = (inTrial: keyof WrittenTrial, inFinding: string): readonly PackageFault[] =>
      disagreements({ file, steps: [...steps, inFinding], found: finding[inFinding] }, trial[inTrial], problem);
    return [
      ...names.flatMap(([inTrial, inFinding]) => compared(inTrial, inFinding)),
      // Power is completed when the hypothesis is tried: a finding that stands for itself may be without.
      ...(finding.power ? compared("power", "power") : []),
    ];
  });
}
