/** P(K >= x) of Kolmogorov's limit law (1933), that of root n times the largest distance; 1 below 0.2. NaN: NaN. */
export function kolmogorovTail(x: number): number {
  if (x < 0.2) return 1;
  let total = 0;
  for (let k = 1; k <= 100; ++k) {
    const term = Math.exp(-2 * k * k * x * x);
    total += k % 2 === 1 ? term : -term;
    if (term < 1e-18 * total) break;
  }
  return Math.min(1, 2 * total);
}
