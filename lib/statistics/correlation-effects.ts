import { normalQuantile } from "../numeric/normal.js";
import { checkLevel, type Interval } from "./test-result.js";

/** What a correlation is worth in other units. */
export interface CorrelationEffects {
  readonly rSquared: number;
  /** Corrected for the number of predictors; NaN without a degree of freedom left. */
  readonly adjustedRSquared: number;
  /** Explained over unexplained variance (Cohen 1988); Infinity for a perfect correlation. */
  readonly fSquared: number;
  /** Difference of two equal groups in standard deviations that would correlate like this. */
  readonly d: number;
  /** Area hyperbolic tangent of r (Fisher, Metron 1, 1921). */
  readonly fisherZ: number;
  /** By Fisher's z; NaN limits for fewer than four pairs. */
  readonly interval: Interval;
}

/**
 * Conversions of a correlation. NaN stays NaN.
 *
 * @param n number of independent pairs
 * @param predictors of the regression whose multiple correlation it is; 1 for two variables
 * @param level confidence of the interval
 * @throws RangeError for a correlation outside [-1, 1], or a number of pairs or predictors that is none
 */
export function correlationEffects(r: number, n: number, predictors: number, level: number): CorrelationEffects {
  checkLevel(level);
  if (Math.abs(r) > 1) throw new RangeError(`invalid r: ${r}`);
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`invalid n: ${n}`);
  if (!(Number.isInteger(predictors) && predictors >= 1)) throw new RangeError(`invalid predictors: ${predictors}`);
  const rSquared = r * r;
  const left = (1 - r) * (1 + r);
  const degrees = n - predictors - 1;
  const fisherZ = Math.atanh(r);
  const half = n > 3 ? normalQuantile(1 - (1 - level) / 2) / Math.sqrt(n - 3) : Number.NaN;
  return {
    rSquared,
    adjustedRSquared: degrees > 0 ? 1 - (left * (n - 1)) / degrees : Number.NaN,
    fSquared: rSquared / left,
    d: (2 * r) / Math.sqrt(left),
    fisherZ,
    interval: { lower: Math.tanh(fisherZ - half), upper: Math.tanh(fisherZ + half), level, method: "Fisher z" },
  };
}
