import { type DayPrices, priceAsOf } from "../market/price-book.js";

/** Signed volume and returns of one session in bins of equal width, counted from the open. */
export interface FlowGrid {
  readonly opensAt: number;
  /** Seconds. */
  readonly width: number;
  /** Contracts that takers bought minus sold in the bin. */
  readonly flow: Float64Array;
  /** Relative price change over the bin; 0 where no price was there to compare. */
  readonly returns: Float64Array;
}

/**
 * Adds a day's signed flow up in bins; a row belongs to the bin in which it ends, and one that was not observed adds nothing.
 * A last bin that the session cuts short is left out. Null where takers are not known.
 *
 * @param width seconds; not below the step of the flow, or bins in between are empty
 */
export function flowGrid(day: DayPrices, width: number): FlowGrid | null {
  if (!(width > 0)) throw new RangeError(`invalid width: ${width}`);
  if (!day.flow) return null;
  const { opensAt, closesAt } = day;
  const { at, signed } = day.flow;
  const step = 1000 * width;
  const bins = Math.floor((closesAt - opensAt) / step);
  const flow = new Float64Array(bins);
  for (let k = 0; k < at.length; k++) {
    const bin = Math.ceil((at[k]! - opensAt) / step) - 1;
    if (bin >= 0 && bin < bins && !Number.isNaN(signed[k]!)) flow[bin]! += signed[k]!;
  }
  const price = (edge: number): number => priceAsOf(day.path, opensAt + step * edge);
  const returns = Float64Array.from(flow, (_, bin) => price(bin + 1) / price(bin) - 1 || 0);
  return { opensAt, width, flow, returns };
}
