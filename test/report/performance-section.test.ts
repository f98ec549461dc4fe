import { describe, expect, it } from "vitest";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { html } from "../../lib/report/html.js";
import { type PerformanceInput, performanceSection } from "../../lib/report/performance-section.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement } = exampleStudy().main;
const input: PerformanceInput = {
  ...judgement,
  placeboDays: "other days",
  winRate: trialOf(judgement, "VS-T2-win-rate"),
  breakEven: trialOf(judgement, "VS-T2-break-even"),
};
const read = (changed: Partial<PerformanceInput>) =>
  plainText(html`${performanceSection({ ...input, ...changed }).body}`);

describe("performanceSection", () => {
  it("never prints a win rate without its break-even rate and its placebo", () => {
    const text = read({});
    expect(text).toContain("break even, 51.0 %,");
    expect(text).toContain("these trades +3.34 67.5 % placebo at matched times +0.20 49.0 %");
    expect(text).toContain("1 trade found no matched time and is not in this comparison");
  });

  it("names the days that lent the placebo their times", () => {
    expect(read({ placeboDays: "days without an expiry" })).toContain("matched times of days without an expiry (n =");
  });

  it("prints every class, those without trades with dashes", () => {
    expect(read({})).toContain("ambiguous signal 0 0 – – – – – 0.0");
  });

  it("counts unmatched trades, and says when no placebo could be drawn", () => {
    expect(read({ unmatchedTrades: 0 })).toContain("every trade found a matched time");
    expect(read({ unmatchedTrades: 2 })).toContain("2 trades found no matched time and are not");
    expect(read({ placebo: null })).toContain("no placebo trades could be drawn");
  });

  it("has a sentence in place of rates when there were no trades", () => {
    const performance = judgement.performance.map((own) => ({ ...own, sampleSize: 0 }));
    expect(read({ performance })).toBe("There were no trades, so there is no win rate and no expectancy.");
  });
});
