import { axis, type Figure, layout } from "./figure.js";
import { palette } from "./palette.js";

/** An observed number against what chance gives. */
export interface NullFigure {
  readonly title: string;
  readonly axis: string;
  /** The number on each draw under the null. */
  readonly draws: Float64Array;
  readonly observed: number;
  /** How the number is written. */
  readonly write: (value: number) => string;
  readonly tickFormat: string;
}

/** Most bars; a number with fewer values has a bar for each. */
const mostBars = 40;

/** Distribution of a number under the null, with the observed one as a line. */
export function nullFigure({ title, axis: name, draws, observed, write, tickFormat }: NullFigure): Figure {
  const bars = barsOf(draws);
  const top = bars.reduce((most, { share }) => Math.max(most, share), 0);
  return {
    data: [
      {
        type: "bar",
        name: "under chance alone",
        x: bars.map(({ at }) => at),
        y: bars.map(({ share }) => share),
        width: bars.map(({ width }) => 0.94 * width),
        marker: { color: palette.blue },
        text: bars.map(({ at, share }) => `${write(at)}: ${(100 * share).toFixed(1)} % of draws`),
        textposition: "none",
        hovertemplate: "%{text}<extra></extra>",
      },
      {
        type: "scatter",
        mode: "lines",
        name: `observed ${write(observed)}`,
        x: [observed, observed],
        y: [0, top],
        line: { color: palette.vermilion, width: 3, dash: "dash" },
        hovertemplate: `observed ${write(observed)}<extra></extra>`,
      },
    ],
    layout: layout(title, 320, {
      xaxis: axis(name, { tickformat: tickFormat }),
      yaxis: axis("share of draws", { tickformat: ".0%", rangemode: "tozero" }),
      bargap: 0,
    }),
  };
}

interface Bar {
  readonly at: number;
  readonly width: number;
  readonly share: number;
}

function barsOf(draws: Float64Array): readonly Bar[] {
  if (draws.length === 0) return [];
  const values = draws.toSorted();
  const distinct = [...new Set(values)];
  const first = values[0]!;
  const reach = values.at(-1)! - first;
  if (distinct.length <= mostBars) {
    const gaps = distinct.slice(1).map((value, k) => value - distinct[k]!);
    const width = gaps.length === 0 ? 0.01 : Math.min(...gaps);
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return distinct.map((at) => ({ at, width, share: counts.get(at)! / values.length }));
  }
  const width = reach / mostBars;
  const counts = new Float64Array(mostBars);
  for (const value of values) counts[Math.min(mostBars - 1, Math.floor((value - first) / width))]! += 1;
  return Array.from(counts, (count, k) => ({ at: first + (k + 0.5) * width, width, share: count / values.length }));
}
