import type { Label } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import { pointSize } from "../market/market-profile.js";
import { type DayPrices, firstAtOrAfter, horizonIndex } from "../market/price-book.js";

/**
 * A prediction held against what came. Market makers' hedges are not on the tape (V16): what is observed is the price,
 * and the record says so. Every alert is counted; one without a price is a miss of direction and a censored time (X13).
 */
export interface Observation {
  readonly detection: string;
  readonly basis: "price";
  /** Minutes watched: the class's longest response, the modelled one where the class expects nothing. */
  readonly horizon: number;
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
export function observe(detection: Detection, label: Label, day: DayPrices): Observation {
  const { path } = day;
  const { expected } = label;
  const horizon = expected ? expected.responseRange[1] : detection.estimatedResponse;
  const predictedMagnitude = expected ? (expected.magnitudeRange[0] + expected.magnitudeRange[1]) / 2 : Number.NaN;
  const start = firstAtOrAfter(path, detection.decidedAt);
  const end = horizonIndex(day, detection.decidedAt, horizon);
  // A first price beyond the horizon leaves nothing to watch.
  const seen = start >= 0 && end > start;
  const size = seen ? pointSize(day.profile, path.price[start]!) : Number.NaN;
  const move = seen ? (path.price[end]! - path.price[start]!) / size : Number.NaN;
  const observedTiming = seen ? timeToHalf(detection, day, start, horizon, size, predictedMagnitude) : Number.NaN;
  const magnitudeError = Math.abs(Math.abs(move) - predictedMagnitude) / predictedMagnitude;
  const timingError = Math.abs(observedTiming - detection.estimatedResponse);
  const directionCorrect = Math.sign(move) === detection.direction;
  return {
    detection: detection.id,
    basis: "price",
    horizon,
    predictedDirection: detection.direction,
    observedDirection: Math.sign(move),
    directionCorrect,
    predictedMagnitude,
    observedMagnitude: Math.abs(move),
    magnitudeError,
    predictedTiming: detection.estimatedResponse,
    observedTiming,
    timingError,
    accuracyScore:
      (directionCorrect ? 0.5 : 0) +
      0.25 * score(magnitudeError) +
      0.25 * score(timingError / detection.estimatedResponse),
  };
}

function timeToHalf(
  detection: Detection,
  { path }: DayPrices,
  start: number,
  horizon: number,
  size: number,
  magnitude: number,
): number {
  const last = detection.decidedAt + 60_000 * horizon;
  for (let k = start + 1; k < path.at.length && path.at[k]! <= last; k++) {
    const points = (detection.direction * (path.price[k]! - path.price[start]!)) / size;
    if (points >= magnitude / 2) return (path.at[k]! - detection.decidedAt) / 60_000;
  }
  return Number.NaN;
}

/** 1 without error, 0 from an error of 100 % on or where there is nothing to compare. */
function score(error: number): number {
  return Number.isNaN(error) ? 0 : Math.max(0, 1 - error);
}
