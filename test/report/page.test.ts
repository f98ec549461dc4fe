import { describe, expect, it } from "vitest";
import { page } from "../../lib/report/page.js";

describe("page", () => {
  it("shows a report by its absolute address, with a link that opens it alone", () => {
    const markup = page("reports/volume-shock/0123456789ab/report.html");
    expect(markup).toContain('<iframe src="/files/reports/volume-shock/0123456789ab/report.html"');
    expect(markup).toContain('<a href="/files/reports/volume-shock/0123456789ab/report.html" target="_blank">');
  });

  it("escapes what a path may hold", () => {
    expect(page('my reports/"x"#1.html')).toContain("/files/my%20reports/%22x%22%231.html");
  });
});
