import type { PrimaryVerdict } from "../hypotheses/primary-verdict.js";
import type { Json } from "./canonical-json.js";

/** The verdict on a primary hypothesis as it is written down, with the largest p of its parts or the reason why there is none. */
export function primaryJson({ verdict, reason, level, pValue, pReason }: PrimaryVerdict): Json {
  return { verdict, reason, level, p_value: pValue, p_value_reason: pReason };
}
