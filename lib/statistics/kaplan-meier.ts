import { normalQuantile } from "../numeric/normal.js";
import { eventTimes, hasUnobserved } from "./risk-sets.js";
import { checkLevel } from "./test-result.js";

/** The share that is still waiting for its event, as a step function. */
export interface KaplanMeier {
  /** At which events happened, ascending; the other arrays go with these. */
  readonly times: Float64Array;
  /** From that time on. */
  readonly survival: Float64Array;
  /** Greenwood's formula (1926). */
  readonly standardErrors: Float64Array;
  /** Limits by log(-log) of the survival; NaN where that is 1 or 0. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly atRisk: Float64Array;
  /** First time at which half or less are left; NaN when it is not reached. */
  readonly median: number;
}

/**
 * Survival with right censoring (Kaplan and Meier, JASA 53, 1958). Censoring must not depend on what would have come.
 * Nothing observed, or a NaN time: no times and a median of NaN.
 *
 * @param times of event or of censoring, >= 0
 * @param events 1 where the event was observed, 0 where the time is censored (even at the same time, after the events)
 * @param level of the pointwise limits
 * @throws RangeError for lengths that differ, a negative time, an event that is neither, or a level that is none
 */
export function kaplanMeier(times: ArrayLike<number>, events: ArrayLike<number>, level: number): KaplanMeier {
  checkLevel(level);
  const steps = eventTimes(times, events).filter(({ happened }) => happened.length > 0);
  if (hasUnobserved(times)) steps.length = 0;
  const z = normalQuantile(1 - (1 - level) / 2);
  const survival = new Float64Array(steps.length);
  const standardErrors = new Float64Array(steps.length);
  const lower = new Float64Array(steps.length);
  const upper = new Float64Array(steps.length);
  let share = 1;
  let greenwood = 0;
  for (const [i, { happened, atRisk }] of steps.entries()) {
    const deaths = happened.length;
    share *= 1 - deaths / atRisk;
    greenwood += deaths / (atRisk * (atRisk - deaths));
    survival[i] = share;
    standardErrors[i] = share === 0 ? 0 : share * Math.sqrt(greenwood);
    const half = share === 0 ? Number.NaN : (z * Math.sqrt(greenwood)) / Math.log(share);
    lower[i] = share ** Math.exp(-half);
    upper[i] = share ** Math.exp(half);
  }
  const middle = survival.findIndex((value) => value <= 0.5);
  return {
    times: Float64Array.from(steps, ({ time }) => time),
    survival,
    standardErrors,
    lower,
    upper,
    atRisk: Float64Array.from(steps, ({ atRisk }) => atRisk),
    median: middle < 0 ? Number.NaN : steps[middle]!.time,
  };
}
