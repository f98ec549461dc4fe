import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { documentHtml, inlineScript } from "../../lib/report/document.js";
import { html } from "../../lib/report/html.js";

const plotly = 'var text = "</script><!-- é";';

describe("documentHtml", () => {
  const page = documentHtml({ title: "A <b>", body: html`<main>body</main>`, plotly });

  it("is a whole page that asks nothing of the network", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">/);
    expect(page).toContain("<title>A &lt;b&gt;</title>");
    expect(page).toContain("<main>body</main>");
    expect(page).toContain("default-src &#39;none&#39;");
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it("lets exactly its own scripts run", () => {
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code!);
    expect(scripts).toHaveLength(2);
    for (const code of scripts) {
      const digest = createHash("sha256").update(code).digest("base64");
      expect(page).toContain(`sha256-${digest}`);
    }
  });
});

describe("inlineScript", () => {
  it("changes nothing in what the code means", () => {
    const safe = inlineScript(plotly);
    expect(safe).toBe('var text = "<\\/script><\\!-- é";');
    expect(new Function(`${safe} return text;`)()).toBe("</script><!-- é");
  });
});
