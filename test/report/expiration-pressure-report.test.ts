import { describe, expect, it } from "vitest";
import { expirationPressureReport } from "../../lib/report/expiration-pressure-report.js";
import { primaryWords } from "../../lib/report/primary-words.js";
import type { ReportAssets } from "../../lib/report/report-assets.js";
import { type ExpiryStudyOptions, expiryStudy } from "../fixtures/expiry-study.js";
import { priorOf } from "../fixtures/ledger.js";
import { plainText } from "../fixtures/plain-text.js";

const assets: ReportAssets = {
  plotly: "var Plotly = {};",
  command: "strikelab study expiration-pressure --seed 3",
  version: "1.2.3",
  digest: "ef".repeat(32),
  prior: priorOf("0a".repeat(32), 12),
};
const report = async (options: ExpiryStudyOptions, changed: Partial<ReportAssets> = {}) => {
  const { study, inspection } = await expiryStudy(options);
  return expirationPressureReport(study, inspection, { ...assets, ...changed });
};
const usual: ExpiryStudyOptions = { sessions: 16, calendar: "expiring" };
const without: ExpiryStudyOptions = { sessions: 2, calendar: "never" };

describe("expirationPressureReport", () => {
  it("has every section, each with a place in the contents", async () => {
    const page = await report(usual);
    const ids = [...page.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([
      ...["verdict", "hypotheses", "settled", "map", "exponent", "urgency", "calibration", "probabilities", "risk"],
      ...["equity", "performance", "breakdowns", "latency", "trades", "controls", "alerts"],
      ...["validation", "historical", "presets", "data", "parameters", "reproduce"],
    ]);
    for (const id of ids) expect(page).toContain(`<a href="#${id}">`);
  });

  it("prints every hypothesis that was tried", async () => {
    const { study } = await expiryStudy(usual);
    const text = plainText(await report(usual));
    for (const { hypothesis } of study.main.judgement.trials) expect(text).toContain(` ${hypothesis.id} `);
    expect(text).toContain(`Hypotheses (n = ${study.main.judgement.trials.length})`);
  });

  it("says of the primary hypothesis whether it has a p", async () => {
    const { study } = await expiryStudy(usual);
    expect(plainText(await report(usual))).toContain(
      `Sharpe ratio must all hold. ${primaryWords(study.main.judgement.primary)}`,
    );
  });

  it("is the same page for the same inputs, and follows the clock that is asked for", async () => {
    expect(await report(usual)).toBe(await report(usual));
    expect(await report(usual)).toContain("times in America/New_York");
    expect(await report(usual, { timeZone: "Asia/Kolkata" })).toContain("times in Asia/Kolkata");
    await expect(report(usual, { timeZone: "Mars/Olympus" })).rejects.toThrow(RangeError);
  });

  it("says honestly that nothing can be shown where nothing expires", async () => {
    const text = plainText(await report(without));
    expect(text).toContain("No series expires in these sessions.");
    expect(text).toContain("No direction can be tested: ");
    expect(text).toContain("No expiring series could be followed to its settlement");
    expect(text).toContain("there is no map to draw");
    expect(text).toContain("There were no trades");
  });

  it("can be written on two days, one of them an expiry", async () => {
    const text = plainText(await report({ sessions: 2, calendar: "expiring" }));
    expect(text).toContain("1 expiry on 1 day, each seen once");
    expect(text).toContain("No direction was shown beyond chance");
  });

  it("prints no NaN, null, infinity or undefined where there is no answer", async () => {
    for (const options of [usual, without, { sessions: 2, calendar: "expiring" } as const]) {
      const text = plainText(await report(options));
      expect(text.match(/.{20}\b(NaN|Infinity|undefined(?! in the document))\b.{20}/)).toBeNull();
      expect(await report(options)).not.toMatch(/>\s*null\s*</);
    }
  });

  it("puts no number into its own figures that JSON cannot hold", async () => {
    const whole = await report(usual);
    const page = whole.slice(whole.indexOf('<section id="settled"'), whole.indexOf('<section id="equity"'));
    const figures = [...page.matchAll(/<script type="application\/json">(.*?)<\/script>/g)].map(([, json]) => json!);
    expect(figures.length).toBe(8);
    for (const json of figures) expect(json).not.toMatch(/[[,]null[\],]/);
  });
});
