import type { LatencyCurve } from "../hypotheses/latency-curve.js";
import { axis, type Figure, layout, referenceLine } from "./figure.js";
import { counted, percent, signed } from "./format.js";
import { palette } from "./palette.js";

/** Mean net points of the same signals against the latency of their fills. Latencies that cannot be told apart are left out. */
export function latencyCurveFigure(curve: LatencyCurve): Figure {
  const points = curve.points.filter(({ testable }) => testable);
  const names = points.map(({ latency }) => String(latency));
  return {
    data: [
      {
        type: "scatter",
        mode: "lines+markers",
        x: names,
        y: points.map(({ meanPoints }) => meanPoints),
        error_y: {
          type: "data",
          symmetric: false,
          array: points.map(({ interval, meanPoints }) => interval.upper - meanPoints),
          arrayminus: points.map(({ interval, meanPoints }) => meanPoints - interval.lower),
          width: 5,
          thickness: 2,
        },
        line: { color: palette.blue, width: 2 },
        marker: { color: palette.blue, size: 9 },
        text: points.map(
          ({ latency, meanPoints, interval, winRate }) =>
            `${latency} s: ${signed(meanPoints, 2)} points<br>${percent(interval.level, 0)}: ${signed(interval.lower, 2)} to ${signed(interval.upper, 2)}<br>won ${percent(winRate)}`,
        ),
        hovertemplate: "%{text}<extra></extra>",
      },
    ],
    layout: layout(`Net points of the same signals by latency (n = ${counted(curve.signals, "signal")})`, 340, {
      // Latencies stand side by side: from 0 to 300 seconds no scale shows both ends.
      xaxis: axis("seconds from decision to fill", { type: "category" }),
      yaxis: axis("mean net points per signal"),
      shapes: [referenceLine(0)],
    }),
  };
}
