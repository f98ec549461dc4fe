import type { OptionType } from "../pricing/option-type.js";
import type { MarketProfile } from "./market-profile.js";
import type { OpenInterest } from "./open-interest.js";

/** One strike of one expiry. Strike number s owns two cells of every row: the call at 2s, the put at 2s + 1. */
export interface Strike {
  /** Expiration date, `YYYY-MM-DD`, exchange calendar. */
  readonly expiration: string;
  /** Instant of expiry, epoch milliseconds. */
  readonly expiresAt: number;
  readonly strike: number;
}

/** How a feed states the delta of a put. It is declared by the reader, never guessed from the numbers. */
export type DeltaConvention = "signed" | "magnitude";

/** Marks on a row, as bits. */
export const rowQuality = {
  /** The gap before this row is too long: volumes of the row have no time of their own. */
  hole: 1,
  /** No usable price of the underlying in this row. */
  noUnderlying: 2,
} as const;

/**
 * Cells per row and contract, time-major: row r, cell c stands at `r * stride + c`. A cell that was not observed is NaN;
 * a column that the feed does not have at all is null. Volumes are contracts traded since the previous row.
 */
export interface OptionColumns {
  readonly buyVolume: Float64Array | null;
  readonly sellVolume: Float64Array | null;
  readonly unsignedVolume: Float64Array | null;
  readonly price: Float64Array | null;
  readonly bid: Float64Array | null;
  readonly ask: Float64Array | null;
  readonly delta: Float64Array | null;
}

/** Future of the underlying since the previous row: prices, and contracts traded in all, bought and sold by the taker. */
export interface FutureColumns {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly buyVolume: Float64Array | null;
  readonly sellVolume: Float64Array | null;
}

/** Prices of the hedge instrument in time order; the finest that the session has. What it does not have is null. */
export interface PricePath {
  /** Epoch milliseconds, ascending. */
  readonly at: Float64Array;
  readonly price: Float64Array;
  /** Extremes since the price before, itself included. */
  readonly high: Float64Array | null;
  readonly low: Float64Array | null;
  /** Contracts that takers bought and sold since the price before. */
  readonly buyVolume: Float64Array | null;
  readonly sellVolume: Float64Array | null;
}

/** A path of prices, and what else is known of it. */
export function pricePath(
  at: Float64Array,
  price: Float64Array,
  more: Partial<Omit<PricePath, "at" | "price">> = {},
): PricePath {
  return { at, price, high: null, low: null, buyVolume: null, sellVolume: null, ...more };
}

/**
 * One underlying on one date. Rows are observations, not a clock: each has the instant it was knowable and the seconds
 * since the row before. A live day is the same record with `rows` growing up to the capacity of its columns, and with
 * strikes appended as they are listed (2 * strikes.length <= stride).
 */
export interface MarketDay {
  readonly underlying: string;
  /** Session date in the exchange's calendar, `YYYY-MM-DD`. */
  readonly date: string;
  readonly profile: MarketProfile;
  /** Epoch milliseconds of the session's open and close. */
  readonly opensAt: number;
  readonly closesAt: number;
  readonly strikes: readonly Strike[];
  /** Cells per row. */
  readonly stride: number;
  rows: number;
  /** Epoch milliseconds at which the row could be known, ascending. */
  readonly knownAt: Float64Array;
  /** Seconds covered by the row: since the row before, since the open for the first. */
  readonly elapsed: Float64Array;
  /** Bits of `rowQuality`. */
  readonly quality: Uint8Array;
  readonly underlyingPrice: Float64Array;
  readonly future: FutureColumns | null;
  readonly options: OptionColumns;
  /** Convention of `options.delta`; null where the feed has no delta. */
  readonly deltaConvention: DeltaConvention | null;
  /** In the order in which they became available. */
  readonly openInterest: readonly OpenInterest[];
  /** A path finer than the rows, where the session has one. */
  readonly path: PricePath | null;
  /** Units of the underlying in one contract, and whether that was derived from the data instead of listed. */
  readonly lot: { readonly size: number; readonly derived: boolean };
}

