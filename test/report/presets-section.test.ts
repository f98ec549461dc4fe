import { describe, expect, it } from "vitest";
import { html } from "../../lib/report/html.js";
import { presetsSection } from "../../lib/report/presets-section.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

describe("presetsSection", () => {
  it("prints every preset with its verdicts, and what one cannot do on these data", () => {
    const { main, beside } = exampleStudy();
    const text = plainText(html`${presetsSection([main, ...beside]).body}`);
    expect(text).toContain("seed (this report)");
    expect(text).toContain(
      "50 40 67.5 % +3.34 0.1200 primary … insufficient data effect … insufficient data as advertised … insufficient data",
    );
    expect(text.match(/this report/g)).toHaveLength(1);
    expect(text).toContain("document’s gate … insufficient data 40 trades, the gate asks for 50");
    expect(text).toContain("Cannot be tried on these data: the feed does not say who took");
    expect(text).toContain("0 0 – – – primary ∅ not testable effect ∅ not testable");
  });
});
