/** The document's steps of assignment probability by time left: from which minutes on, at no distance, and how fast it falls. */
export interface AssignmentParameters {
  /** Minutes to expiry below which (strict) an expiry is near, and below which it is approaching. */
  readonly nearMinutes: number;
  readonly approachingMinutes: number;
  /** Probability at the strike. */
  readonly nearProbability: number;
  readonly approachingProbability: number;
  readonly distantProbability: number;
  /** Points from the strike over which the probability falls by 1. */
  readonly nearReach: number;
  readonly approachingReach: number;
  readonly distantReach: number;
  /** Never below this. */
  readonly leastProbability: number;
}

/**
 * The document's probability of assignment: a straight line in the distance from the strike for each of three spans of
 * time, with a floor. It is an assumption of the strategy: not a probability under any pricing measure, the same in and
 * out of the money, and far away it never vanishes.
 *
 * @param distance |price - strike|, points, at least 0
 * @param minutes to expiry
 * @returns NaN when either is NaN
 */
export function assignmentProbability(distance: number, minutes: number, parameters: AssignmentParameters): number {
  if (distance < 0) throw new RangeError(`invalid distance: ${distance}`);
  if (Number.isNaN(minutes)) return Number.NaN;
  const { leastProbability } = parameters;
  if (minutes < parameters.nearMinutes)
    return Math.max(leastProbability, parameters.nearProbability - distance / parameters.nearReach);
  if (minutes < parameters.approachingMinutes)
    return Math.max(leastProbability, parameters.approachingProbability - distance / parameters.approachingReach);
  return Math.max(leastProbability, parameters.distantProbability - distance / parameters.distantReach);
}
