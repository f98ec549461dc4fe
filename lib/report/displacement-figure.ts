import type { SignedDisplacement } from "../hypotheses/signed-displacement.js";
import { axis, type Figure, layout, plotText, referenceLine } from "./figure.js";
import { counted, decimal, percent, signed } from "./format.js";
import { palette, translucent } from "./palette.js";

const sides = [
  { side: 1, name: "price above the strike", color: palette.blue, symbol: "circle" },
  { side: -1, name: "price below the strike", color: palette.vermilion, symbol: "diamond" },
] as const;

/** Every expiry's move away from its heaviest strike (above zero) or to it (below), with the mean and its interval. */
export function displacementFigure({ displacements, mean }: SignedDisplacement): Figure {
  const dates = displacements.map(({ own }) => own.date);
  const first = dates.reduce((a, b) => (a < b ? a : b), dates[0] ?? "");
  const last = dates.reduce((a, b) => (a > b ? a : b), dates[0] ?? "");
  const { finding } = mean;
  // A single day has a mean and no interval.
  const interval = finding?.interval && !Number.isNaN(finding.interval.lower) ? finding.interval : null;
  const span = [first, last];
  return {
    data: [
      ...(interval
        ? [
            {
              type: "scatter",
              mode: "lines",
              name: `${percent(interval.level, 0)} interval of the mean`,
              x: [...span, ...span.toReversed()],
              y: [interval.lower, interval.lower, interval.upper, interval.upper],
              fill: "toself",
              fillcolor: translucent(palette.green, 0.25),
              line: { width: 0, color: palette.green },
              hoverinfo: "skip",
            },
          ]
        : []),
      ...(finding
        ? [
            {
              type: "scatter",
              mode: "lines",
              name: `mean ${signed(finding.estimate, 2)}`,
              x: span,
              y: [finding.estimate, finding.estimate],
              line: { color: palette.green, width: 3 },
              hoverinfo: "skip",
            },
          ]
        : []),
      ...sides.map(({ side, name, color, symbol }) => {
        const own = displacements.filter((one) => one.side === side);
        return {
          type: "scatter",
          mode: "markers",
          name: `${name} (${own.length})`,
          x: own.map((one) => one.own.date),
          y: own.map(({ z }) => z),
          marker: { color, symbol, size: 9 },
          text: own.map(
            ({ own: { underlying, date, price, settlement }, strike, z }) =>
              `${plotText(underlying)}, ${date}<br>strike ${decimal(strike.strike, 2)}, price ${decimal(price, 2)}, settled ${decimal(settlement.price, 2)}<br>${signed(z, 2)} standard deviations`,
          ),
          hovertemplate: "%{text}<extra></extra>",
        };
      }),
    ],
    layout: layout(
      `Move into the expiry, away from the heaviest strike or to it (n = ${counted(displacements.length, "expiry", "expiries")})`,
      400,
      {
        // Two days are two ticks, not the hours between them.
        xaxis: axis("expiry", { type: "date", tickformat: "%Y-%m-%d", nticks: 8 }),
        yaxis: axis("move away (standard deviations)"),
        shapes: [referenceLine(0)],
        hovermode: "closest",
      },
    ),
  };
}
