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
  return { verdict, reason: sharedReasons(deciding.map(({ hypothesis, reason }) => [hypothesis.id, reason])) };
}

/** Each reason once, behind the names that it belongs to. */
export function sharedReasons(reasons: readonly (readonly [name: string, reason: string])[]): string {
  const names = new Map<string, string[]>();
  for (const [name, reason] of reasons) names.set(reason, [...(names.get(reason) ?? []), name]);
  return [...names].map(([reason, own]) => `${own.join(", ")}: ${reason}`).join("; ");
}
