import { describe, expect, it } from "vitest";
import { html } from "../../lib/report/html.js";
import { type RiskInput, riskSection } from "../../lib/report/risk-section.js";
import { expiryStudy } from "../fixtures/expiry-study.js";
import { plainText } from "../fixtures/plain-text.js";

const { settlements } = (await expiryStudy({ sessions: 16, calendar: "expiring" })).study.main.judgement;
const read = (changed: Partial<RiskInput>) =>
  plainText(html`${riskSection({ ...settlements, nearPoints: 1, ...changed }).body}`);

describe("riskSection", () => {
  it("holds finishes near the heaviest strike against what volatility alone would give", () => {
    const [recent, all] = settlements.risk;
    expect(recent.expiries).toBeGreaterThan(0);
    const row = (own: typeof all) => `${own.span} ${own.from} ${own.to} ${own.expiries} ${own.days} ${own.near}`;
    expect(read({})).toContain("Finishes within 1 point of the heaviest strike");
    expect(read({})).toContain(row(recent));
    expect(read({})).toContain(row(all));
    expect(read({ nearPoints: 2 })).toContain("Finishes within 2 points");
  });

  it("has dashes for spans without an expiry", () => {
    const nothing = { lower: Number.NaN, upper: Number.NaN, level: 0.95, method: "wilson" };
    const empty = { span: "all", from: "", to: "", expiries: 0, days: 0, near: 0, leftOut: [] } as const;
    const risk = [
      { ...empty, rate: Number.NaN, interval: { ...settlements.risk[0].interval, ...nothing }, expected: Number.NaN },
    ];
    expect(read({ risk })).toContain("all – – 0 0 0 – – –");
  });

  it("shows every assumption about gamma, with its difference or why there is none", () => {
    const text = read({});
    for (const who of ["long all calls and short all puts", "long everything", "short everything"])
      expect(text).toContain(`Market makers are ${who}`);
    expect(text).toContain("Not computed: the sign of gamma never varies");
  });

  it("has dispersion with its windows, and reversal", () => {
    expect(read({})).toContain(`${settlements.dispersion.windows} windows of days on which nothing expires`);
    expect(read({})).toContain("Correlation with the first hour of the next session");
  });
});
