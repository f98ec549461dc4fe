import { urgencies } from "../classifiers/urgency.js";
import { alertBarsFigure } from "./alert-bars-figure.js";
import type { Figure } from "./figure.js";

/** Minutes to the expiry that share a bar. */
const bucket = 5;

/** How long before the expiry the alerts came, by class. `labels` stand in the order of the alerts. */
export function expiryAlertsFigure(alerts: readonly { readonly minutes: number }[], labels: readonly string[]): Figure {
  return alertBarsFigure({
    by: "minutes to the expiry",
    axis: `minutes to the expiry (${bucket} min each, from and below)`,
    slots: alerts.map(({ minutes }) => Math.floor(minutes / bucket)),
    ...{ labels, classes: urgencies, backwards: true },
    nameOf: (slot) => `${bucket * slot}–${bucket * (slot + 1)}`,
  });
}
