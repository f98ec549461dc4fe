import type { Trial, Verdict } from "./hypothesis.js";

/** A verdict on several trials together. */
export interface CombinedVerdict {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** From the one that settles most to the one that settles least; SUPPORTED only when nothing else is there. */
const order: readonly Verdict[] = ["REFUTED", "INSUFFICIENT_DATA", "NOT_TESTABLE", "NOT_DEMONSTRATED", "SUPPORTED"];

/**
 * Intersection-union: a claim made of several parts holds only when every part holds, so each is tried at the full level
 * without correction, and one refuted part refutes the claim.
 */
export function combineVerdicts(trials: readonly Trial[]): CombinedVerdict {
  if (trials.length === 0) throw new RangeError("invalid trials: none");
  const verdict = order.find((candidate) => trials.some((trial) => trial.verdict === candidate))!;
  const deciding = trials.filter((trial) => trial.verdict === verdict);
  const reasons = [...new Set(deciding.map(({ reason }) => reason))];
  const sentences = reasons.map((reason) => {
    const ids = deciding.filter((trial) => trial.reason === reason).map(({ hypothesis }) => hypothesis.id);
    return `${ids.join(", ")}: ${reason}`;
  });
  return { verdict, reason: sentences.join("; ") };
}
