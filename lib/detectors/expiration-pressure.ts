/**
 * The document's pressure of an expiring strike: open interest x assignment probability / max(1, minutes squared). The last
 * minute counts as one whole.
 *
 * @param openInterest calls and puts of the strike, contracts
 * @param probability of assignment, see `assignmentProbability`
 * @param minutes to expiry, at least 0
 * @returns contracts per minute squared; NaN when any argument is NaN
 */
export function expirationPressure(openInterest: number, probability: number, minutes: number): number {
  if (openInterest < 0) throw new RangeError(`invalid open interest: ${openInterest}`);
  if (minutes < 0) throw new RangeError(`invalid minutes: ${minutes}`);
  return (openInterest * probability) / Math.max(1, minutes * minutes);
}
