import { faultAt, type Place } from "./agreement.js";
import type { PackageFault } from "./package-fault.js";

/** Numbers and the names of verdicts: what a sentence says that fields say as well. */
const facts =
  /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|\b(?:SUPPORTED|NOT_DEMONSTRATED|REFUTED|INSUFFICIENT_DATA|NOT_TESTABLE)\b/g;

/** The facts of a sentence in their order; how it is worded is its own affair. */
export function factsOf(sentence: string): readonly string[] {
  return sentence.match(facts) ?? [];
}

/**
 * Where a printed sentence has other numbers or verdicts than the one that the fields make.
 *
 * @param rendered the sentence made again from the fields
 */
export function sentenceFaults(place: Place, rendered: string): readonly PackageFault[] {
  const [printed, made] = [factsOf(String(place.found)), factsOf(rendered)];
  if (printed.length === made.length && printed.every((fact, k) => fact === made[k])) return [];
  return [faultAt(place, JSON.stringify(rendered), "says other numbers than the fields")];
}
