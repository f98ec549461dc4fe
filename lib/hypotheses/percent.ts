/** A share in per cent, without the noise of binary fractions (100 x 0.55 is 55.00000000000001). */
export function percent(share: number): number {
  return Number((100 * share).toPrecision(12));
}
