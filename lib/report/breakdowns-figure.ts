import type { BreakdownRow, Breakdowns } from "../hypotheses/breakdowns.js";
import { axis, type Figure, layout, namedRows, plotText, rowHeight } from "./figure.js";
import { counted, percent, signed } from "./format.js";
import { classMark, palette } from "./palette.js";
import { probability } from "./quantity.js";

const looks = [
  { discovered: true, name: "found", color: palette.blue, symbol: "square" },
  { discovered: false, name: "not found", color: palette.grey, symbol: "square-open" },
] as const;

/** Mean net points of every group of trades with its interval: which are found by Benjamini and Hochberg, and where all trades lie. */
export function breakdownsFigure({ rows, trades, falseDiscoveryRate }: Breakdowns): Figure {
  const mean = meanOf(rows);
  const title = `Groups of trades (n = ${counted(trades, "trade")}, false discovery rate ${percent(falseDiscoveryRate, 0)})`;
  return {
    data: [
      ...(Number.isNaN(mean)
        ? []
        : [
            {
              type: "scatter",
              mode: "lines",
              name: `all trades ${signed(mean, 2)}`,
              x: [mean, mean],
              y: [-0.5, rows.length - 0.5],
              line: { color: palette.vermilion, dash: "dash", width: 2 },
              hoverinfo: "skip",
            },
          ]),
      ...looks.map(({ discovered, name, color, symbol }) => {
        const placed = rows.map((row, place) => ({ row, place })).filter(({ row }) => row.discovered === discovered);
        const own = placed.map(({ row }) => row);
        const reach = (to: (row: BreakdownRow) => number) => own.map((row) => (Number.isFinite(to(row)) ? to(row) : 0));
        return {
          type: "scatter",
          mode: "markers",
          name: `${name} (${own.length})`,
          x: own.map(({ meanPoints }) => meanPoints),
          y: placed.map(({ place }) => place),
          error_x: {
            type: "data",
            symmetric: false,
            array: reach(({ interval, meanPoints }) => (interval?.upper ?? meanPoints) - meanPoints),
            arrayminus: reach(({ interval, meanPoints }) => meanPoints - (interval?.lower ?? meanPoints)),
            color,
            thickness: 2.5,
            width: 5,
          },
          marker: { color, symbol, size: 10, line: { color, width: 2 } },
          text: own.map(told),
          hovertemplate: "%{text}<extra></extra>",
        };
      }),
    ],
    layout: layout(title, 124 + rowHeight * (rows.length + 1), {
      ...namedRows(rows.map(nameOf)),
      xaxis: axis("mean net points of one contract"),
      shapes: [
        {
          ...{ type: "line", yref: "paper", x0: 0, x1: 0, y0: 0, y1: 1, layer: "below" },
          line: { color: palette.grey, width: 1, dash: "dot" },
        },
      ],
    }),
  };
}

/** Of all trades: the groups of one breakdown hold each of them once. NaN without trades. */
function meanOf(rows: readonly BreakdownRow[]): number {
  const own = rows.filter(({ dimension }) => dimension === rows[0]!.dimension);
  const sum = (value: (row: BreakdownRow) => number): number => own.reduce((total, row) => total + value(row), 0);
  return sum(({ trades, meanPoints }) => trades * meanPoints) / sum(({ trades }) => trades);
}

function nameOf({ dimension, group, pAdjusted }: BreakdownRow): string {
  const name = dimension === "class" ? classMark(group).name : plotText(group);
  return `${dimension} <b>${name}</b>, adjusted p ${probability(pAdjusted)}`;
}

function told({ trades, days, meanPoints, interval, pValue, reason }: BreakdownRow): string {
  const range = interval
    ? `, ${percent(interval.level, 0)} interval ${signed(interval.lower, 2)} to ${signed(interval.upper, 2)}`
    : "";
  return [
    `${signed(meanPoints, 2)} points${range}`,
    `${counted(trades, "trade")} on ${counted(days, "day")}; p = ${probability(pValue)} by itself`,
    ...(reason === null ? [] : [plotText(reason)]),
  ].join("<br>");
}
