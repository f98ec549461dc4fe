import type { DeltaConvention, PricePath, Strike } from "./market-day.js";

/**
 * What a venue prints, in columns, each print with the instant it was knowable. A tape folds into a `MarketDay`;
 * kinds differ in what a print means, never in what comes out.
 */
export type Tape = SnapshotTape | BarTape;

interface TapeIdentity {
  readonly underlying: string;
  readonly date: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly strikes: readonly Strike[];
}

/**
 * Photographs of a chain: last prices, open interest and the volume traded *since the start of the day*, call and put of
 * a strike in one print. Prints come in any order; all columns have one entry per print, NaN where the feed has none. A price
 * of 0 is no price. Volumes and open interest are in the feed's unit: contracts or units of the underlying. What only some
 * feeds state may be absent: deltas, which then have a convention, and a price floor.
 */
export interface SnapshotTape extends TapeIdentity {
  readonly kind: "snapshots";
  readonly knownAt: Float64Array;
  /** Index into `strikes`. */
  readonly strike: Int32Array;
  readonly callPrice: Float64Array;
  readonly callOpenInterest: Float64Array;
  readonly callVolume: Float64Array;
  readonly putPrice: Float64Array;
  readonly putOpenInterest: Float64Array;
  readonly putVolume: Float64Array;
  readonly underlyingPrice: Float64Array;
  readonly deltas?: {
    readonly convention: DeltaConvention;
    readonly call: Float64Array;
    readonly put: Float64Array;
  };
  /** Lowest price that the venue states, for options worth less as well: it says that there is a contract, not what it is worth. */
  readonly priceFloor?: number;
}

/** Interval bars: volume *within* the interval that ends at `knownAt`, one print per contract and interval. */
export interface BarTape extends TapeIdentity {
  readonly kind: "bars";
  readonly deltaConvention: DeltaConvention | null;
  /** Instants of the rows, ascending, and what the market did in each. */
  readonly rows: {
    readonly knownAt: Float64Array;
    readonly underlyingPrice: Float64Array;
    readonly future: Readonly<
      Record<"open" | "high" | "low" | "close" | "volume" | "buyVolume" | "sellVolume", Float64Array>
    > | null;
  };
  readonly prints: {
    /** Index into `rows`. */
    readonly row: Int32Array;
    /** Cell: call 2s, put 2s + 1. */
    readonly cell: Int32Array;
    readonly buyVolume: Float64Array;
    readonly sellVolume: Float64Array;
    readonly unsignedVolume: Float64Array;
    readonly price: Float64Array;
    readonly bid: Float64Array;
    readonly ask: Float64Array;
    readonly delta: Float64Array;
  };
  /** What the reader mended: names of repairs, and for each print which of them, as bits; absent where it mended nothing. */
  readonly mended?: { readonly repairs: readonly string[]; readonly marks: Uint8Array };
  readonly path: PricePath | null;
}
