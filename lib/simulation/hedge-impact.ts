/**
 * Relative move of the price by a parent order, the square-root law Y sigma_D sqrt(Q / V_D) (Toth et al., Physical
 * Review X 1, 2011), unsigned.
 *
 * @param quantity contracts, at least 0
 * @param dailyVolume contracts a day
 * @param dailyVolatility standard deviation of the daily log return
 * @param prefactor Y
 */
export function squareRootImpact(
  quantity: number,
  dailyVolume: number,
  dailyVolatility: number,
  prefactor: number,
): number {
  return prefactor * dailyVolatility * Math.sqrt(quantity / dailyVolume);
}

/**
 * Share of the final move that stands at some time of a uniformly executed order: it grows with the square root of the
 * filled part, is 1 at completion, and then decays to what stays.
 *
 * @param elapsed time since the order began, in units of its duration; not positive before it begins
 * @param lasting share of the move that never reverts, 0 .. 1
 */
export function impactCourse(elapsed: number, lasting: number): number {
  if (elapsed <= 0) return 0;
  if (elapsed <= 1) return Math.sqrt(elapsed);
  return lasting + (1 - lasting) / Math.sqrt(elapsed);
}
