/** A day's activity that is higher near the open and near the close: density 1 + open (1 - u)^power + close u^power, scaled to 1 a day. */
export interface IntradayProfile {
  /** Height above the floor at the open and at the close, in floors. */
  readonly open: number;
  readonly close: number;
  /** How fast it falls away from both ends. */
  readonly power: number;
}

/**
 * Share of the day's activity that has passed.
 *
 * @param elapsed share of the session's time that has passed, 0 .. 1
 */
export function activityShare({ open, close, power }: IntradayProfile, elapsed: number): number {
  if (!(elapsed >= 0 && elapsed <= 1)) throw new RangeError(`invalid elapsed: ${elapsed}`);
  const p = power + 1;
  return (elapsed + (open * (1 - (1 - elapsed) ** p)) / p + (close * elapsed ** p) / p) / (1 + open / p + close / p);
}

/**
 * How many times as active as the day's average it is now: the slope of {@link activityShare}.
 *
 * @param elapsed share of the session's time that has passed, 0 .. 1
 */
export function activityDensity({ open, close, power }: IntradayProfile, elapsed: number): number {
  if (!(elapsed >= 0 && elapsed <= 1)) throw new RangeError(`invalid elapsed: ${elapsed}`);
  return (1 + open * (1 - elapsed) ** power + close * elapsed ** power) / (1 + (open + close) / (power + 1));
}
