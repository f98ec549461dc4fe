import { chiSquareSf } from "../numeric/chi-square.js";
import { solveSymmetric } from "../numeric/least-squares.js";
import { eventTimes, hasUnobserved } from "./risk-sets.js";
import { firstReason } from "./test-result.js";

/** Whether groups wait equally long for their events. */
export interface LogRank {
  /** Events by group. */
  readonly observed: Float64Array;
  /** Events by group if all groups had the same risk. */
  readonly expected: Float64Array;
  /** Covariance of `observed`, groups x groups, row by row. */
  readonly covariance: Float64Array;
  readonly chiSquare: number;
  /** Groups - 1. */
  readonly degrees: number;
  readonly pValue: number;
  /** Why there is no p; empty when there is one. */
  readonly violated: readonly string[];
}

/**
 * Log-rank test of two or more groups with right censoring (Mantel 1966; Peto and Peto, J. Royal Statistical Society A
 * 135, 1972), ties by the hypergeometric variance. The null is one hazard for all groups at all times. A group that is
 * never at risk while an event happens, no events, or a NaN time: no p, with the reason.
 *
 * @param times of event or of censoring, >= 0
 * @param events 1 where the event was observed, 0 where the time is censored
 * @param groups of each, 0 to groupCount - 1
 * @throws RangeError for lengths that differ, negative times, events or groups that are none, fewer than two groups
 */
export function logRank(
  times: ArrayLike<number>,
  events: ArrayLike<number>,
  groups: ArrayLike<number>,
  groupCount: number,
): LogRank {
  if (!(Number.isInteger(groupCount) && groupCount >= 2)) throw new RangeError(`invalid group count: ${groupCount}`);
  if (groups.length !== times.length) throw new RangeError(`invalid groups length: ${groups.length}`);
  const left = new Float64Array(groupCount);
  for (let i = 0; i < groups.length; ++i) {
    if (!(groups[i]! in left)) throw new RangeError(`invalid group: ${groups[i]}`);
    left[groups[i]!]! += 1;
  }
  const observed = new Float64Array(groupCount);
  const expected = new Float64Array(groupCount);
  const covariance = new Float64Array(groupCount * groupCount);
  for (const { happened, leaving, atRisk } of eventTimes(times, events)) {
    const deaths = happened.length;
    for (const i of happened) observed[groups[i]!]! += 1;
    const spread = atRisk > 1 ? (deaths * (atRisk - deaths)) / (atRisk - 1) : 0;
    for (let a = 0; a < groupCount; ++a) {
      const share = left[a]! / atRisk;
      expected[a]! += deaths * share;
      for (let b = 0; b < groupCount; ++b) {
        covariance[a * groupCount + b]! += spread * share * ((a === b ? 1 : 0) - left[b]! / atRisk);
      }
    }
    for (const i of leaving) left[groups[i]!]! -= 1;
  }
  const unobserved = hasUnobserved(times);
  const chiSquare = unobserved ? Number.NaN : quadraticForm(observed, expected, covariance);
  const answerable = !Number.isNaN(chiSquare);
  return {
    observed,
    expected,
    covariance,
    chiSquare,
    degrees: groupCount - 1,
    pValue: answerable ? chiSquareSf(chiSquare, groupCount - 1) : Number.NaN,
    violated: firstReason(
      [unobserved, "a time is not observed"],
      [!answerable, "no events while every group is at risk"],
    ),
  };
}

/** (O - E)' V^-1 (O - E) without the first group, which the others determine. */
function quadraticForm(observed: Float64Array, expected: Float64Array, covariance: Float64Array): number {
  const count = observed.length;
  const excess = observed.map((value, i) => value - expected[i]!).slice(1);
  const reduced = new Float64Array(excess.length ** 2).map((_, at) => {
    const [a, b] = [Math.floor(at / excess.length), at % excess.length];
    return covariance[(a + 1) * count + b + 1]!;
  });
  const solution = solveSymmetric(reduced, excess);
  return excess.reduce((total, value, i) => total + value * solution[i]!, 0);
}
