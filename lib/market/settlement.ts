import { upperBound } from "../numeric/bisect.js";
import { parityForward } from "../pricing/parity-forward.js";
import type { MarketDay } from "./market-day.js";
import { type PriceCourse, underlyingPath } from "./underlying-path.js";

/** Where an expiring series settled, as far as the data tell. */
export interface Settlement {
  /** Estimate of the settlement, price units. */
  readonly price: number;
  /** Standard error of the estimate, price units; 0 where the settling price itself was seen. */
  readonly error: number;
  /** `last-price`: the underlying's last price by the expiry; `last-parity`: what the expiring options last implied; `window-mean`: mean of what was seen of the averaging window. */
  readonly method: "last-price" | "last-parity" | "window-mean";
  /** Instant of the last observation that went into it, epoch milliseconds. */
  readonly at: number;
}

const year = 365 * 86_400_000;

/** Pairs below which the spread of their forwards says little of their error: with one it is 0 whatever the price. */
const leastPairs = 3;

/** The median absolute deviation of normal errors times this is their standard deviation (Hampel, J. Am. Stat. Assoc. 69, 1974). */
const normalScale = 1.4826;

/**
 * Estimates where the series that expire at an instant settled, by the profile's rule. What was not seen is taken for a
 * random walk with the day's realised volatility s (price units per root second; `realisedDeviation`): errors are its standard deviations.
 *
 * - `point`: the last price of the underlying by the expiry, not older than the profile's longest gap; seen h seconds
 *   before the expiry its error is s sqrt(h).
 * - `averaged` over the last W seconds: of two estimates the one with the smaller error: options on an index trade to the end, those on
 *   most stocks show old prices. `last-parity`: the expiring options settle in the average and converge to it; their parity
 *   forward in the last row of the window with at least three call-put pairs. Seen h seconds before the expiry, what is left
 *   of the average moves it by s sqrt(h^3 / 3) / W; the spread of the pairs (1.4826 times their median absolute deviation)
 *   is added in squares. `window-mean`: the mean over time of the prices seen in the window, straight lines between them. The average
 *   over a gap of d seconds then misses s sqrt(d^3 / 12), before the first price and after the last s sqrt(d^3 / 3), each over W.
 *
 * @param expiresAt epoch milliseconds
 * @returns null where nothing was seen within those spans, or where too little was seen to tell an error
 */
export function settlementOf(day: MarketDay, expiresAt: number): Settlement | null {
  const course = underlyingPath(day);
  const { settlement, longestGap } = day.profile;
  const found =
    settlement.kind === "point"
      ? lastPrice(course, expiresAt, longestGap)
      : surer(
          lastParity(day, course, expiresAt, 60 * settlement.minutes),
          windowMean(course, expiresAt, 60 * settlement.minutes),
        );
  return found && Number.isFinite(found.error) ? found : null;
}

/**
 * Realised volatility of a course by an instant, as the standard deviation of a random walk: root of the squared
 * moves over the time they took, price units per root second. NaN below two prices; a quiet market is 0.
 *
 * @param until epoch milliseconds
 */
export function realisedDeviation({ at, price }: PriceCourse, until: number): number {
  const end = upperBound(at, until);
  if (end < 2) return Number.NaN;
  let squares = 0;
  for (let k = 1; k < end; k++) squares += (price[k]! - price[k - 1]!) ** 2;
  return Math.sqrt((1000 * squares) / (at[end - 1]! - at[0]!));
}

/** The estimate with the smaller error, the first where they are equal. */
function surer(one: Settlement | null, other: Settlement | null): Settlement | null {
  return other && !(one && one.error <= other.error) ? other : one;
}

function lastPrice(course: PriceCourse, expiresAt: number, longestGap: number): Settlement | null {
  const last = upperBound(course.at, expiresAt) - 1;
  if (last < 0) return null;
  const at = course.at[last]!;
  const left = (expiresAt - at) / 1000;
  if (left > longestGap) return null;
  const error = left === 0 ? 0 : realisedDeviation(course, expiresAt) * Math.sqrt(left);
  return { price: course.price[last]!, error, method: "last-price", at };
}

function lastParity(day: MarketDay, course: PriceCourse, expiresAt: number, window: number): Settlement | null {
  const series = day.strikes.flatMap((strike, s) => (strike.expiresAt === expiresAt ? [s] : []));
  const strikes = Float64Array.from(series, (s) => day.strikes[s]!.strike);
  for (let row = upperBound(day.knownAt.subarray(0, day.rows), expiresAt) - 1; row >= 0; row--) {
    const at = day.knownAt[row]!;
    const left = (expiresAt - at) / 1000;
    if (left >= window) return null;
    const prices = (side: 0 | 1): Float64Array => Float64Array.from(series, (s) => priceIn(day, row, 2 * s + side));
    const discount = Math.exp((-day.profile.rate * (expiresAt - at)) / year);
    const { forward, pairs, dispersion } = parityForward(strikes, prices(0), prices(1), discount);
    if (pairs < leastPairs) continue;
    const unseen = left === 0 ? 0 : (realisedDeviation(course, expiresAt) * Math.sqrt(left ** 3 / 3)) / window;
    return { price: forward, error: Math.hypot(unseen, normalScale * dispersion), method: "last-parity", at };
  }
  return null;
}

/** Price of a contract in a row: the middle of its quotes, else its last trade; NaN where there is neither. */
function priceIn({ options, stride }: MarketDay, row: number, cell: number): number {
  const place = row * stride + cell;
  const bid = options.bid?.[place] ?? Number.NaN;
  const ask = options.ask?.[place] ?? Number.NaN;
  return bid > 0 && ask >= bid ? (bid + ask) / 2 : (options.price?.[place] ?? Number.NaN);
}

function windowMean(course: PriceCourse, expiresAt: number, window: number): Settlement | null {
  const opensAt = expiresAt - 1000 * window;
  const from = upperBound(course.at, opensAt);
  const to = upperBound(course.at, expiresAt);
  if (from === to) return null;
  const seconds = (k: number): number => (course.at[k]! - opensAt) / 1000;
  const first = seconds(from);
  const last = window - seconds(to - 1);
  let area = course.price[from]! * first + course.price[to - 1]! * last;
  let cubes = (first ** 3 + last ** 3) / 3;
  for (let k = from + 1; k < to; k++) {
    const gap = seconds(k) - seconds(k - 1);
    area += (gap * (course.price[k]! + course.price[k - 1]!)) / 2;
    cubes += gap ** 3 / 12;
  }
  const error = (realisedDeviation(course, expiresAt) * Math.sqrt(cubes)) / window;
  return { price: area / window, error, method: "window-mean", at: course.at[to - 1]! };
}
