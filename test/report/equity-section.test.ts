import { describe, expect, it } from "vitest";
import { trialOf } from "../../lib/evidence/trial-json.js";
import { equitySection } from "../../lib/report/equity-section.js";
import { html } from "../../lib/report/html.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement, execution } = exampleStudy().main;
const input = {
  daily: judgement.daily,
  capital: 50_000,
  marked: { ...execution.equity.drawdown, ofCapital: 0.123, points: 45.6, longestUnderwater: 4 },
  sharpe: trialOf(judgement, "VS-T6-sharpe"),
  drawdown: trialOf(judgement, "VS-T8-drawdown"),
};
const read = (changed: Partial<typeof input>) => plainText(html`${equitySection({ ...input, ...changed }).body}`);

describe("equitySection", () => {
  it("starts from the capital, and prints Sharpe ratio and drawdown with interval and convention", () => {
    const text = read({});
    expect(text).toContain("initial capital (account currency) 50,000");
    expect(text).toContain("Sharpe ratio per year 1.40 95 %: −1.50 to 4.30");
    expect(text).toContain("maximum drawdown (of peak) 8.0 % 95 %: 2.0 % to 14.0 %");
    expect(text).toContain("of the initial capital 12.3 % in points of one contract 45.6");
    expect(text).toContain("longest under water (sessions) 4");
    expect(text).toContain("x sqrt(252), risk-free rate 0, days without a trade included");
    expect(text).toContain("Results by session (n = 10)");
  });

  it("says when a real account would have been closed", () => {
    expect(read({})).not.toContain("below zero");
    const daily = judgement.daily.map((day, k) => ({ ...day, profit: k === 2 ? -100_000 : 0 }));
    expect(read({ daily })).toContain(`After ${daily[2]!.date} the account is below zero`);
  });

  it("has a sentence in place of a line when there were no trades", () => {
    const daily = judgement.daily.map((day) => ({ ...day, trades: 0, profit: 0 }));
    expect(read({ daily, capital: 1000 })).toBe(
      "There were no trades in 10 sessions: the account stayed at its initial capital of 1,000.",
    );
  });

  it("does without a finding", () => {
    expect(read({ sharpe: { ...input.sharpe, finding: null } })).toContain("Sharpe ratio per year not testable");
    expect(read({ sharpe: { ...input.sharpe, finding: { ...input.sharpe.finding!, interval: null } } })).toContain(
      "Sharpe ratio per year 1.40 maximum",
    );
  });
});
