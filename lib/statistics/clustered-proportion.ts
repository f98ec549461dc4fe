import { type Clusters, clusteredVariance } from "./cluster.js";
import { studentInterval } from "./student-interval.js";
import type { Interval } from "./test-result.js";

/** A win rate whose uncertainty comes from days, not from trades. */
export interface ClusteredProportion {
  readonly estimate: number;
  readonly standardError: number;
  /** What the standard error would be if trades were independent. */
  readonly binomialError: number;
  /** Ratio of the two variances. */
  readonly designEffect: number;
  /** Trades divided by the design effect: how many independent trades the data are worth. */
  readonly effectiveTrades: number;
  /** Days - 1. */
  readonly degrees: number;
  /** Student t with `degrees`; not cut to [0, 1]. */
  readonly interval: Interval;
}

/**
 * Proportion with day clusters: linearised ratio variance and Student t with D - 1 degrees of freedom. No trades, or a
 * single day: NaN where there is no answer. All won or all lost: standard error 0, design effect NaN.
 *
 * @param days wins (`sums`) and trades (`counts`) by day
 * @param level confidence of the interval
 */
export function clusteredProportion(days: Clusters, level: number): ClusteredProportion {
  const wins = days.sums.reduce((total, value) => total + value, 0);
  const trades = days.counts.reduce((total, value) => total + value, 0);
  const estimate = wins / trades;
  const variance = clusteredVariance(days);
  const binomial = (estimate * (1 - estimate)) / trades;
  const designEffect = variance / binomial;
  const degrees = days.sums.length - 1;
  const standardError = Math.sqrt(variance);
  return {
    estimate,
    standardError,
    binomialError: Math.sqrt(binomial),
    designEffect,
    effectiveTrades: trades / designEffect,
    degrees,
    interval: studentInterval(estimate, standardError, degrees, level, "day-clustered Student t"),
  };
}
