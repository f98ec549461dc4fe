/** Sums and counts of values by cluster, in the order in which the clusters first appear. */
export interface Clusters {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

/** Numbers the clusters from 0 in the order in which they first appear: the number of each item, and how many there are. */
export function clusterPlaces(clusters: ArrayLike<string | number>): {
  readonly places: Int32Array;
  readonly count: number;
} {
  const known = new Map<string | number, number>();
  const places = Int32Array.from(clusters, (key) => {
    const place = known.get(key) ?? known.size;
    known.set(key, place);
    return place;
  });
  return { places, count: known.size };
}

/**
 * Adds up values by cluster (for most tests here a day is the cluster: it is what is independent).
 *
 * @param values one per trade or event
 * @param clusters the cluster of each, a number or a text
 * @throws RangeError when the lengths differ
 */
export function clusterSums(values: ArrayLike<number>, clusters: ArrayLike<string | number>): Clusters {
  if (clusters.length !== values.length) throw new RangeError(`invalid clusters length: ${clusters.length}`);
  const { places, count } = clusterPlaces(clusters);
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  for (let i = 0; i < values.length; ++i) {
    sums[places[i]!]! += values[i]!;
    counts[places[i]!]! += 1;
  }
  return { sums, counts };
}

/**
 * Variance of a ratio of cluster sums, sum / count, with the clusters as independent units:
 * D / (D - 1) x sum (s_d - ratio n_d)^2 / (sum n_d)^2. NaN for fewer than two clusters.
 */
export function clusteredVariance({ sums, counts }: Clusters): number {
  const n = sums.length;
  if (n < 2) return Number.NaN;
  let total = 0;
  let size = 0;
  for (let d = 0; d < n; ++d) {
    total += sums[d]!;
    size += counts[d]!;
  }
  const ratio = total / size;
  let squares = 0;
  for (let d = 0; d < n; ++d) squares += (sums[d]! - ratio * counts[d]!) ** 2;
  return ((n / (n - 1)) * squares) / (size * size);
}
