import type { LatencyBucket, LatencyBucketName } from "../hypotheses/latency-buckets.js";
import { axis, type Figure, layout, plotText } from "./figure.js";
import { counted, decimal, percent } from "./format.js";
import { palette } from "./palette.js";

export const bucketNames: Readonly<Record<LatencyBucketName, string>> = {
  sub_2_minutes: "<\u00a02\u00a0min",
  "2_to_5_minutes": "2–5\u00a0min",
  over_5_minutes: "≥\u00a05\u00a0min",
};

/** Share of won trades by time from trigger to fill. */
export function latencyFigure(buckets: readonly LatencyBucket[]): Figure {
  const trades = buckets.reduce((sum, { sampleSize }) => sum + sampleSize, 0);
  return {
    data: [
      {
        type: "bar",
        x: buckets.map(({ bucket }) => plotText(bucketNames[bucket])),
        y: buckets.map(({ successRate }) => successRate),
        marker: { color: palette.blue },
        width: 0.5,
        text: buckets.map(({ wins, sampleSize }) => (sampleSize === 0 ? "" : `${wins} of ${sampleSize}`)),
        textposition: "outside",
        constraintext: "none",
        cliponaxis: false,
        customdata: buckets.map(
          ({ bucket, successRate, averageLatency, sampleSize }) =>
            `${plotText(bucketNames[bucket])}: ${percent(successRate)} of ${counted(sampleSize, "trade")}<br>mean latency ${decimal(averageLatency, 2)} min`,
        ),
        hovertemplate: "%{customdata}<extra></extra>",
      },
    ],
    layout: layout(`Won trades by latency (n = ${counted(trades, "trade")})`, 340, {
      xaxis: axis("from first trigger to fill", { type: "category" }),
      yaxis: axis("won (% of trades)", { range: [0, 1.1], tickvals: [0, 0.25, 0.5, 0.75, 1], tickformat: ".0%" }),
    }),
  };
}
