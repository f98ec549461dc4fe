/** log(forward / strike), keeping its digits when the two are close. */
export function logMoneyness(forward: number, strike: number): number {
  const difference = (forward - strike) / strike;
  return Math.abs(difference) < 0.1 ? Math.log1p(difference) : Math.log(forward / strike);
}
