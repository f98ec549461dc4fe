import { describe, expect, it } from "vitest";
import { assignmentRisk, type RiskRule } from "../../lib/hypotheses/assignment-risk.js";
import { expiryCaseOf, scaledCase } from "../fixtures/expiry-cases.js";

const rule: RiskRule = { within: 1, days: 30, level: 0.95 };
const cases = [
  expiryCaseOf({ day: 0, settled: 5000.5 }),
  expiryCaseOf({ day: 20, settled: 5001 }),
  expiryCaseOf({ day: 21, settled: 5003 }),
  expiryCaseOf({ day: 49, settled: 4999.2, price: 5000 }),
  expiryCaseOf({ day: 49, settled: 5000, error: 1.5 }),
  expiryCaseOf({ day: 49, settled: 5000, heaviest: -1 }),
];

describe("the assignment risk of the past", () => {
  it("counts finishes near the heaviest strike over the last 30 calendar days and over all", () => {
    const [recent, all] = assignmentRisk(cases, rule);
    // Day 20 is the first of the thirty days that end on day 49.
    expect(recent).toMatchObject({
      span: "last 30 days",
      from: "2026-01-25",
      to: "2026-02-23",
      expiries: 3,
      near: 2,
      days: 3,
    });
    expect(all).toMatchObject({ span: "all", expiries: 4, near: 3, rate: 0.75 });
    expect(all.leftOut.map(({ cases: count }) => count)).toEqual([1, 1]);
    expect(assignmentRisk(cases, { ...rule, days: 29 })[0].expiries).toBe(2);
    expect(assignmentRisk(cases, { ...rule, within: 4 })[1].near).toBe(5);
  });

  it("sets the diffusion's expectation and Wilson's interval beside it", () => {
    const [, all] = assignmentRisk(cases.slice(0, 3), rule);
    expect(all.expected).toBeCloseTo(0.07363402941909869, 12);
    // Wilson for 2 of 3 (Newcombe 1998, method 3, by hand: centre 0.5718, half 0.3638)
    expect(all.interval.lower).toBeCloseTo(0.2077, 3);
    expect(all.interval.upper).toBeCloseTo(0.9385, 3);
    expect(assignmentRisk(cases.slice(0, 3), { ...rule, level: 0.5 })[1].interval.lower).toBeGreaterThan(0.3);
  });

  it("counts in points, whatever the price of one", () => {
    const [, one] = assignmentRisk(cases, rule);
    const [, ten] = assignmentRisk(
      cases.map((own) => scaledCase(own, 10)),
      rule,
    );
    expect([ten.near, ten.expiries]).toEqual([one.near, one.expiries]);
    expect(ten.expected).toBeCloseTo(one.expected, 9);
  });

  it("is empty without a case, and refuses a span that is none", () => {
    expect(assignmentRisk([], rule)[1]).toMatchObject({ expiries: 0, near: 0, rate: Number.NaN, from: "", to: "" });
    expect(() => assignmentRisk([], { ...rule, days: 0 })).toThrow(new RangeError("invalid days: 0"));
  });
});
