/**
 * The statistic with each value left out in turn: what `bcaInterval` takes its acceleration from.
 *
 * @param statistic must not keep or change the array, which is used again
 * @returns one for each value; empty for none
 */
export function jackknife(values: ArrayLike<number>, statistic: (rest: Float64Array) => number): Float64Array {
  const n = values.length;
  const rest = Float64Array.from({ length: Math.max(0, n - 1) }, (_, i) => values[i + 1]!);
  return Float64Array.from({ length: n }, (_, out) => {
    if (out > 0) rest[out - 1] = values[out - 1]!;
    return statistic(rest);
  });
}
