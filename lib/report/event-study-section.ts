import type { EventStudy, EventStudyPoint } from "../hypotheses/event-study.js";
import { chartBox } from "./chart-box.js";
import { dataTable } from "./data-table.js";
import { eventStudyFigure } from "./event-study-figure.js";
import { duration, integer, percent, signed } from "./format.js";
import { html } from "./html.js";
import type { Section } from "./section.js";

/**
 * The price after the events.
 *
 * @param window minutes in which the strategy expects the hedge
 * @param priceStep median seconds between prices
 */
export function eventStudySection(study: EventStudy, window: readonly [number, number], priceStep: number): Section {
  const level = percent(study.level, 0);
  const table = dataTable<EventStudyPoint>(
    `Move after the first trigger, points in the predicted direction (n = ${integer(study.events)} events)`,
    [
      { title: "minutes", heading: true, numeric: true, cell: ({ minutes }) => String(minutes) },
      { title: "mean", numeric: true, cell: ({ mean }) => signed(mean, 2) },
      { title: `${level} of the point, from`, numeric: true, cell: ({ lower }) => signed(lower, 2) },
      { title: "to", numeric: true, cell: ({ upper }) => signed(upper, 2) },
      {
        title: `${level} of the curve, from`,
        numeric: true,
        cell: ({ simultaneousLower }) => signed(simultaneousLower, 2),
      },
      { title: "to", numeric: true, cell: ({ simultaneousUpper }) => signed(simultaneousUpper, 2) },
      { title: "events", numeric: true, cell: ({ events }) => integer(events) },
    ],
    study.curve,
  );
  return {
    id: "event-study",
    title: "Event study",
    body:
      study.events === 0
        ? html`<p>There were no alerts, so there is no path to average.</p>
`
        : html`<p>Price after an alert in the direction of the predicted hedge, net of what the same clock time of other days did on average. The interval of a
point holds for that point alone; the band holds the whole curve, and only what leaves the band is more than one lucky horizon. A price
counts for a horizon when it comes soon enough after it, so each horizon rests on events of its own. ${coarse(study, priceStep)}</p>
${chartBox(
  eventStudyFigure(study, window, priceStep),
  html`<p class="note">${study.method}</p>
${table}`,
)}`,
  };
}

/** What the price step does to the short horizons. */
function coarse({ curve }: EventStudy, priceStep: number): string {
  const seen = `A price was seen every ${duration(priceStep)} (median)`;
  return curve.some(({ minutes }) => 60 * minutes < priceStep)
    ? `${seen}: shorter horizons, drawn hollow, rest on the few events that happened to have prices close together, and say nothing about the rest.`
    : `${seen}.`;
}
