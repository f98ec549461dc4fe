import { upperBound } from "../numeric/bisect.js";
import { type FutureColumns, type MarketDay, pricePath } from "./market-day.js";

/** Bars of a hedge instrument, each with the instant at which it ended (epoch milliseconds, ascending); what is not known is null, single unknowns NaN. */
export interface FutureBars {
  readonly at: Float64Array;
  readonly open: Float64Array | null;
  readonly high: Float64Array | null;
  readonly low: Float64Array | null;
  readonly close: Float64Array;
  readonly volume: Float64Array | null;
  readonly buyVolume: Float64Array | null;
  readonly sellVolume: Float64Array | null;
}

/** A day with a future, and what became of the bars. */
export interface AttachedFutures {
  readonly day: MarketDay;
  /** Bars within the session. */
  readonly bars: number;
  /** Rows in whose time no bar ended: their future is unknown. */
  readonly rowsWithout: number;
}

/**
 * Gives a day the bars of its hedge instrument: each row what happened since the row before it (since the open for the first),
 * and where there are more bars than rows also the path. A bar counts for the row in which it ends. Bars outside
 * session hours are left out; a future that the day had before is replaced.
 */
export function attachFutures(day: MarketDay, bars: FutureBars): AttachedFutures {
  const from = upperBound(bars.at, day.opensAt);
  const to = upperBound(bars.at, day.closesAt);
  if (from === to) return { day: { ...day, future: null, path: null }, bars: 0, rowsWithout: day.rows };
  const within = <T extends Float64Array | null>(values: T): T => (values?.slice(from, to) ?? null) as T;
  const unknown = (): Float64Array => new Float64Array(day.knownAt.length).fill(Number.NaN);
  const future: FutureColumns = {
    open: unknown(),
    high: unknown(),
    low: unknown(),
    close: unknown(),
    volume: unknown(),
    buyVolume: bars.buyVolume && unknown(),
    sellVolume: bars.sellVolume && unknown(),
  };
  let rowsWithout = 0;
  let bar = from;
  for (let row = 0; row < day.rows; row++) {
    const start = bar;
    while (bar < to && bars.at[bar]! <= day.knownAt[row]!) enter(future, row, bars, bar++);
    if (bar === start) rowsWithout += 1;
  }
  const path =
    to - from > day.rows
      ? pricePath(within(bars.at), within(bars.close), {
          high: within(bars.high),
          low: within(bars.low),
          buyVolume: within(bars.buyVolume),
          sellVolume: within(bars.sellVolume),
        })
      : null;
  return { day: { ...day, future, path }, bars: to - from, rowsWithout };
}

function enter(future: FutureColumns, row: number, bars: FutureBars, bar: number): void {
  const close = bars.close[bar]!;
  const open = known(bars.open?.[bar], close);
  if (Number.isNaN(future.open[row])) future.open[row] = open;
  future.high[row] = Math.max(known(future.high[row], open), open, close, known(bars.high?.[bar], close));
  future.low[row] = Math.min(known(future.low[row], open), open, close, known(bars.low?.[bar], close));
  future.close[row] = close;
  for (const name of ["volume", "buyVolume", "sellVolume"] as const) {
    const column = future[name];
    const more = bars[name]?.[bar] ?? Number.NaN;
    if (column && !Number.isNaN(more)) column[row] = known(column[row], 0) + more;
  }
}

function known(value: number | undefined, otherwise: number): number {
  return value === undefined || Number.isNaN(value) ? otherwise : value;
}
