import { logGamma } from "../numeric/log-gamma.js";
import { kolmogorovTail } from "./kolmogorov-tail.js";
import { checkProbability } from "./test-result.js";

/** How far a sample is from a law. */
export interface KolmogorovSmirnovFit {
  /** Largest distance between the empirical and the given distribution function. */
  readonly distance: number;
  /** Largest excess of the empirical one, and largest lack. */
  readonly above: number;
  readonly below: number;
  /** Exact two-sided p; NaN for more than 2,000 values, where the limit law is as good. */
  readonly pExact: number;
  /** Limit law at root n x distance. */
  readonly pAsymptotic: number;
}

const EXACT_VALUES = 2000;

/**
 * One-sample Kolmogorov-Smirnov test that independent values come from a continuous law that was known beforehand (one
 * fitted to the same values makes the p too large). No values, or any NaN: NaN.
 *
 * @param cdf distribution function of the law; for p-values that should be uniform, the identity
 * @throws RangeError when `cdf` gives anything but a probability
 */
export function ksOneSample(values: ArrayLike<number>, cdf: (value: number) => number): KolmogorovSmirnovFit {
  const n = values.length;
  const sorted = Float64Array.from(values).sort();
  if (n === 0 || Number.isNaN(sorted[n - 1])) {
    return { distance: NaN, above: NaN, below: NaN, pExact: NaN, pAsymptotic: NaN };
  }
  let [above, below] = [0, 0];
  for (let i = 0; i < n; ++i) {
    const probability = cdf(sorted[i]!);
    checkProbability("probability", probability);
    above = Math.max(above, (i + 1) / n - probability);
    below = Math.max(below, probability - i / n);
  }
  const distance = Math.max(above, below);
  return {
    distance,
    above,
    below,
    pExact: n > EXACT_VALUES ? NaN : exactTail(n, distance),
    pAsymptotic: kolmogorovTail(Math.sqrt(n) * distance),
  };
}

function exactTail(n: number, distance: number): number {
  // That far out the sample cannot be beyond both limits: twice one side, a sum of positive terms that keeps its digits.
  if (n * distance * distance >= 4) return Math.min(1, 2 * oneSidedTail(n, distance));
  return Math.min(1, Math.max(0, 1 - insideProbability(n, distance)));
}

/** P(D+ >= d): Birnbaum and Tingey, Annals of Math. Statistics 22, 1951. */
function oneSidedTail(n: number, d: number): number {
  let total = 0;
  for (let j = 0; j / n < 1 - d; ++j) {
    const choices = logGamma(n + 1) - logGamma(j + 1) - logGamma(n - j + 1);
    total += d * Math.exp(choices + (j - 1) * Math.log(d + j / n) + (n - j) * Math.log(1 - d - j / n));
  }
  return total;
}

/** P(D < d) by the power of a matrix: Marsaglia, Tsang and Wang, J. Statistical Software 8(18), 2003. */
function insideProbability(n: number, d: number): number {
  const k = Math.floor(n * d) + 1;
  const m = 2 * k - 1;
  const h = k - n * d;
  const step = new Float64Array(m * m);
  for (let i = 0; i < m; ++i) {
    for (let j = 0; j <= Math.min(i + 1, m - 1); ++j) step[i * m + j] = 1;
  }
  for (let i = 0; i < m; ++i) {
    step[i * m]! -= h ** (i + 1);
    step[(m - 1) * m + i]! -= h ** (m - i);
  }
  step[(m - 1) * m]! += Math.max(0, 2 * h - 1) ** m;
  for (let i = 0; i < m; ++i) {
    let factorial = 1;
    for (let j = i; j >= 0; --j) {
      factorial *= i - j + 1;
      step[i * m + j]! /= factorial;
    }
  }
  let { matrix, exponent } = power({ matrix: step, exponent: 0 }, m, n);
  let value = matrix[(k - 1) * m + k - 1]!;
  for (let i = 1; i <= n; ++i) {
    value *= i / n;
    if (value < 1e-140) {
      value *= 1e140;
      exponent -= 140;
    }
  }
  return value * 10 ** exponent;
}

/** A matrix times ten to the exponent. */
interface Scaled {
  readonly matrix: Float64Array;
  readonly exponent: number;
}

function power(base: Scaled, m: number, times: number): Scaled {
  if (times === 1) return base;
  const half = power(base, m, times >> 1);
  const square = multiply(half, half, m);
  return times % 2 === 0 ? square : multiply(base, square, m);
}

function multiply(a: Scaled, b: Scaled, m: number): Scaled {
  const matrix = new Float64Array(m * m);
  for (let i = 0; i < m; ++i) {
    for (let l = 0; l < m; ++l) {
      const factor = a.matrix[i * m + l]!;
      if (factor === 0) continue;
      for (let j = 0; j < m; ++j) matrix[i * m + j]! += factor * b.matrix[l * m + j]!;
    }
  }
  const exponent = a.exponent + b.exponent;
  const middle = (m >> 1) * (m + 1);
  if (!(matrix[middle]! > 1e140)) return { matrix, exponent };
  return { matrix: matrix.map((value) => value * 1e-140), exponent: exponent + 140 };
}
