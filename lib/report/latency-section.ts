import type { LatencyBucket } from "../hypotheses/latency-buckets.js";
import { chartBox } from "./chart-box.js";
import { dataTable } from "./data-table.js";
import { decimal, duration, integer, percent } from "./format.js";
import { html } from "./html.js";
import { bucketNames, latencyFigure } from "./latency-figure.js";
import type { Section } from "./section.js";

/** Success by latency, and what the price step hides. `priceStep` is in seconds. */
export function latencySection(buckets: readonly LatencyBucket[], priceStep: number): Section {
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
  return {
    id: "latency",
    title: "Latency",
    body: html`<p>The document’s buckets. They differ in class and time of day as well as in speed, so this comparison describes and proves nothing. The
hedge instrument has a price every ${duration(priceStep)} (median): a fill waits for the next price, and latencies closer together than that step cannot be told
apart on these data.</p>
${
  trades === 0
    ? table
    : html`<div class="pair">
${chartBox(latencyFigure(buckets))}
<div>
${table}</div>
</div>
`
}`,
  };
}
