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

  it("of named rows have them from top to bottom, and title and legend from the figure's own edge", () => {
    const whole = layout("other", 300, namedRows("<b>", ["one", "two"]));
    expect(figureTitle({ data: [], layout: whole })).toBe("<b>");
    expect(whole).toMatchObject({
      title: { xref: "container", x: 0 },
      legend: { xref: "container", x: 0 },
      yaxis: { type: "category", categoryarray: ["one", "two"], autorange: "reversed" },
    });
  });

  it("take what is laid over the common axis and layout", () => {
    expect(axis("time", { type: "date" })).toMatchObject({ title: { text: "time" }, type: "date", automargin: true });
    expect(layout("t", 300, { barmode: "stack" })).toMatchObject({ height: 300, barmode: "stack" });
  });
});
