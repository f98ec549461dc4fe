import { holm } from "../statistics/holm.js";
import type { PrimaryVerdict } from "./primary-verdict.js";

/** What a strategy brings to the family of primary hypotheses. */
export interface PrimaryClaim {
  /** Name of the strategy. */
  readonly strategy: string;
  readonly primary: Pick<PrimaryVerdict, "pValue" | "level" | "pReason">;
}

/** A primary hypothesis among those of the other strategies. */
export interface JointPrimary {
  readonly strategy: string;
  /** Largest p of its parts; NaN where there is none. */
  readonly pValue: number;
  /** Level of the strategy. */
  readonly alpha: number;
  /** p / alpha: below 1 the hypothesis would be shown if it were tried alone. NaN without a p. */
  readonly ratio: number;
  /** The same, adjusted by Holm: below 1 it is shown among the others. NaN without a p. */
  readonly adjustedRatio: number;
  /** Whether its null is rejected together with the others; null without a p. */
  readonly rejected: boolean | null;
  /** Why there is no p; null where there is one. */
  readonly reason: string | null;
}

/**
 * The primary hypotheses of several strategies judged together: Holm (1979) on p / alpha, since each strategy has a level of its
 * own. The least ratio is multiplied by the number of hypotheses, the next by one less, and so on; none is below the one before it.
 * A hypothesis without a p counts as the largest ratio: it was to be tried, so it makes the others no easier. With m hypotheses
 * the chance of any false rejection is at most the mean of the levels where all nulls are true, and never above the largest level.
 *
 * @returns one for each claim, in their order
 * @throws RangeError for no claims, a level outside (0, 1), a p outside [0, 1], or a missing p without its reason
 */
export function bothStrategies(claims: readonly PrimaryClaim[]): readonly JointPrimary[] {
  if (claims.length === 0) throw new RangeError("invalid claims: none");
  for (const { primary } of claims) {
    if (!(primary.level > 0 && primary.level < 1)) throw new RangeError(`invalid level: ${primary.level}`);
    if (Number.isNaN(primary.pValue) && primary.pReason === null) throw new RangeError("invalid reason: null");
  }
  const least = Math.min(...claims.map(({ primary }) => primary.level));
  // In units of the least level a p stays a p, and equal levels leave it as it is. Without a p, none is larger.
  const scaled = claims.map(({ primary: { pValue, level } }) => (Number.isNaN(pValue) ? 1 : pValue / (level / least)));
  const adjusted = holm(scaled);
  return claims.map(({ strategy, primary: { pValue, level, pReason } }, k) => {
    const answered = !Number.isNaN(pValue);
    return {
      ...{ strategy, pValue, alpha: level },
      ratio: pValue / level,
      adjustedRatio: answered ? adjusted[k]! / least : Number.NaN,
      // The judges of a single hypothesis ask for p < level, not for p <= level.
      rejected: answered ? adjusted[k]! < least : null,
      reason: answered ? null : pReason,
    };
  });
}
