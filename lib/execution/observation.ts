import { pointSize } from "../market/market-profile.js";
import { type DayPrices, firstAtOrAfter, horizonEnd, horizonIndex } from "../market/price-book.js";

/** What an alert predicts, whichever strategy raised it. Minutes and points. */
export interface Prediction {
  readonly detection: string;
  readonly decidedAt: number;
  readonly direction: 1 | -1;
  /** Minutes that are watched. */
  readonly horizon: number;
  /** NaN where none is predicted. */
  readonly magnitude: number;
  readonly timing: number;
}

/**
 * A prediction held against what came. Market makers' hedges are not on the tape (V16): what is observed is the price,
 * and the record says so. Every alert is counted; one without a price is a miss of direction and a censored time (X13).
 */
export interface Observation {
  readonly detection: string;
  readonly basis: "price";
  /** Minutes watched. */
  readonly horizon: number;
  /**
   * Instant from which all of this could be known, epoch milliseconds: that of the price at the horizon, or, where none came, the
   * last at which one could have.
   */
  readonly knownAt: number;
  readonly predictedDirection: 1 | -1;
  /** 0: no move. NaN: no price. */
  readonly observedDirection: number;
  readonly directionCorrect: boolean;
  /** Points; NaN where the class predicts none. */
  readonly predictedMagnitude: number;
  readonly observedMagnitude: number;
  /** |observed - predicted| / predicted. */
  readonly magnitudeError: number;
  /** Minutes. */
  readonly predictedTiming: number;
  /** Minutes until half of the predicted magnitude was reached in the predicted direction; NaN: censored at the horizon. */
  readonly observedTiming: number;
  readonly timingError: number;
  /** 0.5 direction + 0.25 magnitude + 0.25 timing, each in [0, 1]. A censored time scores 0. */
  readonly accuracyScore: number;
}

/** Watches the price from the decision on. */
export function observe(prediction: Prediction, day: DayPrices): Observation {
  const { path } = day;
  const { decidedAt, direction, horizon, magnitude, timing } = prediction;
  const start = firstAtOrAfter(path, decidedAt);
  const end = horizonIndex(day, decidedAt, horizon);
  // A first price beyond the horizon leaves nothing to watch.
  const seen = start >= 0 && end > start;
  const size = seen ? pointSize(day.profile, path.price[start]!) : Number.NaN;
  const move = seen ? (path.price[end]! - path.price[start]!) / size : Number.NaN;
  const observedTiming = seen ? timeToHalf(prediction, day, start, size) : Number.NaN;
  const magnitudeError = Math.abs(Math.abs(move) - magnitude) / magnitude;
  const timingError = Math.abs(observedTiming - timing);
  const directionCorrect = Math.sign(move) === direction;
  return {
    detection: prediction.detection,
    basis: "price",
    horizon,
    knownAt: seen ? path.at[end]! : horizonEnd(day, decidedAt, horizon),
    predictedDirection: direction,
    observedDirection: Math.sign(move),
    directionCorrect,
    predictedMagnitude: magnitude,
    observedMagnitude: Math.abs(move),
    magnitudeError,
    predictedTiming: timing,
    observedTiming,
    timingError,
    accuracyScore: (directionCorrect ? 0.5 : 0) + 0.25 * score(magnitudeError) + 0.25 * score(timingError / timing),
  };
}

function timeToHalf(
  { decidedAt, direction, horizon, magnitude }: Prediction,
  { path }: DayPrices,
  start: number,
  size: number,
): number {
  const last = decidedAt + 60_000 * horizon;
  for (let k = start + 1; k < path.at.length && path.at[k]! <= last; k++) {
    const points = (direction * (path.price[k]! - path.price[start]!)) / size;
    if (points >= magnitude / 2) return (path.at[k]! - decidedAt) / 60_000;
  }
  return Number.NaN;
}

/** 1 without error, 0 from an error of 100 % on or where there is nothing to compare. */
function score(error: number): number {
  return Number.isNaN(error) ? 0 : Math.max(0, 1 - error);
}
