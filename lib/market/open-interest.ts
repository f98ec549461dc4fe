/** Open interest of a chain at one moment, with the two times that keep it honest. */
export interface OpenInterest {
  /** Session whose positions it counts, `YYYY-MM-DD`: the day before for a value published before the open. */
  readonly session: string;
  /** Instant at which it could be known, epoch milliseconds. */
  readonly availableAt: number;
  /** Contracts by cell (call 2s, put 2s + 1); NaN where unknown. */
  readonly contracts: Float64Array;
}

/** The newest record that was available at an instant, or null: later values must not leak back (records in order of availability). */
export function openInterestAsOf(records: readonly OpenInterest[], instant: number): OpenInterest | null {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (records[middle]!.availableAt <= instant) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : records[low - 1]!;
}