/** What a day is before anything was observed. */
export type DayIdentity = Pick<
  MarketDay,
  | "underlying"
  | "date"
  | "profile"
  | "opensAt"
  | "closesAt"
  | "strikes"
  | "lot"
  | "deltaConvention"
  | "openInterest"
  | "path"
>;

/** A day with room for `capacity` rows of `stride` cells and nothing in it: `rows` is 0, the columns it has are NaN. */
export function emptyDay(
  identity: DayIdentity,
  capacity: number,
  stride: number,
  columns: readonly (keyof OptionColumns)[],
  future: readonly (keyof FutureColumns)[] | null,
): MarketDay {
  if (stride < 2 * identity.strikes.length) throw new RangeError(`invalid stride: ${stride}`);
  const unknown = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);
  const cells = (name: keyof OptionColumns): Float64Array | null =>
    columns.includes(name) ? unknown(capacity * stride) : null;
  const sides = (name: "buyVolume" | "sellVolume"): Float64Array | null =>
    future?.includes(name) ? unknown(capacity) : null;
  return {
    ...identity,
    stride,
    rows: 0,
    knownAt: unknown(capacity),
    elapsed: unknown(capacity),
    quality: new Uint8Array(capacity),
    underlyingPrice: unknown(capacity),
    future: future && {
      open: unknown(capacity),
      high: unknown(capacity),
      low: unknown(capacity),
      close: unknown(capacity),
      volume: unknown(capacity),
      buyVolume: sides("buyVolume"),
      sellVolume: sides("sellVolume"),
    },
    options: {
      buyVolume: cells("buyVolume"),
      sellVolume: cells("sellVolume"),
      unsignedVolume: cells("unsignedVolume"),
      price: cells("price"),
      bid: cells("bid"),
      ask: cells("ask"),
      delta: cells("delta"),
    },
  };
}

/**
 * Enters the next row's instant and price: seconds since the row before (since the open for the first) and the marks
 * that follow from both. The caller fills the cells and raises `rows`.
 */
export function enterRow(day: MarketDay, row: number, knownAt: number, underlyingPrice: number): void {
  const elapsed = (knownAt - (row === 0 ? day.opensAt : day.knownAt[row - 1]!)) / 1000;
  day.knownAt[row] = knownAt;
  day.elapsed[row] = elapsed;
  day.underlyingPrice[row] = underlyingPrice > 0 ? underlyingPrice : Number.NaN;
  day.quality[row] =
    (elapsed > day.profile.longestGap ? rowQuality.hole : 0) | (underlyingPrice > 0 ? 0 : rowQuality.noUnderlying);
}

/** The cell of a contract in a row. */
export function cellOf(strike: number, type: OptionType): number {
  return 2 * strike + (type === "call" ? 0 : 1);
}

/** Whether the feed tells who took: volume is split into bought and sold. */
export function hasSides(day: MarketDay): boolean {
  return day.options.buyVolume !== null && day.options.sellVolume !== null;
}

/** The columns of traded contracts that the feed has. */
export function volumeColumns({ options }: MarketDay): readonly Float64Array[] {
  return [options.buyVolume, options.sellVolume, options.unsignedVolume].filter((column) => column !== null);
}

/**
 * The finest prices of the hedge instrument in a day: its path, else the future's bars where there is a future, else
 * the rows that have a price of the underlying.
 */
export function hedgePath(day: MarketDay): PricePath {
  if (day.path) return day.path;
  const { future } = day;
  const prices = future?.close ?? day.underlyingPrice;
  const rows: number[] = [];
  for (let row = 0; row < day.rows; row++) if (prices[row]! > 0) rows.push(row);
  const column = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!);
  const sides = (values: Float64Array | null): Float64Array | null => values && column(values);
  return pricePath(
    column(day.knownAt),
    column(prices),
    future
      ? {
          high: column(future.high),
          low: column(future.low),
          buyVolume: sides(future.buyVolume),
          sellVolume: sides(future.sellVolume),
        }
      : {},
  );
}
