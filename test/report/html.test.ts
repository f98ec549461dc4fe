import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml, type Html, html, trusted } from "../../lib/report/html.js";

describe("html", () => {
  it("escapes text in content and in quoted attributes", () => {
    const name = `<script>alert("1")</script> & 'x'`;
    expect(html`<p title="${name}">${name}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>',
    );
  });

  it("leaves markup that it made alone, and joins lists of it", () => {
    const items = ["a", "<b>"].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>`.markup).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul>");
    expect(html`${trusted("<i>")}`.markup).toBe("<i>");
  });

  it("writes nothing for null, undefined and false, and zero for zero", () => {
    expect(html`[${null}${undefined}${false}${0}]`.markup).toBe("[0]");
  });

  it("does not take a record from data for markup", () => {
    const forged = { markup: "<script>" } as unknown as Html;
    expect(html`${forged}`.markup).not.toContain("<script>");
  });

  it("never lets a text open or close a tag or a quote", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
        expect(
          escapeHtml(text)
            .replaceAll("&lt;", "<")
            .replaceAll("&gt;", ">")
            .replaceAll("&quot;", '"')
            .replaceAll("&#39;", "'")
            .replaceAll("&amp;", "&"),
        ).toBe(text);
      }),
    );
  });
});
