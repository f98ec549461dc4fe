import type { Detection } from "../detectors/volume-shock-detect.js";
import { pointSize } from "../market/market-profile.js";
import { type DayPrices, horizonIndex, priceIndexAsOf } from "../market/price-book.js";
import type { RandomStream } from "../numeric/random.js";
import { simultaneousBands } from "../statistics/simultaneous-bands.js";
import type { PriceBook } from "./placebo.js";

/** Minutes after the first trigger at which the path is read. */
export const eventHorizons: readonly number[] = [0.5, 1, 2, 5, 10, 15, 30];

/** One horizon of the curve, points in the predicted direction. */
export interface EventStudyPoint {
  /** Minutes after the first trigger. */
  readonly minutes: number;
  /** Mean over events; NaN where the price step is coarser than the horizon, or nothing was seen. */
  readonly mean: number;
  /** Pointwise band, days as clusters. */
  readonly lower: number;
  readonly upper: number;
  /** Simultaneous band: the whole curve lies in it with the stated level. */
  readonly simultaneousLower: number;
  readonly simultaneousUpper: number;
  /** Events with a price at this horizon. */
  readonly events: number;
}

/** Mean path of the price after the events. */
export interface EventStudy {
  readonly events: number;
  readonly days: number;
  readonly level: number;
  readonly method: string;
  readonly curve: readonly EventStudyPoint[];
}

/** Moves after the events, before any statistic. */
export interface EventMoves {
  readonly horizons: readonly number[];
  /** Session of each event: the cluster. */
  readonly dates: readonly string[];
  /**
   * Event-major, `event * horizons.length + k`: points in the predicted direction, net of what the same clock time of
   * the underlying's other days did on average. NaN where no price came near the horizon.
   */
  readonly moves: Float64Array;
}

/**
 * Reads the price after every detection. A price counts for a horizon when it is the first one at or after it and comes
 * no later than half the horizon (at least 30 s); an event too close to the end of its session has no late horizons.
 */
export function eventMoves(detections: readonly Detection[], book: PriceBook): EventMoves {
  const moves = new Float64Array(detections.length * eventHorizons.length);
  detections.forEach((detection, event) => {
    const days = book.get(detection.underlying)!;
    const home = days.find(({ date }) => date === detection.date)!;
    const others = days.filter((day) => day !== home);
    const clock = detection.triggeredAt - home.opensAt;
    eventHorizons.forEach((minutes, k) => {
      const own = moveAfter(home, clock, minutes);
      const usual = others.map((day) => moveAfter(day, clock, minutes)).filter((move) => !Number.isNaN(move));
      // Without another day there is nothing to be net of: the event has no move at this horizon.
      const expected = usual.length === 0 ? Number.NaN : usual.reduce((sum, move) => sum + move, 0) / usual.length;
      moves[event * eventHorizons.length + k] = detection.direction * (own - expected);
    });
  });
  return { horizons: eventHorizons, dates: detections.map(({ date }) => date), moves };
}

/**
 * The mean path after the events with two bands: pointwise (Student t, days as clusters) and simultaneous (max-t over
 * resampled days, so that the whole curve may be read at once).
 *
 * @param draws resamples of days for the simultaneous band
 */
export function eventStudy(
  detections: readonly Detection[],
  book: PriceBook,
  draws: number,
  stream: RandomStream,
): EventStudy {
  const { horizons, dates, moves } = eventMoves(detections, book);
  const level = 0.95;
  const bands = simultaneousBands(moves, horizons.length, dates, level, draws, stream);
  return {
    events: detections.length,
    days: new Set(dates).size,
    level,
    method: "pointwise: Student t, days as clusters; simultaneous: max-t over resampled days",
    curve: horizons.map((minutes, k) => ({
      minutes,
      mean: bands.mean[k]!,
      lower: bands.pointwiseLower[k]!,
      upper: bands.pointwiseUpper[k]!,
      simultaneousLower: bands.simultaneousLower[k]!,
      simultaneousUpper: bands.simultaneousUpper[k]!,
      events: detections.filter((_, event) => !Number.isNaN(moves[event * horizons.length + k]!)).length,
    })),
  };
}

/** Points from a clock time to some minutes later. */
function moveAfter(day: DayPrices, clock: number, minutes: number): number {
  const { path, profile } = day;
  const start = day.opensAt + clock;
  const from = priceIndexAsOf(path, start);
  const to = horizonIndex(day, start, minutes);
  if (from < 0 || to < 0 || start - path.at[from]! > 1000 * profile.longestGap) return Number.NaN;
  return (path.price[to]! - path.price[from]!) / pointSize(profile, path.price[from]!);
}
