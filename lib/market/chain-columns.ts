import { type MarketDay, volumeColumns } from "./market-day.js";
import { openInterestAsOf } from "./open-interest.js";

/** A chain at one moment, as plain columns with one entry per strike: what arquero and danfojs make tables of. */
export interface ChainColumns {
  readonly expiration: readonly string[];
  readonly strike: readonly number[];
  readonly callPrice: readonly number[];
  /** Contracts traded since the row before; NaN where not observed. */
  readonly callVolume: readonly number[];
  /** Contracts, as known at the row's instant. */
  readonly callOpenInterest: readonly number[];
  readonly callDelta: readonly number[];
  readonly putPrice: readonly number[];
  readonly putVolume: readonly number[];
  readonly putOpenInterest: readonly number[];
  readonly putDelta: readonly number[];
}

/**
 * The chain of a day in one row, ordered by expiry and strike. Deltas are as the feed states them.
 *
 * @throws RangeError when the day has no such row
 */
export function chainColumns(day: MarketDay, row: number): ChainColumns {
  if (!(Number.isInteger(row) && row >= 0 && row < day.rows)) throw new RangeError(`invalid row: ${row}`);
  const { price, delta } = day.options;
  const volumes = volumeColumns(day);
  const held = openInterestAsOf(day.openInterest, day.knownAt[row]!)?.contracts ?? null;
  const order = day.strikes
    .map((_, s) => s)
    .sort((a, b) => {
      const [left, right] = [day.strikes[a]!, day.strikes[b]!];
      return left.expiration === right.expiration
        ? left.strike - right.strike
        : left.expiration < right.expiration
          ? -1
          : 1;
    });
  const at = (column: Float64Array | null, cell: number): number => column?.[row * day.stride + cell] ?? Number.NaN;
  const traded = (cell: number): number =>
    volumes.length === 0 ? Number.NaN : volumes.reduce((sum, column) => sum + column[row * day.stride + cell]!, 0);
  const side = (offset: 0 | 1) => ({
    price: order.map((s) => at(price, 2 * s + offset)),
    volume: order.map((s) => traded(2 * s + offset)),
    openInterest: order.map((s) => held?.[2 * s + offset] ?? Number.NaN),
    delta: order.map((s) => at(delta, 2 * s + offset)),
  });
  const call = side(0);
  const put = side(1);
  return {
    expiration: order.map((s) => day.strikes[s]!.expiration),
    strike: order.map((s) => day.strikes[s]!.strike),
    callPrice: call.price,
    callVolume: call.volume,
    callOpenInterest: call.openInterest,
    callDelta: call.delta,
    putPrice: put.price,
    putVolume: put.volume,
    putOpenInterest: put.openInterest,
    putDelta: put.delta,
  };
}
