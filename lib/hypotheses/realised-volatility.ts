import { type DayPrices, firstAtOrAfter } from "../market/price-book.js";

/**
 * Root mean square move per square-root second between two instants of a day, relative to the price; NaN where nothing was seen.
 * The price that stood at the first instant counts, where there is one.
 *
 * @param from epoch milliseconds
 * @param to epoch milliseconds; what comes later is not looked at
 */
export function realisedVolatility({ path }: Pick<DayPrices, "path">, from: number, to: number): number {
  const { at, price } = path;
  const begin = firstAtOrAfter(path, from);
  if (begin < 0) return Number.NaN;
  // The price that stood when the stretch began; the first of the day where it begins earlier.
  const first = begin > 0 && at[begin]! > from ? begin - 1 : begin;
  let sum = 0;
  let seconds = 0;
  for (let k = first + 1; k < at.length && at[k]! <= to; k++) {
    sum += ((price[k]! - price[k - 1]!) / price[k - 1]!) ** 2;
    seconds += (at[k]! - at[k - 1]!) / 1000;
  }
  return seconds > 0 ? Math.sqrt(sum / seconds) : Number.NaN;
}

/** Limits between the thirds of some volatilities; those that are not known (NaN) are not counted, and none give NaN. */
export function volatilityThirds(volatilities: Iterable<number>): readonly [number, number] {
  const seen = [...volatilities].filter((volatility) => !Number.isNaN(volatility)).sort((a, b) => a - b);
  return [seen[Math.floor(seen.length / 3)] ?? Number.NaN, seen[Math.floor((2 * seen.length) / 3)] ?? Number.NaN];
}

/** 0, 1, 2 from calm to wild; -1 where the volatility is not known, which matches only itself. */
export function volatilityThird(volatility: number, [low, high]: readonly [number, number]): -1 | 0 | 1 | 2 {
  if (Number.isNaN(volatility)) return -1;
  return volatility < low ? 0 : volatility < high ? 1 : 2;
}
