import { describe, expect, it } from "vitest";
import { reportPage } from "../../lib/report/report-page.js";
import { priorOf } from "../fixtures/ledger.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const assets = {
  plotly: "",
  command: "",
  version: "1.2.3",
  digest: "ef".repeat(32),
  prior: priorOf("0a".repeat(32), 12),
};

describe("reportPage", () => {
  it("has a header, contents and sections in their order, and says whose page it is", () => {
    const sections = ["one", "two"].map((id) => ({ id, title: `Title ${id}`, body: `Body ${id}` }));
    const page = reportPage("Strategy", exampleStudy(), sections, assets);
    expect(page).toContain("<title>Strategy on example-chain, preset seed</title>");
    expect(plainText(page)).toMatch(/Title one Title two.*Title one Body one Title two Body two strikelab 1\.2\.3/);
    expect(() => reportPage("Strategy", exampleStudy(), [], { ...assets, timeZone: "Mars/Olympus" })).toThrow(
      RangeError,
    );
  });
});
