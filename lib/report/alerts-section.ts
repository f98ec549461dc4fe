import type { Label } from "../classifiers/flow-type.js";
import type { Detection, DismissedEvent } from "../detectors/volume-shock-detect.js";
import type { Observation } from "../execution/observation.js";
import type { Refusal, Trade } from "../execution/trade.js";
import { type AlertRow, alertsTable } from "./alerts-table.js";
import { chartBox } from "./chart-box.js";
import type { Clock } from "./clock.js";
import { countNames, countTable } from "./count-table.js";
import { detectionsFigure } from "./detections-figure.js";
import { counted, integer } from "./format.js";
import { type Content, html } from "./html.js";
import { limitChecksTable } from "./limit-checks-table.js";
import type { Section } from "./section.js";

/** Everything that was found, and what became of it. */
export interface AlertsInput {
  readonly detections: readonly Detection[];
  /** In the order of `detections`. */
  readonly labels: readonly Label[];
  readonly observations: readonly Observation[];
  readonly dismissed: readonly DismissedEvent[];
  readonly refusals: readonly Refusal[];
  readonly trades: readonly Trade[];
  readonly limits: "recorded" | "enforced";
}

/** Most alerts listed on the page; all of them are in `alerts.json`. */
const most = 100;

/** From events to alerts to trades: what was dismissed, refused, checked and not checked. */
export function alertsSection(input: AlertsInput, clock: Clock): Section {
  const { detections, dismissed, refusals, trades, limits } = input;
  const checks = [...trades, ...refusals].flatMap(({ order }) => order.checks);
  return {
    id: "alerts",
    title: "Alerts, refusals and limits",
    body: html`<p>${counted(detections.length + dismissed.length, "event")} triggered: ${counted(detections.length, "alert")} and ${integer(dismissed.length)} dismissed. Of
the alerts ${integer(trades.length)} became trades and ${integer(refusals.length)} were refused. ${
      limits === "enforced"
        ? "Limits are enforced: the first failed one refuses the order."
        : "In this preset limits are recorded and stop nothing, as the document is written."
    }</p>
${detections.length > 0 && chartBox(detectionsFigure(detections, input.labels, clock))}
<div class="pair">
${countTable(`Refused alerts by reason (n = ${integer(refusals.length)})`, "reason", countNames(refusals.map(({ reason }) => reason)), "No alert was refused.")}
${countTable(`Dismissed events by reason (n = ${integer(dismissed.length)})`, "reason", countNames(dismissed.map(({ reason }) => reason)), "No event was dismissed.")}</div>
${limitChecksTable(checks)}
<p class="note">A filter whose input was not given is “not checked”: it is never counted as passed. A check failed without a refusal where limits are only recorded, and for the risk of a single lot.</p>
${alertList(input, clock)}`,
  };
}

function alertList({ detections, labels, observations, refusals }: AlertsInput, clock: Clock): Content {
  if (detections.length === 0) return null;
  const refused = new Map(refusals.map(({ order, reason }) => [order.plan.detection, reason]));
  const rows = detections.map(
    (detection, k): AlertRow => ({
      detection,
      label: labels[k]!,
      observation: observations[k]!,
      outcome: refused.get(detection.id) ?? "traded",
    }),
  );
  rows.sort((a, b) => a.detection.triggeredAt - b.detection.triggeredAt);
  const part =
    detections.length > most ? `first ${most} of ${integer(detections.length)}` : `n = ${integer(detections.length)}`;
  return html`<details><summary>Alerts, with prediction and observation (${part})</summary>
<p class="note">Market makers’ hedges are not on the tape: what is observed is the price. Score: half for the direction, a quarter each for size and timing. All alerts with the strikes that caused them are in <code>alerts.json</code>.</p>
${alertsTable(`Alerts (${part}); times in ${clock.zone}`, rows.slice(0, most), clock)}</details>
`;
}
