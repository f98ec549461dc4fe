import type { MarketDay } from "./market-day.js";
import type { BarTape } from "./tape.js";

/**
 * The tape that folds into a day again, print by print: one for each contract and row, volumes in contracts. It shares the day's
 * columns. A future or a column of the options that the day does not have is NaN or null as in a feed without it.
 */
export function unfoldDay(day: MarketDay): BarTape {
  const { underlying, date, opensAt, closesAt, stride, rows, options, future, path } = day;
  const cells = 2 * day.strikes.length;
  const count = rows * cells;
  // Room for strikes that were never listed lies between the rows of a live day: it is no print.
  const place = (print: number): number => Math.floor(print / cells) * stride + (print % cells);
  const unknown = new Float64Array(count).fill(Number.NaN);
  const column = (values: Float64Array | null): Float64Array => {
    if (!values) return unknown;
    return cells === stride
      ? values.subarray(0, count)
      : Float64Array.from(unknown, (_, print) => values[place(print)]!);
  };
  const series = (values: Float64Array | null): Float64Array =>
    values ? values.subarray(0, rows) : new Float64Array(rows).fill(Number.NaN);
  return {
    kind: "bars",
    underlying,
    date,
    opensAt,
    closesAt,
    strikes: day.strikes,
    deltaConvention: day.deltaConvention,
    rows: {
      knownAt: series(day.knownAt),
      underlyingPrice: series(day.underlyingPrice),
      future: future && {
        open: series(future.open),
        high: series(future.high),
        low: series(future.low),
        close: series(future.close),
        volume: series(future.volume),
        buyVolume: series(future.buyVolume),
        sellVolume: series(future.sellVolume),
      },
    },
    prints: {
      row: Int32Array.from(unknown, (_, print) => Math.floor(print / cells)),
      cell: Int32Array.from(unknown, (_, print) => print % cells),
      buyVolume: column(options.buyVolume),
      sellVolume: column(options.sellVolume),
      unsignedVolume: column(options.unsignedVolume),
      price: column(options.price),
      bid: column(options.bid),
      ask: column(options.ask),
      delta: column(options.delta),
    },
    path,
  };
}
