import { alertBarsFigure } from "./alert-bars-figure.js";
import type { FoundAlert } from "./alerts-table.js";
import { type Clock, clockTime } from "./clock.js";
import type { Figure } from "./figure.js";

/** Minutes of the day that share a bar. */
const bucket = 30;

/** At what time of the day the alerts came, by class. `labels` stand in the order of `detections`. */
export function detectionsFigure(
  detections: readonly FoundAlert[],
  labels: readonly string[],
  classes: readonly string[],
  clock: Clock,
): Figure {
  return alertBarsFigure({
    by: "time of day",
    axis: `first trigger (${clock.zone}, ${bucket} min each)`,
    slots: detections.map(({ triggeredAt }) => Math.floor(clock.minuteOfDay(triggeredAt) / bucket)),
    ...{ labels, classes, backwards: false },
    nameOf: (slot) => clockTime(bucket * slot),
  });
}
