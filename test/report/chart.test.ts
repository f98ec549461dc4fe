import { describe, expect, it } from "vitest";
import { chart } from "../../lib/report/chart.js";

describe("chart", () => {
  it("holds the figure as data that cannot end its script, and a sentence in its place", () => {
    const markup = chart({
      data: [{ x: Float64Array.of(1, 2), name: "</script><script>alert(1)</script>" }],
      layout: { height: 300 },
    });
    expect(markup.match(/<\/script>/g)).toHaveLength(2);
    expect(markup).toContain('"x":[1,2]');
    expect(markup).toContain("height:300px");
    expect(markup).toContain("npm run lab");
  });

  it("asks nothing of the network", () => {
    expect(chart({ data: [], layout: {} })).not.toMatch(/https?:/);
    expect(chart({ data: [], layout: {} })).toContain("height:420px");
  });
});
