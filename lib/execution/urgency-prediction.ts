import type { UrgencyLabel } from "../classifiers/urgency.js";
import type { PressureAlert } from "../detectors/expiration-pressure-detect.js";
import type { Prediction } from "./observation.js";

/**
 * What a labelled alert of expiration pressure predicts: watched for the class's longest duration, but not beyond the expiry;
 * to the expiry where the class expects nothing.
 */
export function urgencyPrediction(alert: PressureAlert, { expected }: UrgencyLabel): Prediction {
  const longest = expected ? expected.durationRange[1] : alert.minutes;
  const middle = ([from, to]: readonly [number, number]): number => (from + to) / 2;
  return {
    detection: alert.id,
    decidedAt: alert.decidedAt,
    direction: alert.direction,
    horizon: Math.min(longest, alert.minutes),
    magnitude: expected ? middle(expected.magnitudeRange) : Number.NaN,
    timing: expected ? middle(expected.durationRange) : Number.NaN,
  };
}
