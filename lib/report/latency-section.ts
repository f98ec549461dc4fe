import type { ExecutionReliability } from "../execution/reliability.js";
import type { LatencyBucket } from "../hypotheses/latency-buckets.js";
import type { LatencyCurve, LatencyOutcome, LatencyPoint, StressPoint } from "../hypotheses/latency-curve.js";
import type { Interval } from "../statistics/test-result.js";
import { chartBox } from "./chart-box.js";
import { dataTable } from "./data-table.js";
import { factsHtml } from "./facts.js";
import { counted, decimal, duration, integer, noAnswer, percent, signed } from "./format.js";
import { type Content, type Html, html } from "./html.js";
import { latencyCurveFigure } from "./latency-curve-figure.js";
import { bucketNames, latencyFigure } from "./latency-figure.js";
import { probability } from "./quantity.js";
import type { Section } from "./section.js";
import { sentence } from "./sentence.js";

/** What is said of speed. */
export interface LatencyInput {
  readonly curve: LatencyCurve;
  readonly reliability: ExecutionReliability;
  readonly buckets: readonly LatencyBucket[];
  /** Median seconds between prices of the hedge instrument. */
  readonly priceStep: number;
}

/** The same signals at several latencies, how orders got through, and the document's own buckets. */
export function latencySection({ curve, reliability, buckets, priceStep }: LatencyInput): Section {
  const { triggerToFill } = reliability;
  return {
    id: "latency",
    title: "Latency and execution",
    body: html`<p>The hedge instrument has a price every ${duration(priceStep)} (median): a fill waits for the next price, and latencies closer together than that step cannot be told
apart on these data.</p>
<h3>The same signals at several latencies</h3>
<p>${sentence(curve.statement)} Nothing but the latency differs between the columns, so this comparison is not confounded.</p>
${curve.signals === 0 ? null : chartBox(latencyCurveFigure(curve), curveTable(curve))}
<h3>Orders and routes</h3>
<p>${sentence(reliability.assumption)}</p>
${factsHtml(
  [
    ["orders wanted", integer(reliability.wanted)],
    ["both routes down", integer(reliability.noRoute)],
    ["filled", percent(reliability.reliability)],
    [`waited less than ${reliability.target} s`, percent(reliability.withinTarget)],
    ["trigger to fill, median (min)", decimal(triggerToFill.median, 2)],
    [
      "95 %, 99 %, longest (min)",
      `${decimal(triggerToFill.p95, 2)}, ${decimal(triggerToFill.p99, 2)}, ${decimal(triggerToFill.maximum, 2)}`,
    ],
  ],
  "columns",
)}${routesTable(reliability)}
<h3>The document’s buckets</h3>
<p>They differ in class and time of day as well as in speed, so this comparison describes and proves nothing.</p>
${bucketsHtml(buckets)}`,
  };
}

/** A line of the curve: a latency, drawn latencies, or a stress. */
interface CurveLine {
  readonly name: string;
  readonly outcome: LatencyOutcome;
  readonly difference: { readonly difference: number; readonly interval: Interval; readonly pValue: number } | null;
  readonly note: string;
}

function curveTable(curve: LatencyCurve): Html {
  const lines: readonly CurveLine[] = [
    ...curve.points.map((point: LatencyPoint) => ({
      name: `${point.latency} s`,
      outcome: point,
      difference: point.toFirst,
      note: point.reason,
    })),
    {
      name: "drawn",
      outcome: curve.drawn,
      difference: null,
      note: `each signal a latency of its own, median ${duration(curve.drawn.latencies.median)}: an assumption`,
    },
    ...curve.stress.map((point: StressPoint) => ({
      name: `stress: ${point.stress} × ${point.factor}`,
      outcome: point,
      difference: point.toCalm,
      note: "",
    })),
  ];
  return dataTable<CurveLine>(
    `The same ${counted(curve.signals, "signal")} on ${counted(curve.days, "day")}, differences paired by signal`,
    [
      {
        title: "latency",
        heading: true,
        cell: ({ name, note }) => html`${name}${note && html`<span class="note">${note}</span>`}`,
      },
      { title: "mean net points", numeric: true, cell: ({ outcome }) => signed(outcome.meanPoints, 2) },
      { title: "interval", numeric: true, cell: ({ outcome }) => range(outcome.interval) },
      { title: "won", numeric: true, cell: ({ outcome }) => percent(outcome.winRate) },
      {
        title: "difference",
        numeric: true,
        cell: ({ difference }) => (difference ? signed(difference.difference, 2) : noAnswer),
      },
      {
        title: "its interval",
        numeric: true,
        cell: ({ difference }) => (difference ? range(difference.interval) : noAnswer),
      },
      { title: "p", numeric: true, cell: ({ difference }) => (difference ? probability(difference.pValue) : noAnswer) },
    ],
    lines,
  );
}

function range({ lower, upper }: Interval): string {
  return Number.isNaN(lower) || Number.isNaN(upper) ? noAnswer : `${signed(lower, 2)} to ${signed(upper, 2)}`;
}

function routesTable({ routes }: ExecutionReliability): Html {
  return dataTable(
    "Orders by route (simulated outages)",
    [
      { title: "route", heading: true, cell: ({ route }) => route },
      { title: "sent", numeric: true, cell: ({ sent }) => integer(sent) },
      { title: "filled", numeric: true, cell: ({ filled }) => integer(filled) },
      { title: "missed", numeric: true, cell: ({ missed }) => integer(missed) },
      { title: "outages", numeric: true, cell: ({ outages }) => integer(outages) },
      { title: "minutes in them", numeric: true, cell: ({ outageMinutes }) => decimal(outageMinutes, 1) },
    ],
    routes,
  );
}

function bucketsHtml(buckets: readonly LatencyBucket[]): Content {
  const trades = buckets.reduce((sum, { sampleSize }) => sum + sampleSize, 0);
  const table = dataTable<LatencyBucket>(
    `Success by latency (n = ${integer(trades)} trades)`,
    [
      { title: "trigger to fill", heading: true, cell: ({ bucket }) => bucketNames[bucket] },
      { title: "trades", numeric: true, cell: ({ sampleSize }) => integer(sampleSize) },
      { title: "won", numeric: true, cell: ({ wins }) => integer(wins) },
      { title: "success rate", numeric: true, cell: ({ successRate }) => percent(successRate) },
      { title: "mean latency (min)", numeric: true, cell: ({ averageLatency }) => decimal(averageLatency, 2) },
    ],
    buckets,
  );
  if (trades === 0) return table;
  return html`<div class="pair">
${chartBox(latencyFigure(buckets))}
<div>
${table}</div>
</div>
`;
}
