import type { Label } from "../classifiers/flow-type.js";
import type { Detection } from "../detectors/volume-shock-detect.js";
import type { Observation } from "../execution/observation.js";
import type { Clock } from "./clock.js";
import { type Column, dataTable } from "./data-table.js";
import { decimal, integer, percent, signed } from "./format.js";
import type { Html } from "./html.js";
import { classMarks } from "./palette.js";

/** An alert with its class, what was seen afterwards, and what was done about it. */
export interface AlertRow {
  readonly detection: Detection;
  readonly label: Label;
  readonly observation: Observation;
  /** `traded`, or why not. */
  readonly outcome: string;
}

/** Alerts with their prediction held against the price that followed. */
export function alertsTable(caption: string, rows: readonly AlertRow[], clock: Clock): Html {
  return dataTable(caption, columns(clock), rows);
}

function columns(clock: Clock): readonly Column<AlertRow>[] {
  const number = (
    title: string,
    value: (row: AlertRow) => number,
    write: (value: number) => string,
  ): Column<AlertRow> => ({
    title,
    numeric: true,
    cell: (row) => write(value(row)),
    order: value,
  });
  const text = (title: string, value: (row: AlertRow) => string): Column<AlertRow> => ({
    title,
    cell: value,
    order: value,
  });
  return [
    { title: "alert", heading: true, cell: ({ detection }) => detection.id, order: ({ detection }) => detection.id },
    {
      title: "first trigger",
      cell: ({ detection }) => clock.stamp(detection.triggeredAt),
      order: ({ detection }) => detection.triggeredAt,
    },
    number("strikes", ({ detection }) => detection.strikes.length, integer),
    number("volume (contracts)", ({ detection }) => detection.totalVolume, integer),
    number(
      "largest ratio to baseline",
      ({ detection }) => Math.max(...detection.strikes.map(({ volumeRatio }) => volumeRatio)),
      (ratio) => decimal(ratio, 1),
    ),
    number(
      "largest strike’s share",
      ({ detection }) => detection.concentration,
      (share) => percent(share, 0),
    ),
    number(
      "net delta (units)",
      ({ detection }) => detection.netDelta,
      (delta) => signed(delta, 0),
    ),
    number(
      "exposure",
      ({ detection }) => detection.exposure,
      (exposure) => decimal(exposure, exposure < 100 ? 2 : 0),
    ),
    number(
      "pressure",
      ({ detection }) => detection.pressure,
      (pressure) => decimal(pressure, 1),
    ),
    text("class", ({ label }) => classMarks[label.flowType].name),
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
  ];
}

function sideOf(direction: number): string {
  if (Number.isNaN(direction)) return "no price";
  return direction > 0 ? "up" : direction < 0 ? "down" : "no move";
}
