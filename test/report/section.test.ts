import { describe, expect, it } from "vitest";
import { contentsHtml, sectionHtml } from "../../lib/report/section.js";

describe("sections", () => {
  it("are named by their heading", () => {
    expect(sectionHtml({ id: "data", title: "Data <quality>", body: "text" }).markup).toBe(
      '<section id="data" aria-labelledby="data-title">\n<h2 id="data-title">Data &lt;quality&gt;</h2>\ntext\n</section>\n',
    );
  });

  it("stand in the table of contents with a link each", () => {
    const list = contentsHtml([
      { id: "a", title: "A", body: null },
      { id: "b", title: "B", body: null },
    ]);
    expect(list.markup).toContain('<li><a href="#a">A</a></li><li><a href="#b">B</a></li>');
  });
});
