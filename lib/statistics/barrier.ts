/** What a target and a stop do to a random walk without a time limit. */
export interface Barrier {
  readonly pTargetFirst: number;
  /** Mean time until one of them is reached. */
  readonly expectedTime: number;
  /** Mean result, before costs; zero without drift, whatever the win rate. */
  readonly expectancy: number;
  /** Win rate at which target and stop break even: what luck alone gives. */
  readonly driftlessBreakEven: number;
}

/**
 * Brownian motion from zero between a target above and a stop below (scale function; Karlin and Taylor 1981, 15.3).
 *
 * @param target, stop distances, > 0, same unit
 * @param drift per unit of time
 * @param volatility per root unit of time, > 0
 * @throws RangeError for distances or a volatility that are not positive; NaN drift: NaN
 */
export function barrier(target: number, stop: number, drift: number, volatility: number): Barrier {
  if (!(target > 0)) throw new RangeError(`invalid target: ${target}`);
  if (!(stop > 0)) throw new RangeError(`invalid stop: ${stop}`);
  if (!(volatility > 0)) throw new RangeError(`invalid volatility: ${volatility}`);
  const range = target + stop;
  const slope = (2 * drift) / volatility ** 2;
  const driftless = (target * stop) / volatility ** 2;
  const pTargetFirst = targetFirst(target, stop, slope);
  // The difference loses its digits as the drift vanishes; its series takes over.
  const expectedTime =
    Math.abs(slope) * range < 1e-4
      ? driftless * (1 + (slope * (target - stop)) / 6 - (slope * slope * target * stop) / 12)
      : (pTargetFirst * range - stop) / drift;
  return { pTargetFirst, expectedTime, expectancy: drift * expectedTime, driftlessBreakEven: stop / range };
}

/** (e^(s stop) - 1) / (e^(s stop) - e^(-s target)), in the form that does not overflow. */
function targetFirst(target: number, stop: number, slope: number): number {
  const range = target + stop;
  if (slope === 0) return stop / range;
  if (slope > 0) return Math.expm1(-slope * stop) / Math.expm1(-slope * range);
  return (Math.exp(slope * target) * Math.expm1(slope * stop)) / Math.expm1(slope * range);
}
