import { describe, expect, it } from "vitest";
import type { BreakdownRow, Breakdowns } from "../../lib/hypotheses/breakdowns.js";
import { breakdownsSection } from "../../lib/report/breakdowns-section.js";
import { html } from "../../lib/report/html.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const rowOf = (changes: Partial<BreakdownRow>): BreakdownRow => ({
  ...{ dimension: "hour", group: "09:00-10:00", trades: 30, days: 12, wins: 20, winRate: 2 / 3, meanPoints: 1.5 },
  interval: { lower: 0.5, upper: 2.5, level: 0.95, method: "made up" },
  ...{ pValue: 0.004, pAdjusted: 0.012, discovered: true, method: "sign flips", violated: ["only 9 days"] },
  ...{ reason: null, standing: "exploratory", ...changes },
});

const untested: Partial<BreakdownRow> = {
  ...{ dimension: "class", group: "GAMMA_EMERGENCY", interval: null, pValue: Number.NaN, pAdjusted: Number.NaN },
  ...{ discovered: false, method: null, violated: [], reason: "5 days with trades: below 6" },
};

function read(rows: readonly BreakdownRow[], changes: Partial<Breakdowns> = {}): string {
  const breakdowns: Breakdowns = {
    ...{ falseDiscoveryRate: 0.1, adjustment: "Benjamini-Hochberg", tests: 3, trades: 60, days: 20, rows, ...changes },
  };
  return plainText(html`${breakdownsSection(breakdowns, "America/New_York").body}`);
}

describe("breakdownsSection", () => {
  it("says first that it proves nothing by itself", () => {
    expect(read([rowOf({})])).toMatch(/^These tables are exploratory and prove nothing by themselves\./);
  });

  it("has a line for every group, with counts, interval, both p and whether it was found", () => {
    expect(read([rowOf({})])).toContain(
      "09:00-10:00 30 12 20 66.7 % +1.50 +0.50 to +2.50 0.0040 0.0120 yes only 9 days",
    );
  });

  it("has dashes and the reason where nothing was tested, and the class by its name", () => {
    expect(read([rowOf(untested)])).toContain(
      "gamma emergency 30 12 20 66.7 % +1.50 – – no 5 days with trades: below 6",
    );
  });

  it("names what is found, the rate, the number of tests and the clock", () => {
    const text = read([rowOf({}), rowOf({ dimension: "class", group: "GAMMA_EMERGENCY" })], {
      falseDiscoveryRate: 0.05,
    });
    expect(text).toContain(
      "Here 2 groups do beyond what the false discovery rate allows: 09:00-10:00, gamma emergency.",
    );
    expect(text).toContain("over 3 groups of all tables together");
    expect(text).toContain("no more than 5 % should be false");
    expect(text).toContain("the clock in America/New_York");
    expect(read([rowOf({})])).toContain("Here 1 group does");
    expect(read([rowOf(untested)])).toContain("Here none does");
  });

  it("has a sentence in place of tables when there were no trades", () => {
    expect(read([], { trades: 0 })).toBe("There were no trades, so there is nothing to break down.");
  });

  it("prints no NaN on a whole study", () => {
    const { breakdowns } = exampleStudy().main.judgement;
    expect(read(breakdowns.rows, breakdowns)).not.toMatch(/NaN|undefined|null/);
  });
});
