/**
 * Ranks from 1, ties sharing the mean of their places ("mid-ranks"). A NaN has rank NaN and takes no place.
 *
 * @param values any order
 * @returns one rank for each value, in the order given
 */
export function ranks(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const result = new Float64Array(n).fill(NaN);
  const order: number[] = [];
  for (let i = 0; i < n; ++i) if (!Number.isNaN(values[i])) order.push(i);
  order.sort((a, b) => values[a]! - values[b]! || 0);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) ++end;
    const shared = (start + 1 + end) / 2;
    for (let i = start; i < end; ++i) result[order[i]!] = shared;
    start = end;
  }
  return result;
}

/**
 * Sizes of the groups of equal values, groups of one included; the order of the groups is that of the sorted values.
 * NaN is left out.
 */
export function tieSizes(values: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(values).sort();
  const sizes: number[] = [];
  for (let start = 0; start < sorted.length && !Number.isNaN(sorted[start]); ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) ++end;
    sizes.push(end - start);
    start = end;
  }
  return sizes;
}
