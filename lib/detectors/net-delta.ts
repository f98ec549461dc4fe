/**
 * Net delta of a strike by the document's formula, to the letter: call volume x call delta x 100 plus put volume x put
 * delta x (-100). It is the customers' delta when all volume is buying *and* `putDelta` is a magnitude; a signed put
 * delta turns the put term around (issue V1), which is why only declared magnitudes may reach it.
 *
 * @param multiplier delta units per contract, the document's 100
 */
export function documentNetDelta(
  callVolume: number,
  putVolume: number,
  callDelta: number,
  putDelta: number,
  multiplier: number,
): number {
  return deltaOf(callVolume, callDelta) * multiplier + deltaOf(putVolume, putDelta) * -multiplier;
}

/**
 * Customers' net delta from signed volume: sum of (bought - sold) x signed delta x multiplier. Positive: customers are
 * long the underlying and market makers buy the future to hedge.
 */
export function signedNetDelta(
  callBalance: number,
  putBalance: number,
  callDelta: number,
  putDelta: number,
  multiplier: number,
): number {
  return (deltaOf(callBalance, callDelta) + deltaOf(putBalance, putDelta)) * multiplier;
}

/** Volume x delta. What did not trade has none, whether or not its delta per contract is known (NaN). */
function deltaOf(volume: number, delta: number): number {
  return volume === 0 ? 0 : volume * delta;
}
