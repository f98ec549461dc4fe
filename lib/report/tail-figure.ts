import type { DetectorCalibration } from "../hypotheses/detector-calibration.js";
import { axis, type Figure, layout } from "./figure.js";
import { integer, percent } from "./format.js";
import { palette } from "./palette.js";

/** Bins of the record that share a bar. */
const perBar = 5;

/** How the detector's tail probabilities were distributed, against the flat line they would follow if its law were right. */
export function tailFigure({ histogram, windows, sessions }: DetectorCalibration): Figure {
  const bars = Array.from({ length: histogram.length / perBar }, (_, bar) =>
    histogram.slice(perBar * bar, perBar * (bar + 1)).reduce((sum, share) => sum + share, 0),
  );
  const width = perBar / histogram.length;
  const centres = bars.map((_, bar) => (bar + 0.5) * width);
  return {
    data: [
      {
        type: "bar",
        name: "strikes and clock buckets",
        x: centres,
        y: bars,
        width: width * 0.94,
        marker: { color: palette.blue },
        text: bars.map(
          (share, bar) => `${percent(bar * width, 0)} to ${percent((bar + 1) * width, 0)}: ${percent(share)}`,
        ),
        textposition: "none",
        hovertemplate: "%{text}<extra></extra>",
      },
      {
        type: "scatter",
        mode: "lines",
        name: "if the law were right",
        x: [0, 1],
        y: [width, width],
        line: { color: palette.vermilion, dash: "dash", width: 2 },
        hoverinfo: "skip",
      },
    ],
    layout: layout(
      `Tail probabilities of all watched volumes (n = ${integer(windows)} in ${integer(sessions)} sessions)`,
      340,
      {
        xaxis: axis("tail probability under the detector's law", { range: [0, 1] }),
        yaxis: axis("share", { tickformat: ".0%", rangemode: "tozero" }),
        bargap: 0,
      },
    ),
  };
}
