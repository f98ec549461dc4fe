import type { PrimaryVerdict } from "../hypotheses/primary-verdict.js";
import { probability } from "./quantity.js";
import { sentence } from "./sentence.js";

/** The p of a primary hypothesis in a sentence, or why there is none. */
export function primaryWords({ pValue, level, pReason }: Pick<PrimaryVerdict, "pValue" | "level" | "pReason">): string {
  return pReason === null
    ? `Its p is the largest of its parts: ${probability(pValue)}, at level ${level}.`
    : sentence(`it has no p of its own: ${pReason}`);
}
