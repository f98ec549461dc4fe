import { describe, expect, it } from "vitest";
import { axis, figureJson, figureTitle, layout, namedRows, plotText, referenceLine } from "../../lib/report/figure.js";

describe("figures", () => {
  it("spell out what plotly would read as markup, and give the title back as it was", () => {
    const title = "<b>A & B</b> &lt;";
    expect(plotText(title)).toBe("&lt;b&gt;A &amp; B&lt;/b&gt; &amp;lt;");
    expect(figureTitle({ data: [], layout: layout(title, 300, {}) })).toBe(title);
    expect(figureTitle({ data: [], layout: {} })).toBe("");
  });

  it("become JSON with plain arrays, gaps for NaN and no angle bracket", () => {
    const json = figureJson({ data: [{ x: Float64Array.of(1, Number.NaN), name: "</script>" }], layout: {} });
    expect(json).not.toContain("<");
    expect(JSON.parse(json)).toEqual({ data: [{ x: [1, null], name: "</script>" }], layout: {} });
  });

  it("draw a reference across the whole width at one height", () => {
    expect(referenceLine(3)).toMatchObject({ xref: "paper", x0: 0, x1: 1, y0: 3, y1: 3 });
  });

  it("of named rows have row k at y = k, the first at the top, and its name over it inside the plot", () => {
    const { yaxis, annotations } = layout("t", 300, namedRows(["one", "two"])) as {
      yaxis: { range: [number, number]; showticklabels: boolean };
      annotations: { text: string; y: number; xref: string; x: number }[];
    };
    expect(annotations.map(({ text, y }) => [text, y])).toEqual([
      ["one", 0],
      ["two", 1],
    ]);
    expect(annotations[0]).toMatchObject({ xref: "paper", x: 0, xanchor: "left", showarrow: false });
    expect(yaxis.showticklabels).toBe(false);
    expect(yaxis.range[0]).toBeGreaterThan(1);
    expect(yaxis.range[1]).toBeLessThan(0);
  });

  it("take what is laid over the common axis and layout", () => {
    expect(axis("time", { type: "date" })).toMatchObject({ title: { text: "time" }, type: "date", automargin: true });
    expect(layout("t", 300, { barmode: "stack" })).toMatchObject({ height: 300, barmode: "stack" });
  });
});
