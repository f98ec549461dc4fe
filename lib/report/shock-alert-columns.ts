import type { Detection } from "../detectors/volume-shock-detect.js";
import type { AlertRow } from "./alerts-table.js";
import { type Column, numberColumn as number } from "./data-table.js";
import { decimal, integer, percent, signed } from "./format.js";

/** What a volume shock has measured, as columns of the table of alerts. */
export const shockAlertColumns: readonly Column<AlertRow<Detection>>[] = [
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
];
