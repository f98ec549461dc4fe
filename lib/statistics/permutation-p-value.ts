/**
 * p-value of a randomisation test with drawn rearrangements: (b + 1) / (m + 1), never zero (Phipson and Smyth, SAGMB 9,
 * 2010).
 *
 * @param exceedances draws at least as extreme as what was observed
 * @param draws all draws, at least 1
 * @throws RangeError for numbers that are no such counts
 */
export function permutationPValue(exceedances: number, draws: number): number {
  if (!(Number.isInteger(draws) && draws >= 1)) throw new RangeError(`invalid draws: ${draws}`);
  if (!(Number.isInteger(exceedances) && exceedances >= 0 && exceedances <= draws)) {
    throw new RangeError(`invalid exceedances: ${exceedances}`);
  }
  return (exceedances + 1) / (draws + 1);
}
