import type { Observation } from "../execution/observation.js";
import type { Clock } from "./clock.js";
import { type Column, dataTable, numberColumn as number, textColumn as text } from "./data-table.js";
import { decimal } from "./format.js";
import type { Html } from "./html.js";
import { classMark } from "./palette.js";

/** What every alert has, whichever strategy found it. */
export interface FoundAlert {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly triggeredAt: number;
}

/** An alert with its class, what was seen afterwards, and what was done about it. */
export interface AlertRow<Alert extends FoundAlert> {
  readonly detection: Alert;
  /** Name of its class. */
  readonly label: string;
  readonly observation: Observation;
  /** `traded`, or why not. */
  readonly outcome: string;
}

/** Alerts with their prediction held against the price that followed; what the strategy measured stands in columns of its own. */
export function alertsTable<Alert extends FoundAlert>(
  caption: string,
  own: readonly Column<AlertRow<Alert>>[],
  rows: readonly AlertRow<Alert>[],
  clock: Clock,
): Html {
  return dataTable<AlertRow<Alert>>(
    caption,
    [
      { title: "alert", heading: true, cell: ({ detection }) => detection.id, order: ({ detection }) => detection.id },
      {
        title: "first trigger",
        cell: ({ detection }) => clock.stamp(detection.triggeredAt),
        order: ({ detection }) => detection.triggeredAt,
      },
      ...own,
      text("class", ({ label }) => classMark(label).name),
      text("predicted", ({ observation }) => sideOf(observation.predictedDirection)),
      text("seen", ({ observation }) => sideOf(observation.observedDirection)),
      number(
        "predicted move (points)",
        ({ observation }) => observation.predictedMagnitude,
        (points) => decimal(points, 1),
      ),
      number(
        "seen (points)",
        ({ observation }) => observation.observedMagnitude,
        (points) => decimal(points, 1),
      ),
      number(
        "score",
        ({ observation }) => observation.accuracyScore,
        (score) => decimal(score, 2),
      ),
      text("outcome", ({ outcome }) => outcome),
    ],
    rows,
  );
}

function sideOf(direction: number): string {
  if (Number.isNaN(direction)) return "no price";
  return direction > 0 ? "up" : direction < 0 ? "down" : "no move";
}
