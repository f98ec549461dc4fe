import type { FinishCalibration, ForecastRecord } from "../hypotheses/finish-calibration.js";
import { axis, type Figure, layout } from "./figure.js";
import { counted, integer, percent } from "./format.js";
import { palette } from "./palette.js";
import { capitalised } from "./sentence.js";

/** How often an outcome came where it was forecast with some probability; on the diagonal, as often as forecast. */
export function reliabilityFigure({ outcome, strikes, probability, asWritten }: FinishCalibration): Figure {
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        name: "as often as forecast",
        x: [0, 1],
        y: [0, 1],
        line: { color: palette.grey, dash: "dot", width: 2 },
        hoverinfo: "skip",
      },
      marks(probability, "risk-neutral probability", palette.blue, "circle"),
      marks(asWritten, "document’s assignment probability (is none)", palette.vermilion, "diamond"),
    ],
    layout: layout(`${capitalised(outcome)} (n = ${counted(strikes, "strike")})`, 420, {
      xaxis: axis("forecast (mean of the bin)", { range: [-0.03, 1.03], tickformat: ".0%" }),
      yaxis: axis("came true", { range: [-0.03, 1.03], tickformat: ".0%" }),
      hovermode: "closest",
    }),
  };
}

function marks({ bins }: ForecastRecord, name: string, color: string, symbol: string) {
  const filled = bins.filter(({ forecasts }) => forecasts > 0);
  return {
    type: "scatter",
    mode: "markers",
    name,
    x: filled.map(({ meanForecast }) => meanForecast),
    y: filled.map(({ successRate }) => successRate),
    error_y: {
      type: "data",
      symmetric: false,
      array: filled.map(({ successRate, interval }) => interval.upper - successRate),
      arrayminus: filled.map(({ successRate, interval }) => successRate - interval.lower),
      thickness: 2,
      width: 5,
    },
    marker: { color, symbol, size: 10 },
    text: filled.map(
      ({ meanForecast, successRate, forecasts, successes }) =>
        `${name}: forecast ${percent(meanForecast)}, came ${percent(successRate)}<br>${integer(successes)} of ${integer(forecasts)}`,
    ),
    hovertemplate: "%{text}<extra></extra>",
  };
}
