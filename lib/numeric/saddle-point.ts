import { logGamma } from "./log-gamma.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** Error of Stirling's formula for log n!, n > 0: what makes the saddle-point forms exact. */
function stirlingError(n: number): number {
  if (n <= 15) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
  const nn = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / (360360 * nn)) / nn) / nn) / nn) / nn) / n;
}

/** Deviance x log(x / m) + m - x, without cancellation when x is near m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const ratio = (x - m) / (x + m);
  const square = ratio * ratio;
  let total = (x - m) * ratio;
  let power = 2 * x * ratio;
  // The terms fall at least a hundredfold, so ten are enough for every digit.
  for (let odd = 3; odd < 25; odd += 2) {
    power *= square;
    total += power / odd;
  }
  return total;
}

/**
 * Logarithm of n choose x times p^x q^(n - x), in the saddle-point form of Loader ("Fast and accurate computation of
 * binomial probabilities", 2000): relative error of the probability near 1e-15 at any size. `x` and `n` may be
 * fractions (then it is the continuous form that the beta density needs). Outside 0 <= x <= n: -Infinity.
 *
 * @param p probability of success
 * @param q 1 - p, given apart so that it keeps its digits when p is near 1
 */
export function logBinomialProbability(x: number, n: number, p: number, q: number): number {
  if (x < 0 || x > n) return -Infinity;
  if (p === 0) return x === 0 ? 0 : -Infinity;
  if (q === 0) return x === n ? 0 : -Infinity;
  if (n === 0) return 0;
  if (x === 0) return n * (p < 0.1 ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (q < 0.1 ? Math.log1p(-q) : Math.log(p));
  const exponent =
    stirlingError(n) - stirlingError(x) - stirlingError(n - x) - deviance(x, n * p) - deviance(n - x, n * q);
  return exponent - HALF_LOG_TWO_PI - 0.5 * (Math.log(x) + Math.log1p(-x / n));
}

/** Probability of `x` successes in `n` trials; see {@link logBinomialProbability}. */
export function binomialProbability(x: number, n: number, p: number): number {
  return Math.exp(logBinomialProbability(x, n, p, 1 - p));
}

/**
 * Logarithm of m^x e^-m / x!, same source. `x` may be a fraction (the gamma density needs it). Negative x: -Infinity.
 *
 * @param m mean, >= 0
 */
export function logPoissonProbability(x: number, m: number): number {
  if (x < 0) return -Infinity;
  if (m === 0) return x === 0 ? 0 : -Infinity;
  if (x === 0) return -m;
  return -stirlingError(x) - deviance(x, m) - HALF_LOG_TWO_PI - 0.5 * Math.log(x);
}
