import { describe, expect, it } from "vitest";
import type { Finding } from "../../lib/hypotheses/hypothesis.js";
import { html } from "../../lib/report/html.js";
import { hypothesisSection } from "../../lib/report/hypothesis-section.js";
import { plainText } from "../fixtures/plain-text.js";
import { exampleStudy } from "../fixtures/study.js";

const { judgement, criteria } = exampleStudy().main;
const { trials } = judgement;
const body = (of: typeof trials) => html`${hypothesisSection(of, criteria).body}`;

describe("hypothesisSection", () => {
  const text = plainText(body(trials));

  it("ends with the criteria of the document", () => {
    expect(text).toMatch(/What the five verdicts mean .* The document’s criteria on this run Of \d+ criteria/);
    for (const { id, reason } of criteria) {
      expect(text).toContain(id);
      expect(text.toLowerCase()).toContain(reason.toLowerCase());
    }
  });

  it("says claim, null, statistic, estimate with unit, interval, p with side and level, sample, power and verdict", () => {
    for (const part of [
      "VS-T2-win-rate the win rate is 80 % or more Null: the true win rate is 80 % or less. Statistic: share of trades with net points above zero.",
      "67.5 % of trades 95 %: 54.5 % to 80.5 % invented claimed: above 80.0 %",
      "0.9700 one-sided (greater), level 0.01 invented, for layout only",
      "40 trades 10 days design effect 1.31",
      "42.0 % if true win rate 0.85",
      "… insufficient data 40 trades on 10 days; a verdict needs 100 on 30 Assumption not met: few days: p cannot fall below 0.002",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("has a group for the direction of the price, and says that none of its tests is corrected", () => {
    const [first] = trials;
    const direction = { ...first!, hypothesis: { ...first!.hypothesis, family: "direction" as const } };
    expect(plainText(body([direction]))).toContain("Where does the price go about heavy strikes? VS-T3-points");
    expect(plainText(body([direction]))).toContain("Within the first two groups every part must hold");
    expect(plainText(body([direction]))).toContain("none is corrected for the others");
    expect(text).toContain("Within the first three groups every part must hold");
    expect(text).not.toContain("none is corrected for the others");
  });

  it("stands in three groups, the companions last", () => {
    const order = ["Is there an effect?", "Is it as advertised?", "Companions"].map((title) => text.indexOf(title));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(plainText(body(trials.filter(({ hypothesis }) => hypothesis.family === "effect")))).not.toContain(
      "Companions",
    );
  });

  it("has the breakdowns last, one line each, as counts of groups", () => {
    const own = trials.filter(({ hypothesis }) => hypothesis.family === "exploratory");
    expect(own).toHaveLength(3);
    const said = plainText(body(own));
    expect(said).toContain("Breakdowns of the trades: exploratory, they prove nothing by themselves VS-B-class");
    expect(said).toMatch(
      /\d groups no interval claimed: above 0 \d\.\d+ adjusted \d\.\d+ \(Benjamini-Hochberg, \d+ tests\) two-sided, level 0\.1 /,
    );
    expect(text.indexOf("VS-B-class")).toBeGreaterThan(text.indexOf("VS-T2-coin"));
  });

  it("says where the interval decides instead of a p, where there is no interval and no power", () => {
    expect(text).toContain("– the interval decides; level 0.01");
    const bare = trials.slice(0, 1).map((trial) => ({
      ...trial,
      finding: { ...trial.finding!, interval: null, power: null, designEffect: Number.NaN },
    }));
    const said = plainText(body(bare));
    expect(said).toContain("no interval");
    expect(said).toContain("– not known at a true ");
    const unplanned = trials.filter(({ hypothesis }) => hypothesis.id === "VS-P-flow");
    const without = unplanned.map((trial) => ({ ...trial, finding: { ...(trial.finding as Finding), power: null } }));
    expect(plainText(body(without))).toContain("No power is stated: the document names no size");
    expect(said).not.toContain("design effect");
  });

  it("prints no number for what cannot be tested", () => {
    const scientific = exampleStudy().beside[1]!.judgement.trials;
    const said = plainText(body(scientific.slice(0, 1)));
    expect(said).toContain("not computed – – – ∅ not testable the feed does not say who took");
  });

  it("explains the five verdicts and has a role on every part of the table that a narrow page takes apart", () => {
    expect(text).toContain("not testable The data lack something");
    const [markup] = body(trials).markup.split("The document’s criteria on this run") as [string, string];
    expect(markup.match(/<td /g)!.length).toBe(markup.match(/<td role="cell" data-label="/g)!.length);
  });
});
