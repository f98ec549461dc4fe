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
