import type { EventStudy, EventStudyPoint } from "../hypotheses/event-study.js";
import { axis, type Figure, layout, referenceLine } from "./figure.js";
import { counted, percent, signed } from "./format.js";
import { palette, translucent } from "./palette.js";

/**
 * Mean path of the price after the events with its pointwise interval (bars) and the band that holds the whole curve.
 * Horizons without a price are left out.
 *
 * @param window minutes in which the strategy expects the hedge; drawn as a shaded stretch
 * @param priceStep median seconds between prices; horizons below it are drawn hollow
 */
export function eventStudyFigure(study: EventStudy, window: readonly [number, number], priceStep: number): Figure {
  const seen = study.curve.filter(({ mean }) => !Number.isNaN(mean));
  const axes = eventStudyAxes(study);
  const level = percent(study.level, 0);
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        name: `${level} band of the whole curve`,
        ...simultaneousOutline(seen),
        fill: "toself",
        fillcolor: translucent(palette.blue, 0.18),
        line: { width: 0 },
        hoverinfo: "skip",
      },
      {
        type: "scatter",
        mode: "lines+markers",
        name: `mean, ${level} interval of each point`,
        x: seen.map(({ minutes }) => minutes),
        y: seen.map(({ mean }) => mean),
        error_y: {
          type: "data",
          symmetric: false,
          array: seen.map(({ mean, upper }) => upper - mean),
          arrayminus: seen.map(({ mean, lower }) => mean - lower),
          width: 5,
          thickness: 2,
        },
        line: { color: palette.blue, width: 2 },
        marker: {
          color: palette.blue,
          size: 9,
          line: { color: palette.blue, width: 2 },
          symbol: seen.map(({ minutes }) => (60 * minutes < priceStep ? "circle-open" : "circle")),
        },
        text: seen.map(
          ({ minutes, mean, lower, upper, events }) =>
            `${minutes} min: ${signed(mean, 2)} points<br>${level}: ${signed(lower, 2)} to ${signed(upper, 2)}<br>n = ${counted(events, "event")}`,
        ),
        hovertemplate: "%{text}<extra></extra>",
      },
    ],
    layout: layout(
      `Mean move after the first trigger (n = ${counted(study.events, "event")} on ${counted(study.days, "day")})`,
      400,
      {
        ...axes,
        shapes: [
          ...axes.shapes,
          {
            type: "rect",
            yref: "paper",
            x0: window[0],
            x1: window[1],
            y0: 0,
            y1: 1,
            fillcolor: translucent(palette.grey, 0.12),
            line: { width: 0 },
            layer: "below",
          },
        ],
        annotations: [
          {
            x: Math.log10(Math.sqrt(window[0] * window[1])),
            y: 1,
            yref: "paper",
            yanchor: "top",
            text: "hedge expected",
            showarrow: false,
          },
        ],
      },
    ),
  };
}

/** Axes of a curve over the horizons, with a line where nothing moves. */
export function eventStudyAxes(study: EventStudy): Readonly<Record<"xaxis" | "yaxis", unknown>> & {
  readonly shapes: readonly Readonly<Record<string, unknown>>[];
} {
  return {
    xaxis: axis("minutes since the first trigger (log scale)", {
      type: "log",
      range: [Math.log10(0.4), Math.log10(38)],
      tickvals: study.curve.map(({ minutes }) => minutes),
      ticktext: study.curve.map(({ minutes }) => String(minutes)),
    }),
    yaxis: axis("move in the predicted direction (points)"),
    shapes: [referenceLine(0)],
  };
}

/** Upper edge there, lower edge back: one closed outline over the horizons that have a band. */
export function simultaneousOutline(points: readonly EventStudyPoint[]): {
  readonly x: readonly number[];
  readonly y: readonly number[];
} {
  const bounded = points.filter((point) => !Number.isNaN(point.simultaneousLower + point.simultaneousUpper));
  const back = [...bounded].reverse();
  return {
    x: [...bounded, ...back].map(({ minutes }) => minutes),
    y: [...bounded.map((point) => point.simultaneousUpper), ...back.map((point) => point.simultaneousLower)],
  };
}
