/**
 * First index whose value is >= `value`, by bisection; the length when there is none.
 *
 * @param sorted ascending, without NaN
 * @param start, end the half-open range searched; the whole array when absent
 */
export function lowerBound(sorted: ArrayLike<number>, value: number, start = 0, end: number = sorted.length): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First index whose value is > `value`; as {@link lowerBound}. */
export function upperBound(sorted: ArrayLike<number>, value: number, start = 0, end: number = sorted.length): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
