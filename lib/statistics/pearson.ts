import { sampleCorrelation } from "simple-statistics";
import { isConstant } from "../numeric/constant.js";
import { correlationEffects } from "./correlation-effects.js";
import { studentPValue } from "./student-interval.js";
import { checkLevel, type Interval } from "./test-result.js";

/** A linear correlation. */
export interface Correlation {
  readonly r: number;
  readonly rSquared: number;
  /** Student t with `degrees`; the null is no correlation. */
  readonly t: number;
  readonly degrees: number;
  readonly pTwoSided: number;
  /** By Fisher's z (Metron 1, 1921); NaN limits for fewer than four pairs. */
  readonly interval: Interval;
}

/**
 * Pearson's correlation of pairs, r by simple-statistics; the test assumes independent pairs. Fewer than three pairs, a
 * constant side or any NaN: NaN.
 *
 * @param level confidence of the interval
 * @throws RangeError when the lengths differ
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>, level: number): Correlation {
  checkLevel(level);
  if (y.length !== x.length) throw new RangeError(`invalid y length: ${y.length}`);
  const n = x.length;
  const answerable = n >= 3 && !isConstant(x) && !isConstant(y);
  // The library reads by index and length only; rounding can carry it past 1.
  const raw = answerable ? sampleCorrelation(x as number[], y as number[]) : Number.NaN;
  const r = Math.max(-1, Math.min(1, raw));
  const degrees = n - 2;
  const t = r * Math.sqrt(degrees / ((1 - r) * (1 + r)));
  return {
    r,
    rSquared: r * r,
    t,
    degrees,
    pTwoSided: studentPValue(t, degrees, "two-sided"),
    interval: correlationEffects(r, n, 1, level).interval,
  };
}
