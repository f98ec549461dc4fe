import type { Observation } from "../execution/observation.js";
import type { Refusal, Trade } from "../execution/trade.js";
import { type AlertRow, alertsTable, type FoundAlert } from "./alerts-table.js";
import { chartBox } from "./chart-box.js";
import type { Clock } from "./clock.js";
import { countNames, countTable } from "./count-table.js";
import type { Column } from "./data-table.js";
import type { Figure } from "./figure.js";
import { counted, integer } from "./format.js";
import { type Content, html } from "./html.js";
import { limitChecksTable } from "./limit-checks-table.js";
import { classMark } from "./palette.js";
import type { Section } from "./section.js";

/** Everything that was found, and what became of it. */
export interface AlertsInput<Alert extends FoundAlert> {
  readonly detections: readonly Alert[];
  /** Names of their classes, in the order of `detections`. */
  readonly labels: readonly string[];
  readonly observations: readonly Observation[];
  readonly dismissed: readonly { readonly reason: string }[];
  /** Alerts that only repeat another one and were left out; they are in none of the lists. */
  readonly repeated: number;
  readonly refusals: readonly Refusal[];
  readonly trades: readonly Trade[];
  readonly limits: "recorded" | "enforced";
  /** What could become an alert: `event`, and what it did: `triggered`. */
  readonly events: readonly [noun: string, did: string];
  /** When the alerts came. */
  readonly figure: Figure;
  /** What the strategy measured, column by column. */
  readonly columns: readonly Column<AlertRow<Alert>>[];
}

/** Most alerts listed on the page; all of them are in `alerts.json`. */
const most = 100;

/** From events to alerts to trades: what was dismissed, refused, checked and not checked. */
export function alertsSection<Alert extends FoundAlert>(input: AlertsInput<Alert>, clock: Clock): Section {
  const { detections, dismissed, repeated, refusals, trades, limits } = input;
  const [noun, did] = input.events;
  const checks = [...trades, ...refusals].flatMap(({ order }) => order.checks);
  const events = counted(detections.length + repeated + dismissed.length, noun);
  const parts = [
    counted(detections.length, "alert"),
    repeated > 0 && `${integer(repeated)} that only repeat one of the same strike and class`,
  ].filter((part) => part !== false);
  return {
    id: "alerts",
    title: "Alerts, refusals and limits",
    body: html`<p>${events} ${did}: ${parts.join(", ")} and ${integer(dismissed.length)} dismissed. Of
the alerts ${integer(trades.length)} became trades and ${integer(refusals.length)} were refused. ${
      limits === "enforced"
        ? "Limits are enforced: the first failed one refuses the order."
        : "In this preset limits are recorded and stop nothing, as the document is written."
    }</p>
${classCounts(input.labels)}${detections.length > 0 && chartBox(input.figure)}
<div class="pair">
${countTable(`Refused alerts by reason (n = ${integer(refusals.length)})`, "reason", countNames(refusals.map(({ reason }) => reason)), "No alert was refused.")}
${countTable(`Dismissed ${noun}s by reason (n = ${integer(dismissed.length)})`, "reason", countNames(dismissed.map(({ reason }) => reason)), `No ${noun} was dismissed.`)}</div>
${limitChecksTable(checks)}
<p class="note">A filter whose input was not given is “not checked”: it is never counted as passed. A check failed without a refusal where limits are only recorded, and for the risk of a single lot.</p>
${alertList(input, clock)}`,
  };
}

function classCounts(labels: readonly string[]): Content {
  if (labels.length === 0) return null;
  const counts = countNames(labels).map(([label, count]) => `${classMark(label).name} ${integer(count)}`);
  return html`<p>By class: ${counts.join(", ")}.</p>
`;
}

function alertList<Alert extends FoundAlert>(input: AlertsInput<Alert>, clock: Clock): Content {
  const { detections, labels, observations, refusals, columns } = input;
  if (detections.length === 0) return null;
  const refused = new Map(refusals.map(({ order, reason }) => [order.plan.detection, reason]));
  const rows = detections.map(
    (detection, k): AlertRow<Alert> => ({
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
${alertsTable(`Alerts (${part}); times in ${clock.zone}`, columns, rows.slice(0, most), clock)}</details>
`;
}
