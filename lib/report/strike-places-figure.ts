import type { StrikeGrid } from "../hypotheses/strike-grid.js";
import { axis, type Figure, layout } from "./figure.js";
import { counted, integer, percent } from "./format.js";
import { palette } from "./palette.js";

const bars = 10;

/** Where settlements lay between two strikes, against the flat law of a price that does not know them. */
export function strikePlacesFigure({ places }: Pick<StrikeGrid, "places">): Figure {
  const counts = new Float64Array(bars);
  for (const { share } of places) counts[Math.min(bars - 1, Math.floor(bars * share))]! += 1;
  const width = 1 / bars;
  const even = places.length / bars;
  return {
    data: [
      {
        type: "bar",
        name: "settlements",
        x: Array.from(counts, (_, bar) => (bar + 0.5) * width),
        y: Array.from(counts),
        width: 0.94 * width,
        marker: { color: palette.blue },
        text: Array.from(
          counts,
          (count, bar) =>
            `${percent(bar * width, 0)} to ${percent((bar + 1) * width, 0)} of the way: ${integer(count)}`,
        ),
        textposition: "none",
        hovertemplate: "%{text}<extra></extra>",
      },
      {
        type: "scatter",
        mode: "lines",
        name: "if strikes meant nothing",
        x: [0, 1],
        y: [even, even],
        line: { color: palette.vermilion, dash: "dash", width: 2 },
        hoverinfo: "skip",
      },
    ],
    layout: layout(`Place of the settlement between two strikes (n = ${counted(places.length, "settlement")})`, 320, {
      xaxis: axis("from the strike below to the one above", { range: [0, 1], tickformat: ".0%" }),
      yaxis: axis("settlements (count)", { rangemode: "tozero" }),
      bargap: 0,
    }),
  };
}
