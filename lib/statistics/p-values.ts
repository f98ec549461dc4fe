/** @throws RangeError for a p-value outside [0, 1]; NaN passes */
export function checkPValues(pValues: ArrayLike<number>): void {
  for (let i = 0; i < pValues.length; ++i) {
    if (pValues[i]! < 0 || pValues[i]! > 1) throw new RangeError(`invalid p-value: ${pValues[i]}`);
  }
}

/** Places of the p-values from least to greatest, those that are NaN left out. */
export function orderOf(pValues: ArrayLike<number>): number[] {
  const order: number[] = [];
  for (let i = 0; i < pValues.length; ++i) if (!Number.isNaN(pValues[i])) order.push(i);
  return order.sort((a, b) => pValues[a]! - pValues[b]!);
}

/** What a p-value becomes by itself: from the value, its rank from 1 (least) and the number of p-values. */
export type Adjustment = (pValue: number, rank: number, count: number) => number;

/**
 * Adjusts from the least p-value upwards: none is below the one before it, none above 1. A NaN is a test without an
 * answer: it stays NaN and is not counted.
 *
 * @throws RangeError for a p-value outside [0, 1]
 */
export function stepDown(pValues: ArrayLike<number>, adjust: Adjustment): Float64Array {
  checkPValues(pValues);
  const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
  const order = orderOf(pValues);
  let greatest = 0;
  order.forEach((at, step) => {
    greatest = Math.max(greatest, Math.min(1, adjust(pValues[at]!, step + 1, order.length)));
    adjusted[at] = greatest;
  });
  return adjusted;
}

/** As {@link stepDown}, from the greatest p-value downwards: none is above the one before it, none above 1. */
export function stepUp(pValues: ArrayLike<number>, adjust: Adjustment): Float64Array {
  checkPValues(pValues);
  const adjusted = new Float64Array(pValues.length).fill(Number.NaN);
  const order = orderOf(pValues);
  let least = 1;
  for (let rank = order.length; rank >= 1; --rank) {
    const at = order[rank - 1]!;
    least = Math.min(least, adjust(pValues[at]!, rank, order.length));
    adjusted[at] = least;
  }
  return adjusted;
}
