import { normalQuantile } from "../numeric/normal.js";

/**
 * Independent values needed to show that a mean lies beyond a null value, by the normal law: ((z_alpha + z_power) x
 * deviation / distance)^2, not rounded up. Multiply by the design effect where values of a day move together, or give the
 * deviation that already holds it.
 *
 * @param distance of the true mean from the null value, in the unit of the deviation; only its size counts
 * @param deviation standard deviation of one value
 * @param tails a two-sided test has half of alpha on each side
 * @throws RangeError for a distance of zero, a deviation that is not positive, or probabilities outside (0, 1)
 */
export function meanSampleSize(
  distance: number,
  deviation: number,
  alpha: number,
  power: number,
  tails: "one-sided" | "two-sided",
): number {
  if (!(Math.abs(distance) > 0)) throw new RangeError(`invalid distance: ${distance}`);
  if (!(deviation > 0)) throw new RangeError(`invalid deviation: ${deviation}`);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`invalid alpha: ${alpha}`);
  if (!(power > 0 && power < 1)) throw new RangeError(`invalid power: ${power}`);
  const limit = normalQuantile(1 - (tails === "two-sided" ? alpha / 2 : alpha));
  return (((limit + normalQuantile(power)) * deviation) / distance) ** 2;
}
