import { logPoissonProbability } from "./saddle-point.js";

const TINY = 1e-300;

/** Log of the lower tail by its power series (DLMF 8.11.4); converges fast for x < a + 1. */
function logLower(a: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let n = 1; term > total * 1e-17; ++n) {
    term *= x / (a + n);
    total += term;
  }
  return logPoissonProbability(a, x) + Math.log(total);
}

/** Log of the upper tail by its continued fraction (DLMF 8.9.2), modified Lentz method; for x >= a + 1. */
function logUpper(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1e6; ++i) {
    const weight = -i * (i - a);
    b += 2;
    d = weight * d + b;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = b + weight / c;
    if (Math.abs(c) < TINY) c = TINY;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return logPoissonProbability(a, x) + Math.log(a * h);
}

function check(a: number, x: number): void {
  if (!(a > 0 && a < Infinity)) throw new RangeError(`invalid a: ${a}`);
  if (x < 0) throw new RangeError(`invalid x: ${x}`);
}

/**
 * Logarithm of the regularised lower incomplete gamma function P(a, x). The smaller tail is computed directly.
 *
 * @param a shape, > 0
 * @param x >= 0; NaN gives NaN
 * @throws RangeError outside these ranges
 */
export function logGammaLower(a: number, x: number): number {
  check(a, x);
  if (Number.isNaN(x)) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return 0;
  return x < a + 1 ? Math.min(0, logLower(a, x)) : Math.log1p(-Math.min(1, Math.exp(logUpper(a, x))));
}

/** Logarithm of the regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x); as {@link logGammaLower}. */
export function logGammaUpper(a: number, x: number): number {
  check(a, x);
  if (Number.isNaN(x)) return NaN;
  if (x === 0) return 0;
  if (x === Infinity) return -Infinity;
  return x < a + 1 ? Math.log1p(-Math.min(1, Math.exp(logLower(a, x)))) : Math.min(0, logUpper(a, x));
}
