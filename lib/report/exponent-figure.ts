import type { TimeExponent } from "../hypotheses/time-exponent.js";
import { axis, type Figure, layout, referenceLine } from "./figure.js";
import { counted, decimal } from "./format.js";
import { palette } from "./palette.js";

/** The document's exponent. */
const claimed = 2;
const ticks = [1, 2, 5, 10, 20, 30, 60];

/** Price movement near the expiry over what it is compared with, by minutes to the expiry, both on logarithmic scales. */
export function exponentFigure({ bins, coefficient, exponent }: TimeExponent): Figure {
  const seen = bins.filter(({ ratio }) => ratio > 0);
  const { finding } = exponent;
  const ends = [seen[0]?.minutes ?? 1, seen.at(-1)?.minutes ?? 1];
  const fitted = (minutes: number): number => coefficient * minutes ** -(finding?.estimate ?? Number.NaN);
  const far = ends[1]!;
  return {
    data: [
      {
        type: "scatter",
        mode: "markers",
        name: "observed",
        x: seen.map(({ minutes }) => minutes),
        y: seen.map(({ ratio }) => ratio),
        marker: { color: palette.blue, symbol: "circle", size: 10 },
        text: seen.map(
          ({ minutes, ratio, cases, references }) =>
            `${decimal(minutes, 1)} min: ratio ${decimal(ratio, 2)}<br>${cases} expiries, ${references} compared`,
        ),
        hovertemplate: "%{text}<extra></extra>",
      },
      ...(finding
        ? [
            {
              type: "scatter",
              mode: "lines",
              name: `fitted: minutes to the power ${decimal(-finding.estimate, 2)}`,
              x: ends,
              y: ends.map(fitted),
              line: { color: palette.green, width: 3 },
              hoverinfo: "skip",
            },
            {
              type: "scatter",
              mode: "lines",
              name: `claimed: to the power −${claimed}`,
              x: seen.map(({ minutes }) => minutes),
              y: seen.map(({ minutes }) => fitted(far) * (minutes / far) ** -claimed),
              line: { color: palette.vermilion, width: 2, dash: "dash" },
              hoverinfo: "skip",
            },
          ]
        : []),
    ],
    layout: layout(
      `Movement before expiries over movement elsewhere (n = ${counted(finding?.trades ?? 0, "expiry", "expiries")})`,
      400,
      {
        xaxis: axis("minutes to the expiry (log)", {
          type: "log",
          tickvals: ticks,
          ticktext: ticks.map(String),
          range: [Math.log10(0.85 * ends[0]!), Math.log10(1.2 * far)],
        }),
        yaxis: axis("ratio (log)", { type: "log", dtick: "D2" }),
        shapes: [referenceLine(1)],
        hovermode: "closest",
      },
    ),
  };
}
