/** An announcement that was scheduled in advance: everybody knew its instant before it came. */
export interface ScheduledEvent {
  readonly kind: "earnings" | "release";
  /** Epoch milliseconds. */
  readonly at: number;
  /** The underlying it concerns; null for all of them. */
  readonly underlying: string | null;
  readonly name: string;
}

/** Levels of a volatility index, each with the instant from which it was known (epoch milliseconds, ascending). */
export interface VolatilityLevels {
  readonly at: Float64Array;
  readonly level: Float64Array;
}

/** Somebody pulled the plug: from `from` (epoch milliseconds) nothing new is ordered and what is open is closed, until `to`. */
export interface Halt {
  readonly from: number;
  /** Exclusive; Infinity: for good. */
  readonly to: number;
  /** The underlying it concerns; null for all of them. */
  readonly underlying: string | null;
  readonly reason: string;
}

/** What filters and interventions ask of the world beside the tape. Null: no such file was given, so the filter cannot be checked. */
export interface MarketContext {
  /** By instant, ascending. */
  readonly events: readonly ScheduledEvent[] | null;
  readonly volatility: VolatilityLevels | null;
  /** By beginning, ascending; empty where nobody intervened. */
  readonly halts: readonly Halt[];
}

/** Nothing is known beside the tape, and nobody intervened. */
export const noContext: MarketContext = { events: null, volatility: null, halts: [] };
