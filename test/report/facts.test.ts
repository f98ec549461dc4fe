import { describe, expect, it } from "vitest";
import { factsHtml } from "../../lib/report/facts.js";

describe("factsHtml", () => {
  it("lists names and values in the asked arrangement", () => {
    expect(factsHtml([["seed", "<7>"]], "lines").markup).toBe(
      '<dl class="facts lines"><div><dt>seed</dt><dd>&lt;7&gt;</dd></div></dl>\n',
    );
    expect(factsHtml([], "columns").markup).toContain('class="facts columns"');
  });
});
