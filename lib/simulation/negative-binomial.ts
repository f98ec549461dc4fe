/**
 * Smallest count k with P(N <= k) > u, for a negative-binomial N: one uniform number becomes one count, so a stream of
 * draws keeps its place whatever the means are. Counts of one ratio add up to counts of the same ratio.
 *
 * @param u uniform number in [0, 1)
 * @param mean expected count, at least 0; so large that the first probability vanishes is refused (above 700 for Poisson)
 * @param ratio variance over mean: 1 is Poisson, above 1 is over-dispersed
 * @throws RangeError when an argument is out of range
 */
export function negativeBinomialQuantile(u: number, mean: number, ratio: number): number {
  if (!(u >= 0 && u < 1)) throw new RangeError(`invalid u: ${u}`);
  if (!(mean >= 0)) throw new RangeError(`invalid mean: ${mean}`);
  if (!(ratio >= 1 && Number.isFinite(ratio))) throw new RangeError(`invalid ratio: ${ratio}`);
  // P(k) = P(k - 1) (mean + (k - 1) (ratio - 1)) / (k ratio), in which the Poisson law needs no case of its own after P(0).
  let probability = ratio === 1 ? Math.exp(-mean) : ratio ** (-mean / (ratio - 1));
  if (!(probability > 0)) throw new RangeError(`invalid mean: ${mean}`);
  let below = probability;
  let count = 0;
  while (below <= u) {
    count += 1;
    probability *= (mean + (count - 1) * (ratio - 1)) / (count * ratio);
    // Rounding can leave the sum a little under a u next to 1: it ends where terms no longer count.
    if (below + probability === below) break;
    below += probability;
  }
  return count;
}
