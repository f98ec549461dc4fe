import type { FutureBars } from "../market/attach-futures.js";
import type { InputFile } from "../market/session.js";
import type { ExchangeClock } from "./exchange-clock.js";
import { readSideFile, type SideFile } from "./side-file.js";

const number = { kind: "number", required: false } as const;
const columns = {
  time: { kind: "text", required: true },
  underlying: { kind: "text", required: false },
  open: number,
  high: number,
  low: number,
  close: { kind: "number", required: true },
  volume: number,
  buy_volume: number,
  sell_volume: number,
} as const;

/** Futures as a file tells them, by underlying; the key null holds a file without underlyings. */
export interface FuturesFile {
  readonly input: InputFile;
  readonly bars: ReadonlyMap<string | null, FutureBars>;
}

/**
 * Reads bars of the hedge instrument: `time` (end of the bar, when it was known), `close`, and where the file has them
 * `underlying`, `open`, `high`, `low`, `volume`, `buy_volume`, `sell_volume` (contracts that takers bought and sold).
 *
 * @throws DataError for a time that cannot be read or does not ascend, a price that is not positive, a close or open outside
 *   low and high, a negative volume, sides that exceed the volume
 */
export async function readFutures(path: string, clock: ExchangeClock): Promise<FuturesFile> {
  const file = await readSideFile("futures", path, columns);
  const { table, rows } = file;
  const instants = Float64Array.from({ length: rows }, (_, row) => {
    const at = clock(table.time[row] ?? "");
    if (Number.isNaN(at)) throw file.fault(`unreadable time: ${table.time[row] ?? ""}`, row, "time");
    return at;
  });
  const rowsOf = new Map<string | null, number[]>();
  for (let row = 0; row < rows; row++) {
    const name = table.underlying === null ? null : table.underlying[row]!;
    if (table.underlying !== null && !name) throw file.fault("no underlying", row, "underlying");
    const own = rowsOf.get(name);
    if (!own) rowsOf.set(name, [row]);
    else {
      if (!(instants[row]! > instants[own.at(-1)!]!)) throw file.fault("times have to ascend, each once", row, "time");
      own.push(row);
    }
    requireSound(file, row);
  }
  const bars = new Map<string | null, FutureBars>();
  for (const [name, own] of rowsOf) {
    const take = (values: Float64Array | null): Float64Array | null =>
      values && Float64Array.from(own, (row) => values[row]!);
    bars.set(name, {
      at: take(instants)!,
      open: take(table.open),
      high: take(table.high),
      low: take(table.low),
      close: take(table.close)!,
      volume: take(table.volume),
      buyVolume: take(table.buy_volume),
      sellVolume: take(table.sell_volume),
    });
  }
  return { input: file.input, bars };
}

function requireSound(file: SideFile<typeof columns>, row: number): void {
  const { table } = file;
  for (const name of ["open", "high", "low", "close"] as const) {
    const value = table[name]?.[row];
    if (value === undefined || (Number.isNaN(value) && name !== "close")) continue;
    if (!(value > 0 && Number.isFinite(value))) throw file.fault(`not a price: ${value}`, row, name);
    if (value > (table.high?.[row] ?? Number.NaN)) throw file.fault(`${value} is above the high`, row, name);
    if (value < (table.low?.[row] ?? Number.NaN)) throw file.fault(`${value} is below the low`, row, name);
  }
  for (const name of ["volume", "buy_volume", "sell_volume"] as const) {
    const value = table[name]?.[row];
    if (value !== undefined && (value < 0 || value === Number.POSITIVE_INFINITY))
      throw file.fault(`not a volume: ${value}`, row, name);
  }
  const sides = (table.buy_volume?.[row] || 0) + (table.sell_volume?.[row] || 0);
  if (sides > (table.volume?.[row] ?? Number.NaN))
    throw file.fault(`buy_volume and sell_volume make ${sides}, more than all`, row, "volume");
}
