import { sum } from "./sum.js";

/** Arithmetic mean, by compensated sum. Empty, or any NaN: NaN. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}
