import { type CombinedVerdict, combineVerdicts, sharedReasons } from "./combine-verdicts.js";
import type { Trial } from "./hypothesis.js";

/** A strategy's primary hypothesis: the verdict on its parts together, and their p. */
export interface PrimaryVerdict extends CombinedVerdict {
  /** Significance level of the strategy: each part is tried at it in full. */
  readonly level: number;
  /** Largest p of the parts; NaN where a part has none. */
  readonly pValue: number;
  /** Why there is no p; null where there is one. */
  readonly pReason: string | null;
}

/**
 * Intersection-union (Berger, Technometrics 24, 1982): a claim made of several parts holds only when every part does, so the largest
 * p of the parts is a p of the whole. A two-sided test of a claim that has a side says nothing for it where the estimate lies on
 * the other one: its p is 1 then. A part that was not tested, or that an interval decided, has no p, and neither has the whole.
 *
 * @throws RangeError without parts, or for parts of several levels
 */
export function primaryVerdict(parts: readonly Trial[]): PrimaryVerdict {
  const combined = combineVerdicts(parts);
  const [{ level }] = parts.map(({ hypothesis }) => hypothesis) as [Trial["hypothesis"]];
  const other = parts.find(({ hypothesis }) => hypothesis.level !== level);
  if (other) throw new RangeError(`invalid level of a part: ${other.hypothesis.level}`);
  const missing = parts.flatMap((part) => {
    const reason = lackOf(part);
    return reason === null ? [] : [[part.hypothesis.id, reason] as const];
  });
  return {
    ...combined,
    level,
    pValue: missing.length > 0 ? Number.NaN : Math.max(...parts.map(pOf)),
    pReason: missing.length > 0 ? sharedReasons(missing) : null,
  };
}

/** Why a part has no p; null where it has one. */
function lackOf({ verdict, reason, finding }: Trial): string | null {
  if (verdict === "NOT_TESTABLE" || verdict === "INSUFFICIENT_DATA") return reason;
  const p = finding?.pValue ?? null;
  if (p === null) return "its method gives an interval and no p";
  return Number.isNaN(p) ? "its test has no p on these data" : null;
}

function pOf({ hypothesis, finding, adjustment }: Trial): number {
  const { side, tails, claimed } = hypothesis;
  const { estimate, pValue } = finding!;
  const against = side === "greater" ? estimate < claimed : side === "less" ? estimate > claimed : false;
  return tails === "two-sided" && against ? 1 : (adjustment?.pValue ?? pValue!);
}
