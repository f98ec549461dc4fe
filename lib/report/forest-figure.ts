import type { ReadHypothesis } from "../evidence/package-evidence.js";
import type { Verdict } from "../hypotheses/hypothesis.js";
import { axis, type Figure, layout, namedRows, plotText, rowHeight } from "./figure.js";
import { counted, integer, percent } from "./format.js";
import { palette } from "./palette.js";
import { inUnit, probability, quantity } from "./quantity.js";
import { verdictWords } from "./verdict-words.js";

/** What is drawn of a hypothesis. */
export type ForestRow = Pick<
  ReadHypothesis,
  | "id"
  | "claim"
  | "unit"
  | "side"
  | "claimed"
  | "estimate"
  | "interval"
  | "pValue"
  | "trades"
  | "days"
  | "counts"
  | "verdict"
>;

const marks: Readonly<Record<Verdict, { readonly color: string; readonly symbol: string }>> = {
  SUPPORTED: { color: palette.green, symbol: "circle" },
  NOT_DEMONSTRATED: { color: palette.blue, symbol: "circle-open" },
  REFUTED: { color: palette.vermilion, symbol: "x" },
  INSUFFICIENT_DATA: { color: palette.grey, symbol: "diamond-open" },
  NOT_TESTABLE: { color: palette.grey, symbol: "square-open" },
};

const sides: Readonly<Record<ForestRow["side"], string>> = { greater: "above", less: "below", different: "other than" };

/**
 * Hypotheses with their intervals against what they claim, each on a scale of its own: the claimed value lies on the
 * middle line, the side that is claimed to its right, and the farthest end of the interval as far away as in every other row. Where
 * any difference is claimed, larger values are to the right. Hypotheses without estimate, interval or claimed value are left out.
 */
export function forestFigure(rows: readonly ForestRow[]): Figure {
  const drawn = rows.flatMap((row) => placed(row) ?? []).map((own, place) => ({ ...own, place }));
  const verdicts = Object.keys(marks).filter((verdict) =>
    drawn.some(({ row }) => row.verdict === verdict),
  ) as Verdict[];
  const title = `Claims and intervals (n = ${integer(drawn.length)} of ${counted(rows.length, "hypothesis", "hypotheses")})`;
  return {
    data: verdicts.flatMap((verdict) => {
      const own = drawn.filter(({ row }) => row.verdict === verdict);
      const { color, symbol } = marks[verdict];
      return [
        {
          // Lines, not error bars: an interval of a resampled quantity need not hold its estimate.
          type: "scatter",
          mode: "lines",
          showlegend: false,
          x: own.flatMap(({ lower, upper }) => [lower, upper, null]),
          y: own.flatMap(({ place }) => [place, place, null]),
          line: { color, width: 3 },
          hoverinfo: "skip",
        },
        {
          type: "scatter",
          mode: "markers",
          name: `${verdictWords[verdict].name} (${own.length})`,
          x: own.map(({ estimate }) => estimate),
          y: own.map(({ place }) => place),
          marker: { color, symbol, size: 11, line: { color, width: 2 } },
          text: own.map(({ row }) => told(row)),
          hovertemplate: "%{text}<extra></extra>",
        },
      ];
    }),
    layout: layout(title, 124 + rowHeight * (drawn.length + 1), {
      ...namedRows(drawn.map(({ row }) => nameOf(row))),
      xaxis: axis("each row on its own scale", {
        range: [-1.08, 1.08],
        tickvals: [-0.6, 0, 0.6],
        ticktext: ["against the claim", "claimed", "as claimed"],
        ticks: "",
      }),
      shapes: [
        {
          ...{ type: "line", yref: "paper", x0: 0, x1: 0, y0: 0, y1: 1, layer: "below" },
          line: { color: palette.purple, width: 2, dash: "dash" },
        },
      ],
    }),
  };
}

interface Placed {
  readonly row: ForestRow;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** Distances from the claimed value, in shares of the largest; null where something to draw is missing. */
function placed(row: ForestRow): Placed | null {
  const { estimate, interval, claimed, side } = row;
  if (!interval) return null;
  const values = [estimate, interval.lower, interval.upper].map((value) => value - claimed);
  if (!values.every(Number.isFinite)) return null;
  const reach = Math.max(...values.map(Math.abs)) || 1;
  const [middle, one, other] = values.map((value) => ((side === "less" ? -1 : 1) * value) / reach) as [
    number,
    number,
    number,
  ];
  return { row, estimate: middle, lower: Math.min(one, other), upper: Math.max(one, other) };
}

function nameOf({ id, estimate, unit, side, claimed }: ForestRow): string {
  const found = plotText(quantity(estimate, unit));
  return `<b>${plotText(id)}</b> ${found}, claimed ${sides[side]} ${inUnit(claimed, unit)}`;
}

function told({
  id,
  claim,
  estimate,
  interval,
  unit,
  side,
  claimed,
  pValue,
  trades,
  days,
  counts,
  verdict,
}: ForestRow): string {
  const { lower, upper, level } = interval!;
  return [
    `<b>${plotText(id)}</b>: ${verdictWords[verdict].name}`,
    wrapped(claim),
    `${plotText(quantity(estimate, unit))}, ${percent(level, 0)} interval ${inUnit(lower, unit)} to ${inUnit(upper, unit)}`,
    `claimed ${sides[side]} ${inUnit(claimed, unit)}; p = ${probability(pValue)}`,
    `${integer(trades)} ${counts} on ${counted(days, "day")}`,
  ].join("<br>");
}

/** Plotly does not break the lines of a hover. */
function wrapped(text: string): string {
  return plotText(text.replace(/(.{1,64})(\s+|$)/g, "$1\n").trim()).replaceAll("\n", "<br>");
}
