/**
 * Whether all values are equal; true for none or one. Asked before dividing by a spread: rounding of the mean gives a
 * constant series a tiny deviation that is not zero. A NaN differs from everything, itself included.
 */
export function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; ++i) if (values[i] !== values[0]) return false;
  return true;
}
