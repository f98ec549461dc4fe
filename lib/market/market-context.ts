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

/** What the market filters ask of the world beside the tape. Null: no such file was given, so the filter cannot be checked. */
export interface MarketContext {
  /** By instant, ascending. */
  readonly events: readonly ScheduledEvent[] | null;
  readonly volatility: VolatilityLevels | null;
}

/** Nothing is known beside the tape. */
export const noContext: MarketContext = { events: null, volatility: null };
