import type { PressureAlert } from "../detectors/expiration-pressure-detect.js";
import type { AlertRow } from "./alerts-table.js";
import { type Column, numberColumn as number } from "./data-table.js";
import { decimal, integer, percent, significant } from "./format.js";

/** What was measured at an expiring strike, as columns of the table of alerts. */
export const pressureAlertColumns: readonly Column<AlertRow<PressureAlert>>[] = [
  number(
    "to expiry (min)",
    ({ detection }) => detection.minutes,
    (minutes) => decimal(minutes, 1),
  ),
  number(
    "strike",
    ({ detection }) => detection.strike,
    (strike) => decimal(strike, Number.isInteger(strike) ? 0 : 2),
  ),
  number(
    "price",
    ({ detection }) => detection.price,
    (price) => decimal(price, 2),
  ),
  number(
    "distance (points)",
    ({ detection }) => detection.distance,
    (points) => decimal(points, 1),
  ),
  number("open interest (contracts)", ({ detection }) => detection.openInterest, integer),
  number(
    "document’s assignment probability",
    ({ detection }) => detection.probability,
    (share) => decimal(share, 2),
  ),
  number("pressure (contracts/min²)", ({ detection }) => detection.pressure, significant),
  number("risk-neutral: near the strike", ({ detection }) => detection.measures.near, percent),
];
