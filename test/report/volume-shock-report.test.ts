import { describe, expect, it } from "vitest";
import { primaryWords } from "../../lib/report/primary-words.js";
import type { ReportAssets } from "../../lib/report/report-assets.js";
import { volumeShockReport } from "../../lib/report/volume-shock-report.js";
import { priorOf } from "../fixtures/ledger.js";
import { plainText } from "../fixtures/plain-text.js";
import { type ExampleStudy, exampleInspection, exampleStudy } from "../fixtures/study.js";

const assets: ReportAssets = {
  plotly: "/* plotly */",
  command: "strikelab study",
  version: "0.1.0",
  digest: "fe".repeat(32),
  prior: priorOf("0a".repeat(32), 12),
  timeZone: "America/New_York",
};
const report = (example: Partial<ExampleStudy> = {}, changed: Partial<ReportAssets> = {}) =>
  volumeShockReport(exampleStudy(example), exampleInspection(example), { ...assets, ...changed });

describe("volumeShockReport", () => {
  it("has its sections in the order of a verdict: answer, evidence, data, reproduction", () => {
    const ids = [...report().matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([
      ...["verdict", "hypotheses", "event-study", "hedging", "calibration", "equity", "performance", "breakdowns"],
      ...["latency", "controls", "trades", "alerts", "validation", "historical", "presets"],
      ...["data", "parameters", "reproduce"],
    ]);
    for (const id of ids) expect(report()).toContain(`<a href="#${id}">`);
  });

  it("is the same, byte for byte, each time", () => {
    const [first, second] = [report(), report()];
    expect(first === second).toBe(true);
  });

  it("has no markup from the data: only its own scripts, whatever a symbol is called", () => {
    const page = report({ underlying: "<script>alert(1)</script>", generated: "<img src=x onerror=alert(1)>" });
    expect(page.match(/<script>/g)).toHaveLength(2);
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;/2026-01-09/1");
  });

  it("says what the data cannot show, for every preset", () => {
    const text = plainText(report());
    expect(text).toContain("A baseline needs history: 10 of 14 sessions had one and could have had an alert.");
    expect(text).toContain("No trade side: volume is not split into bought and sold.");
    expect(text).toContain("The hedge instrument has a price every 60 s (median)");
    expect(text).toContain("Preset scientific cannot be tried: the feed does not say who took");
  });

  it("shows instants in the time of the studied market, or in another on demand", () => {
    const { timeZone: _, ...without } = assets;
    expect(volumeShockReport(exampleStudy(), exampleInspection(), without)).toContain("times in America/New_York");
    expect(report({}, { timeZone: "Asia/Kolkata" })).toContain("times in Asia/Kolkata");
    expect(() => report({}, { timeZone: "Mars/Olympus" })).toThrow(RangeError);
  });

  it("says of the primary hypothesis whether it has a p, and breaks trades down by the exchange's own clock", () => {
    const { primary } = exampleStudy().main.judgement;
    const text = plainText(report({}, { timeZone: "Asia/Kolkata" }));
    expect(text).toContain(`timing of flow must all hold. ${primaryWords(primary)}`);
    expect(text).toContain("Hours are those of the clock in America/New_York.");
  });

  it("can be written when nothing happened at all", () => {
    const text = plainText(report({ tradesPerSession: -1 }));
    expect(text).toContain("There were no alerts");
    expect(text).toContain("There were no trades");
  });

  it("prints no NaN, null or undefined where there is no answer", () => {
    for (const page of [report(), report({ tradesPerSession: -1 })]) {
      expect([...page.matchAll(/>\s*(NaN|undefined|null)\b(?! in the document)/g)]).toEqual([]);
    }
  });

  it("carries command, version and digest", () => {
    const text = plainText(
      report({}, { command: "strikelab study --seed 9", version: "9.9.9", digest: "cd".repeat(32) }),
    );
    expect(text).toContain("strikelab study --seed 9");
    expect(text).toContain("strikelab 9.9.9, package cdcdcdcdcdcd");
  });
});
