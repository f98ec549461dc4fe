import { mean } from "../numeric/mean.js";

/**
 * Variance of the stationary-bootstrap mean times n, without drawing: g(0) + 2 sum k(i) g(i) over the autocovariances
 * g, with k(i) = (1 - i/n) p^i + (i/n) p^(n-i) and p = 1 - q (Politis and Romano, JASA 89, 1994, lemma 1). In one pass:
 * both parts are one sum over the values as a ring. No values or any NaN: NaN.
 *
 * @param values in order of time
 * @param q chance that a block ends after a value, 1 / mean block
 * @returns the squared unit of the values; 0 for constant ones
 * @throws RangeError for a q not above 0 and at most 1
 */
export function stationaryBootstrapVariance(values: ArrayLike<number>, q: number): number {
  if (!(q > 0 && q <= 1)) throw new RangeError(`invalid q: ${q}`);
  const n = values.length;
  const p = 1 - q;
  const centre = mean(values);
  const ring = Float64Array.from(values, (value) => value - centre);
  // Before each value: the sums of p^i x(t - i) and of i p^i x(t - i) over i = 1 .. n - 1, going round.
  let near = 0;
  let weighted = 0;
  for (let i = 1, power = p; i < n; ++i, power *= p) {
    near += power * ring[n - i]!;
    weighted += i * power * ring[n - i]!;
  }
  const last = p ** n;
  let total = 0;
  for (let t = 0; t < n; ++t) {
    const value = ring[t]!;
    total += value * (value + 2 * (near - weighted / n));
    // One step on, this value enters at distance 1 and the next one, at distance n, leaves.
    const next = ring[t + 1 === n ? 0 : t + 1]!;
    weighted = p * (weighted + near + value) - n * last * next;
    near = p * (near + value) - last * next;
  }
  // What is left below zero is rounding.
  return total > 0 ? total / n : n === 0 || Number.isNaN(total) ? Number.NaN : 0;
}
