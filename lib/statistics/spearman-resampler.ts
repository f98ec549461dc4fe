/**
 * Spearman's correlation of resamples of the same pairs. The order of the values is found once; a resample then takes its
 * mid-ranks by counting, without sorting, so that thousands cost little. Fewer than two different values on a side: NaN.
 *
 * @returns r of the pairs at the given places, repeats included; it allocates nothing
 * @throws RangeError when the lengths differ
 */
export function spearmanResampler(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): (places: Int32Array, count: number) => number {
  if (y.length !== x.length) throw new RangeError(`invalid y length: ${y.length}`);
  const [a, b] = [placesOf(x), placesOf(y)];
  const [ranksA, ranksB] = [new Float64Array(a.distinct), new Float64Array(b.distinct)];
  return (places, count) => {
    midRanks(ranksA, a.place, places, count);
    midRanks(ranksB, b.place, places, count);
    // Mid-ranks of any sample have this mean.
    const centre = (count + 1) / 2;
    let [xx, yy, xy] = [0, 0, 0];
    for (let k = 0; k < count; k++) {
      const dx = ranksA[a.place[places[k]!]!]! - centre;
      const dy = ranksB[b.place[places[k]!]!]! - centre;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Number.NaN;
  };
}

/** Place of every value among the distinct ones in ascending order. */
function placesOf(values: ArrayLike<number>): { readonly place: Int32Array; readonly distinct: number } {
  const sorted = [...new Set(Array.from(values))].sort((a, b) => a - b);
  const known = new Map(sorted.map((value, k) => [value, k]));
  return { place: Int32Array.from(values, (value) => known.get(value)!), distinct: sorted.length };
}

/** Writes the mid-rank of each distinct value in the resample. */
function midRanks(ranks: Float64Array, place: Int32Array, places: Int32Array, count: number): void {
  ranks.fill(0);
  for (let k = 0; k < count; k++) ranks[place[places[k]!]!]! += 1;
  let before = 0;
  for (let value = 0; value < ranks.length; value++) {
    const ties = ranks[value]!;
    ranks[value] = before + (ties + 1) / 2;
    before += ties;
  }
}
