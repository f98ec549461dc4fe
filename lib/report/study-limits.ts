import type { Inspection } from "../market/inspection.js";
import type { JudgedStudy } from "../strategies/judged-study.js";
import { duration } from "./format.js";

/**
 * What the data of a study cannot show, as clauses: what its own strategy has to say first, then what holds for both.
 *
 * @param own clauses about the preset of the report
 */
export function studyLimits(study: JudgedStudy, inspection: Inspection, own: readonly string[]): readonly string[] {
  const { main, beside, priceStep, holdOut } = study;
  return [
    ...main.record.lacks,
    ...own,
    ...inspection.lacks,
    `the hedge instrument has a price every ${duration(priceStep)} (median): nothing faster can be seen, neither the market makers nor a better execution`,
    ...beside
      .filter(({ record }) => record.lacks.length > 0)
      .map(({ record }) => `preset ${record.preset.name} cannot be tried: ${record.lacks.join("; ")}`),
    holdOut.statement,
  ];
}
