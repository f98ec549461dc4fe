import type { ClassPerformance } from "../execution/performance.js";
import type { Trial } from "../hypotheses/hypothesis.js";
import { axis, type Figure, layout } from "./figure.js";
import { counted, percent } from "./format.js";
import { classMark, palette } from "./palette.js";

/** A win rate that the observed one is held against. */
export interface WinRateMark {
  readonly name: string;
  /** Share of 1; NaN leaves the mark out. */
  readonly rate: number;
}

const colors = [palette.vermilion, palette.purple, palette.green, palette.grey];
const dashes = ["solid", "dash", "dashdot", "dot"];

/**
 * Observed win rates, of all trades with their interval and of each class, against the rates that matter.
 *
 * @param overall trial of the overall win rate, for its interval
 */
export function winRateFigure(
  performance: readonly ClassPerformance[],
  overall: Trial,
  marks: readonly WinRateMark[],
): Figure {
  const shown = performance.filter(({ sampleSize }) => sampleSize > 0).reverse();
  const nameOf = (own: ClassPerformance): string =>
    `${own.label === "ALL" ? "all trades" : classMark(own.label).name}<br>${own.wins} of ${own.sampleSize}`;
  const names = shown.map(nameOf);
  const told = ({ winRate, wins, sampleSize }: ClassPerformance): string =>
    `${percent(winRate)} (${wins} of ${sampleSize})`;
  const all = shown.filter(({ label }) => label === "ALL");
  const classes = shown.filter(({ label }) => label !== "ALL");
  const interval = overall.finding?.interval ?? null;
  return {
    data: [
      ...marks
        .filter(({ rate }) => !Number.isNaN(rate))
        .map(({ name, rate }, k) => ({
          type: "scatter",
          mode: "lines",
          name: `${name} ${percent(rate)}`,
          x: [rate, rate],
          y: [names[0], names.at(-1)],
          line: { color: colors[k % colors.length], dash: dashes[k % dashes.length], width: 2 },
          hovertemplate: `${name} ${percent(rate)}<extra></extra>`,
        })),
      {
        type: "scatter",
        mode: "markers",
        name: interval ? `observed, with its ${percent(interval.level, 0)} interval` : "observed",
        x: all.map(({ winRate }) => winRate),
        y: all.map(nameOf),
        error_x: {
          type: "data",
          symmetric: false,
          array: all.map(({ winRate }) => (interval ? interval.upper - winRate : 0)),
          arrayminus: all.map(({ winRate }) => (interval ? winRate - interval.lower : 0)),
          thickness: 3,
          width: 8,
        },
        marker: { size: 12, color: palette.blue, symbol: "square" },
        text: all.map(told),
        hovertemplate: "%{text}<extra></extra>",
      },
      {
        type: "scatter",
        mode: "markers",
        name: "by class",
        showlegend: false,
        x: classes.map(({ winRate }) => winRate),
        y: classes.map(nameOf),
        marker: {
          size: 12,
          color: classes.map(({ label }) => classMark(label).color),
          symbol: classes.map(({ label }) => classMark(label).symbol),
        },
        text: classes.map(told),
        hovertemplate: "%{text}<extra></extra>",
      },
    ],
    layout: layout(`Win rates (n = ${counted(performance[0]?.sampleSize ?? 0, "trade")})`, 380, {
      xaxis: axis("won (% of trades)", { range: [-0.02, 1.02], tickformat: ".0%" }),
      yaxis: axis("", { type: "category", categoryorder: "array", categoryarray: names }),
      hovermode: "closest",
    }),
  };
}
