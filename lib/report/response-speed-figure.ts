import type { ResponseSpeed } from "../hypotheses/response-speed.js";
import { axis, type Figure, layout } from "./figure.js";
import { counted, decimal } from "./format.js";
import { palette } from "./palette.js";

/** Response time against exposure; times that the end of the watch cut off are drawn hollow, where the watch ended. */
export function responseSpeedFigure({ times }: Pick<ResponseSpeed, "times">): Figure {
  const censored = times.filter((time) => time.censored).length;
  return {
    data: [false, true].map((cut) => {
      const own = times.filter((time) => time.censored === cut);
      return {
        type: "scatter",
        mode: "markers",
        name: cut ? "not yet when the watch ended" : "share of the hedge reached",
        x: own.map(({ exposure }) => exposure),
        y: own.map(({ minutes }) => minutes),
        marker: {
          color: cut ? palette.grey : palette.blue,
          symbol: cut ? "triangle-up-open" : "circle",
          size: 7,
          opacity: 0.75,
        },
        text: own.map(
          ({ date, exposure, minutes }) =>
            `${date}: ${decimal(exposure, 0)} contracts, ${cut ? "more than " : ""}${decimal(minutes, 1)} min`,
        ),
        hovertemplate: "%{text}<extra></extra>",
      };
    }),
    layout: layout(`Response time against exposure (n = ${counted(times.length, "event")}, ${censored} cut off)`, 400, {
      xaxis: axis("predicted hedge (contracts, log scale)", { type: "log" }),
      yaxis: axis("minutes since the trigger", { rangemode: "tozero" }),
      hovermode: "closest",
    }),
  };
}
