import { describe, expect, it } from "vitest";
import { chartBox } from "../../lib/report/chart-box.js";
import { layout } from "../../lib/report/figure.js";
import { html } from "../../lib/report/html.js";

const figure = { data: [{ x: [1], name: "</script>" }], layout: layout("Volume <n = 1>", 300, {}) };

describe("chartBox", () => {
  const { markup } = chartBox(figure, html`<p>below</p>`);

  it("carries the title in a caption and in the name of the chart, and not in the chart", () => {
    expect(markup).toContain("<figcaption>Volume &lt;n = 1&gt;</figcaption>");
    expect(markup).toContain('role="img" aria-label="Volume &lt;n = 1&gt;" style="height:300px"');
    const data = JSON.parse(/<script type="application\/json">(.*)<\/script>/.exec(markup)![1]!) as typeof figure;
    expect(data.data).toEqual(figure.data);
    expect(data.layout.title).toBeUndefined();
    expect(data.layout.margin).toMatchObject({ t: 28, l: 56 });
  });

  it("says what stands in the place of an undrawn chart, and what is below", () => {
    expect(markup).toContain("drawn by a script that did not run");
    expect(markup).toContain("<p>below</p>");
    expect(markup.match(/<\/script>/g)).toHaveLength(1);
  });
});
