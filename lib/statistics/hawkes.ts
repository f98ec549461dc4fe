import { type KolmogorovSmirnovFit, ksOneSample } from "./ks-one-sample.js";

/** A self-exciting process: rate `background` + sum over past events of `jump` exp(-`decay` x age). */
export interface HawkesParameters {
  /** Events per unit of time that nothing excites, >= 0. */
  readonly background: number;
  /** What one event adds to the rate at once, >= 0. */
  readonly jump: number;
  /** Per unit of time, > 0. */
  readonly decay: number;
}

/** How well such a process describes some events. */
export interface HawkesLikelihood {
  readonly logLikelihood: number;
  /** Events that the process expects up to the horizon. */
  readonly compensator: number;
  /** Rate just before each event. */
  readonly intensities: Float64Array;
  /** Mean number of events that one event brings about directly; 1 and more explodes. */
  readonly branchingRatio: number;
  /** Mean rate in the long run; Infinity when it explodes. */
  readonly stationaryRate: number;
}

/**
 * Log likelihood of an exponential Hawkes process (Biometrika 58, 1971) by Ozaki's recursion (1979), started with no
 * past. No events: the likelihood of none. An event that the process excludes: -Infinity.
 *
 * @param times of the events, ascending, from 0 to the horizon
 * @throws RangeError for times that are not in order or outside, and parameters outside their ranges
 */
export function hawkesLikelihood(
  times: ArrayLike<number>,
  horizon: number,
  parameters: HawkesParameters,
): HawkesLikelihood {
  const { background, jump, decay } = check(times, horizon, parameters);
  const n = times.length;
  const intensities = new Float64Array(n);
  let logs = 0;
  let excitement = 0;
  let compensator = background * horizon;
  for (let i = 0; i < n; ++i) {
    if (i > 0) excitement = (excitement + 1) * Math.exp(-decay * (times[i]! - times[i - 1]!));
    intensities[i] = background + jump * excitement;
    logs += Math.log(intensities[i]!);
    compensator -= (jump / decay) * Math.expm1(-decay * (horizon - times[i]!));
  }
  const branchingRatio = jump / decay;
  return {
    logLikelihood: logs - compensator,
    compensator,
    intensities,
    branchingRatio,
    stationaryRate: branchingRatio < 1 ? background / (1 - branchingRatio) : Infinity,
  };
}

/** The waiting times on the process's own clock, and whether they are exponential. */
export interface HawkesRescaling {
  /** Expected events between one event and the next, the first from 0; exponential with mean 1 if the process is true. */
  readonly waits: Float64Array;
  /** Kolmogorov-Smirnov test of that law. */
  readonly fit: KolmogorovSmirnovFit;
}

/**
 * Time-rescaling test (Papangelou 1972; Ogata, JASA 83, 1988) of a process whose parameters were known beforehand; fitted
 * to the same events, the p is too large. No events: NaN.
 *
 * @param times of the events, ascending, from 0
 * @throws RangeError as {@link hawkesLikelihood}
 */
export function hawkesRescaling(times: ArrayLike<number>, parameters: HawkesParameters): HawkesRescaling {
  const n = times.length;
  const { background, jump, decay } = check(times, n > 0 ? times[n - 1]! : 0, parameters);
  const waits = new Float64Array(n);
  let excitement = 0;
  for (let i = 0; i < n; ++i) {
    const gap = times[i]! - (i > 0 ? times[i - 1]! : 0);
    const fading = -Math.expm1(-decay * gap);
    waits[i] = background * gap + (jump / decay) * excitement * fading;
    excitement = excitement * (1 - fading) + 1;
  }
  return { waits, fit: ksOneSample(waits, (wait) => -Math.expm1(-wait)) };
}

function check(times: ArrayLike<number>, horizon: number, parameters: HawkesParameters): HawkesParameters {
  const { background, jump, decay } = parameters;
  if (!(background >= 0 && background < Infinity)) throw new RangeError(`invalid background: ${background}`);
  if (!(jump >= 0 && jump < Infinity)) throw new RangeError(`invalid jump: ${jump}`);
  if (!(decay > 0 && decay < Infinity)) throw new RangeError(`invalid decay: ${decay}`);
  let last = 0;
  for (let i = 0; i < times.length; ++i) {
    if (!(times[i]! >= last)) throw new RangeError(`invalid time: ${times[i]}`);
    last = times[i]!;
  }
  if (!(horizon >= last && horizon < Infinity)) throw new RangeError(`invalid horizon: ${horizon}`);
  return parameters;
}
