import { type DetectionAccuracy, type DetectionCase, detectionAccuracy } from "./detection-accuracy.js";

/** Accuracy of the alerts of one level of pressure. */
export interface PressureLevel {
  /** Lowest and highest pressure of its alerts; NaN without alerts. */
  readonly from: number;
  readonly to: number;
  readonly accuracy: DetectionAccuracy;
}

const levels = ["lowest third", "middle third", "highest third"] as const;

/**
 * Predictions against outcomes by level of pressure: the alerts in thirds by their pressure, of equal size but for one alert. Equal
 * pressures keep the order of the alerts.
 *
 * @param pressures of the alerts, in the order of the cases
 * @throws RangeError unless there is one pressure per case
 */
export function accuracyByPressure(
  cases: readonly DetectionCase[],
  pressures: readonly number[],
): readonly PressureLevel[] {
  if (pressures.length !== cases.length) throw new RangeError(`invalid number of pressures: ${pressures.length}`);
  const ranked = cases.map((own, k) => ({ own, pressure: pressures[k]! })).sort((a, b) => a.pressure - b.pressure);
  return levels.map((label, third) => {
    const from = Math.round((third * ranked.length) / levels.length);
    const members = ranked.slice(from, Math.round(((third + 1) * ranked.length) / levels.length));
    const [accuracy] = detectionAccuracy(
      members.map(({ own }) => own),
      [],
    );
    return {
      from: members[0]?.pressure ?? Number.NaN,
      to: members.at(-1)?.pressure ?? Number.NaN,
      accuracy: { ...accuracy!, label },
    };
  });
}
