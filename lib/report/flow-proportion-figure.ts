import type { FlowProportion } from "../hypotheses/flow-proportion.js";
import { axis, type Figure, layout } from "./figure.js";
import { counted, signed } from "./format.js";
import { palette } from "./palette.js";

/** Observed flow against the predicted hedge, one mark an episode, with the line on which both are equal. */
export function flowProportionFigure({ episodes }: Pick<FlowProportion, "episodes">): Figure {
  const reach = Math.max(1, ...episodes.map(({ predicted }) => Math.abs(predicted)));
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        name: "flow equals prediction",
        x: [-reach, reach],
        y: [-reach, reach],
        line: { color: palette.grey, dash: "dash", width: 1.5 },
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: "markers",
        name: "episode",
        x: episodes.map(({ predicted }) => predicted),
        y: episodes.map(({ observed }) => observed),
        marker: { color: palette.blue, size: 7, opacity: 0.7 },
        text: episodes.map(
          ({ date, detections, predicted, observed }) =>
            `${date}, ${counted(detections.length, "alert")}: predicted ${signed(predicted, 0)}, seen ${signed(observed, 0)}`,
        ),
        hovertemplate: "%{text}<extra></extra>",
      },
    ],
    layout: layout(`Flow against predicted hedge (n = ${counted(episodes.length, "episode")})`, 400, {
      xaxis: axis("predicted hedge (contracts, + = buys)"),
      yaxis: axis("abnormal flow seen (contracts)"),
      hovermode: "closest",
    }),
  };
}
