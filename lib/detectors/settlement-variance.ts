import type { SettlementRule } from "../market/market-profile.js";

/** What is still open of an expiring series' settling price A, seen some minutes before expiry. */
export interface SettlementVariance {
  /** Variance of log A in minutes of the underlying's own variance. */
  readonly minutes: number;
  /** Relative speed at which that variance runs out, per minute. */
  readonly decay: number;
  /** What A moves when the underlying moves by 1: the part of the average that is not fixed yet. */
  readonly share: number;
  /** Speed at which the share falls, per minute. */
  readonly shareDecay: number;
}

/**
 * For a settlement at a point, A is the price itself: m minutes, which run out at 1 / m. For an average of the last w minutes,
 * A = (1/w) times the integral of the price. An increment of the price u minutes before expiry counts in full before the window and
 * as u / w in it, so that m minutes before expiry the variance is (m - w) + w/3 = m - 2w/3 before the window, and the integral of
 * (u/w)^2 over the last m minutes, m^3 / (3 w^2), in it (the geometric average of Kemna and Vorst, J. Banking & Finance 14, 1990; the
 * arithmetic one agrees to the first order of the variance, which over an hour is of the order 1e-6).
 *
 * @param minutes to expiry, > 0
 */
export function settlementVariance(rule: SettlementRule, minutes: number): SettlementVariance {
  if (!(minutes > 0)) throw new RangeError(`invalid minutes: ${minutes}`);
  const window = rule.kind === "averaged" ? rule.minutes : 0;
  if (minutes >= window) {
    const open = minutes - (2 * window) / 3;
    return { minutes: open, decay: 1 / open, share: 1, shareDecay: 0 };
  }
  return {
    minutes: minutes ** 3 / (3 * window * window),
    decay: 3 / minutes,
    share: minutes / window,
    shareDecay: 1 / window,
  };
}
