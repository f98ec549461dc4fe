import { pricePath } from "../market/market-day.js";
import type { BarTape } from "../market/tape.js";
import type { FutureTape } from "./future-tape.js";
import type { ListedChain } from "./listed-chain.js";
import type { MarketParameters } from "./market-parameters.js";
import type { OptionPrint } from "./option-print.js";

/** What a session's tape is printed from. */
export interface TapeSource {
  readonly underlying: string;
  readonly date: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly chain: ListedChain;
  /** Price of the future at each step of the path, rounded to ticks. */
  readonly prices: Float64Array;
  readonly future: FutureTape;
  /** In order of time. */
  readonly prints: readonly OptionPrint[];
  readonly parameters: MarketParameters;
}

/**
 * Prints a session as a venue would: rows of equal length, what traded in each option in each row, deltas and quotes (where
 * they are asked for) at the end of the row, the future's bars, and the price path with its signed volume. What printed at the
 * ask was bought and at the bid sold; the middle has no side. Options are priced where a price is printed and nowhere else.
 *
 * @throws RangeError when what is to be printed is not a whole number of rows, or longer than the session
 */
export function printTape(source: TapeSource): BarTape {
  const { underlying, date, opensAt, closesAt, chain, prices, future, parameters } = source;
  const { pathStep, rowLength, printedLast, deltas } = parameters;
  const stepsPerRow = rowLength / pathStep;
  const all = (prices.length - 1) / stepsPerRow;
  const rows = printedLast === null ? all : printedLast / rowLength;
  if (!(Number.isInteger(rows) && rows > 0 && rows <= all)) throw new RangeError(`invalid printedLast: ${printedLast}`);
  const before = all - rows;
  const from = before * stepsPerRow;
  const shown = partOf(future, from);
  const knownAt = Float64Array.from({ length: rows }, (_, row) => opensAt + 1000 * rowLength * (before + row + 1));
  const bars = futureBars(prices.subarray(from), shown, rows, stepsPerRow);
  return {
    kind: "bars",
    underlying,
    date,
    opensAt,
    closesAt,
    strikes: chain.strikes,
    deltaConvention: deltas ? "signed" : null,
    rows: { knownAt, underlyingPrice: bars.close, future: bars },
    prints: optionBars(source, before, rows, bars.close),
    path: pricePath(
      Float64Array.from({ length: prices.length - from }, (_, step) => opensAt + 1000 * pathStep * (from + step)),
      prices.slice(from),
      { buyVolume: shown.buys, sellVolume: shown.sells },
    ),
  };
}

/** What traded after a step. */
function partOf({ buys, sells }: FutureTape, from: number): FutureTape {
  const part = { buys: buys.slice(from), sells: sells.slice(from) };
  part.buys[0] = 0;
  part.sells[0] = 0;
  return part;
}

function futureBars(
  prices: Float64Array,
  { buys, sells }: FutureTape,
  rows: number,
  stepsPerRow: number,
): NonNullable<BarTape["rows"]["future"]> {
  const column = () => new Float64Array(rows);
  const bars = {
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
    buyVolume: column(),
    sellVolume: column(),
  };
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * stepsPerRow + 1, (row + 1) * stepsPerRow + 1];
    const traded = prices.subarray(from, to);
    bars.open[row] = traded[0]!;
    bars.high[row] = Math.max(...traded);
    bars.low[row] = Math.min(...traded);
    bars.close[row] = traded.at(-1)!;
    bars.buyVolume[row] = total(buys.subarray(from, to));
    bars.sellVolume[row] = total(sells.subarray(from, to));
    bars.volume[row] = bars.buyVolume[row]! + bars.sellVolume[row]!;
  }
  return bars;
}

/** One print for each option and row, time-major. The price is that of the last trade, unknown where nothing traded. */
function optionBars(
  { chain, prices, prints, parameters }: TapeSource,
  before: number,
  rows: number,
  closes: Float64Array,
): BarTape["prints"] {
  const { pathStep, rowLength, quotes, deltas } = parameters;
  const cells = 2 * chain.strikes.length;
  const count = rows * cells;
  const unknown = (): Float64Array => new Float64Array(count).fill(Number.NaN);
  const volumes = { ask: new Float64Array(count), bid: new Float64Array(count), middle: new Float64Array(count) };
  const last = new Int32Array(count).fill(-1);
  prints.forEach(({ second, strike, type, contracts, at }, print) => {
    const row = Math.min(rows - 1, Math.floor(second / rowLength) - before);
    if (row < 0) return;
    const place = row * cells + 2 * strike + (type === "call" ? 0 : 1);
    volumes[at][place]! += contracts;
    last[place] = print;
  });

  const price = unknown();
  const [bid, ask, delta] = [unknown(), unknown(), unknown()];
  for (let place = 0; place < count; place++) {
    const row = Math.floor(place / cells);
    const strike = (place % cells) >> 1;
    const type = place % 2 === 0 ? "call" : "put";
    const rowEnd = (before + row + 1) * rowLength;
    // Four decimals are what feeds print.
    if (deltas) delta[place] = Math.round(1e4 * chain.delta(strike, type, rowEnd, closes[row]!)) / 1e4 + 0;
    if (quotes) {
      const standing = chain.quote(strike, type, rowEnd, closes[row]!);
      bid[place] = standing.bid;
      ask[place] = standing.ask;
    }
    if (last[place]! < 0) continue;
    const { second, at } = prints[last[place]!]!;
    // A large order may run on past the close.
    const seen = chain.quote(strike, type, second, prices[Math.min(prices.length - 1, Math.floor(second / pathStep))]!);
    price[place] = at === "middle" ? (seen.bid + seen.ask) / 2 : seen[at];
  }
  return {
    row: Int32Array.from(price, (_, place) => Math.floor(place / cells)),
    cell: Int32Array.from(price, (_, place) => place % cells),
    buyVolume: volumes.ask,
    sellVolume: volumes.bid,
    unsignedVolume: volumes.middle,
    price,
    bid,
    ask,
    delta,
  };
}
