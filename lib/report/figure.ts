import { palette } from "./palette.js";

/** A plotly figure: traces and layout as plain records (https://plotly.com/javascript/reference). */
export interface Figure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
}

/** Readable on a light and on a dark page alike, where no style sheet takes over. */
const ink = "#767b83";
const grid = "rgba(127,133,141,0.25)";

const fonts = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Text for plotly, which reads a little HTML in titles, labels and hovers: angle brackets and ampersands are spelled out. */
export function plotText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The title of a figure as plain text. */
export function figureTitle(figure: Figure): string {
  const title = figure.layout.title as { readonly text?: string } | undefined;
  return (title?.text ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** An axis with its title, unit included; `more` is laid over it. */
export function axis(title: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    title: { text: title, standoff: 8 },
    automargin: true,
    gridcolor: grid,
    linecolor: grid,
    zeroline: false,
    ticks: "outside",
    tickcolor: grid,
    ...more,
  };
}

/** A dotted line across the whole figure at `y`. */
export function referenceLine(y: number): Readonly<Record<string, unknown>> {
  const line = { color: palette.grey, width: 1, dash: "dot" };
  return { type: "line", xref: "paper", x0: 0, x1: 1, y0: y, y1: y, line };
}

/** The common layout of all figures. The title says what is shown and on how many cases; it is plain text. */
export function layout(
  title: string,
  height: number,
  more: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return {
    title: { text: plotText(title), x: 0, xref: "paper", y: 1, yanchor: "top", pad: { t: 14 }, font: { size: 15 } },
    height,
    // Room for the title and, below it, one line of the legend.
    margin: { l: 56, r: 16, t: 76, b: 48 },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: fonts, size: 12, color: ink },
    hoverlabel: { align: "left", font: { family: fonts, size: 12 } },
    legend: { orientation: "h", x: 0, y: 1, yanchor: "bottom", bgcolor: "rgba(0,0,0,0)", traceorder: "normal" },
    ...more,
  };
}

/** Height of a row of {@link namedRows}, with its name. */
export const rowHeight = 38;

/**
 * What is laid over {@link layout} where each row has a name: row k lies at y = k, the first at the top, its name over it inside
 * the plot. Names beside the plot would leave it no room on a narrow page.
 *
 * @param names in plotly's markup
 */
export function namedRows(names: readonly string[]): Readonly<Record<string, unknown>> {
  return {
    margin: { l: 12, r: 16, t: 76, b: 48 },
    yaxis: axis("", { range: [names.length - 0.4, -1], showticklabels: false, showgrid: false, ticks: "" }),
    annotations: names.map((text, k) => ({
      ...{ xref: "paper", x: 0, xanchor: "left", y: k, yanchor: "bottom", yshift: 6 },
      ...{ text, showarrow: false, align: "left", font: { size: 11 } },
    })),
    hovermode: "closest",
  };
}

/** Plain arrays instead of typed ones, which JSON would write as objects. */
export function figureJson(figure: Figure): string {
  const plain = (_key: string, value: unknown): unknown =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  // An opening angle bracket could end the script element that the JSON stands in.
  return JSON.stringify(figure, plain).replaceAll("<", "\\u003c");
}
