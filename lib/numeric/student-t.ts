import { betaTail, logBetaDensity, logBetaTail } from "./beta.js";
import { normalQuantile } from "./normal.js";

/** Splits 1 into df / (df + t^2) and t^2 / (df + t^2), each with all its digits. */
function parts(t: number, degrees: number): readonly [number, number] {
  const ratio = (t / degrees) * t;
  return ratio === Infinity ? [0, 1] : [1 / (1 + ratio), ratio / (1 + ratio)];
}

function checkDegrees(degrees: number): void {
  if (!(degrees > 0 && degrees < Infinity)) throw new RangeError(`invalid degrees: ${degrees}`);
}

/**
 * P(T > t) of Student's law, accurate relative to itself in the upper tail. NaN `t`: NaN.
 *
 * @param degrees degrees of freedom, > 0, not necessarily whole
 * @throws RangeError for other degrees of freedom
 */
export function studentTSf(t: number, degrees: number): number {
  checkDegrees(degrees);
  const [x, y] = parts(t, degrees);
  const tail = 0.5 * betaTail(x, y, degrees / 2, 0.5);
  return t >= 0 ? tail : 1 - tail;
}

/** P(T <= t) of Student's law; as {@link studentTSf}. */
export function studentTCdf(t: number, degrees: number): number {
  return studentTSf(-t, degrees);
}

/**
 * Quantile of Student's law: Newton's method on the logarithms of tail and t, where the tail is concave, started at the
 * normal quantile. 0 and 1 give -Infinity and Infinity; NaN gives NaN.
 *
 * @throws RangeError for a probability outside [0, 1] or degrees of freedom that are not positive
 */
export function studentTQuantile(probability: number, degrees: number): number {
  checkDegrees(degrees);
  const start = normalQuantile(probability);
  if (start === 0 || !Number.isFinite(start)) return start;
  const upperTail = Math.min(probability, 1 - probability);
  const target = Math.log(2 * upperTail);
  let t = Math.abs(start);
  for (let i = 0; i < 100; ++i) {
    const [x, y] = parts(t, degrees);
    const tail = logBetaTail(x, y, degrees / 2, 0.5);
    // t times the density of t is x y times the beta density of y; the tail here is the two-sided one.
    const slope = -Math.exp(Math.log(2 * x * y) + logBetaDensity(y, x, 0.5, degrees / 2) - tail);
    const step = (target - tail) / slope;
    t *= Math.exp(step);
    if (Math.abs(step) < 4e-16) break;
  }
  return start < 0 ? -t : t;
}
