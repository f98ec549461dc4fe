import { logGamma } from "./log-gamma.js";
import { logBinomialProbability } from "./saddle-point.js";

const TINY = 1e-300;

function checkShapes(a: number, b: number): void {
  if (!(a > 0 && a < Infinity)) throw new RangeError(`invalid a: ${a}`);
  if (!(b > 0 && b < Infinity)) throw new RangeError(`invalid b: ${b}`);
}

/**
 * Log density of the beta law, with shapes below 1 lifted so that the saddle-point form applies (as R's dbeta does).
 *
 * @param x from 0 to 1, both excluded
 * @param y 1 - x, given apart so that it keeps its digits when x is near 1
 */
export function logBetaDensity(x: number, y: number, a: number, b: number): number {
  // The saddle-point form divides by x and y: at the very edge it would overflow.
  if (Math.min(x, y) < 1e-290) {
    return logGamma(a + b) - logGamma(a) - logGamma(b) + (a - 1) * Math.log(x) + (b - 1) * Math.log(y);
  }
  // A power law; the forms below would take 1 off and put it back, and rounding can then leave less than nothing.
  if (b === 1) return Math.log(a) + (a - 1) * Math.log(x);
  if (a === 1) return Math.log(b) + (b - 1) * Math.log(y);
  if (a < 1 && b < 1) return Math.log((a * b) / ((a + b) * x * y)) + logBinomialProbability(a, a + b, x, y);
  if (a < 1) return Math.log(a / x) + logBinomialProbability(a, a + b - 1, x, y);
  if (b < 1) return Math.log(b / y) + logBinomialProbability(a - 1, a + b - 1, x, y);
  return Math.log(a + b - 1) + logBinomialProbability(a - 1, a + b - 2, x, y);
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22), by the modified Lentz method. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 1e6; ++m) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return h;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** Log of the lower tail where the fraction converges fast. */
function logSmallTail(x: number, y: number, a: number, b: number): number {
  return logBetaDensity(x, y, a, b) + Math.log(x) + Math.log((y * fraction(x, a, b)) / a);
}

/**
 * Logarithm of the regularised incomplete beta function I_x(a, b): the lower tail of the beta law. Both tails keep
 * their relative accuracy, since the smaller one is always computed directly.
 *
 * @param x from 0 to 1
 * @param y 1 - x, given apart so that it keeps its digits when x is near 1
 * @param a, b shapes, > 0
 * @throws RangeError for shapes that are not positive
 */
export function logBetaTail(x: number, y: number, a: number, b: number): number {
  checkShapes(a, b);
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x <= 0) return -Infinity;
  if (y <= 0) return 0;
  if (x <= (a + 1) / (a + b + 2)) return Math.min(0, logSmallTail(x, y, a, b));
  return Math.log1p(-Math.min(1, Math.exp(logSmallTail(y, x, b, a))));
}

/** I_x(a, b) itself; arguments of {@link logBetaTail}. */
export function betaTail(x: number, y: number, a: number, b: number): number {
  return Math.exp(logBetaTail(x, y, a, b));
}

/** P(X <= x) of the beta law; 0 below 0, 1 above 1. Throws RangeError for shapes that are not positive. */
export function betaCdf(x: number, a: number, b: number): number {
  return betaTail(x, 1 - x, a, b);
}

/** P(X > x) of the beta law, computed directly. */
export function betaSf(x: number, a: number, b: number): number {
  return betaTail(1 - x, x, b, a);
}

/**
 * Quantile of the beta law, by Newton's method kept inside a shrinking bracket. NaN probability: NaN.
 *
 * @throws RangeError for a probability outside [0, 1] or shapes that are not positive
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  checkShapes(a, b);
  if (probability < 0 || probability > 1) throw new RangeError(`invalid probability: ${probability}`);
  if (Number.isNaN(probability) || probability === 0 || probability === 1) return probability;
  let lower = 0;
  let upper = 1;
  let x = a / (a + b);
  // A bracket of doubles cannot be halved more often than it has bits: this bounds the loop.
  for (let i = 0; i < 1200; ++i) {
    const excess = betaCdf(x, a, b) - probability;
    if (excess === 0) return x;
    if (excess > 0) upper = x;
    else lower = x;
    let next = x - excess / Math.exp(logBetaDensity(x, 1 - x, a, b));
    if (!(next > lower && next < upper)) next = (lower + upper) / 2;
    if (Math.abs(next - x) <= 2e-16 * x || next === x) return next;
    x = next;
  }
  return x;
}
