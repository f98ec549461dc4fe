import { describe, expect, it } from "vitest";
import type { BreakdownRow, Breakdowns } from "../../lib/hypotheses/breakdowns.js";
import { breakdownsFigure } from "../../lib/report/breakdowns-figure.js";
import { figureTitle } from "../../lib/report/figure.js";

const rowOf = (changes: Partial<BreakdownRow>): BreakdownRow => ({
  ...{ dimension: "hour", group: "09:00-10:00", trades: 30, days: 12, wins: 20, winRate: 2 / 3, meanPoints: 1.5 },
  interval: { lower: 0.5, upper: 3, level: 0.95, method: "made up" },
  ...{ pValue: 0.004, pAdjusted: 0.012, discovered: true, method: "sign flips", violated: [] },
  ...{ reason: null, standing: "exploratory", ...changes },
});
const bare = { interval: null, pValue: Number.NaN, pAdjusted: Number.NaN, discovered: false } as const;
const of = (rows: readonly BreakdownRow[]): Breakdowns => ({
  ...{ falseDiscoveryRate: 0.1, adjustment: "Benjamini-Hochberg", tests: 2, trades: 40, days: 20, rows },
});

describe("breakdownsFigure(breakdowns)", () => {
  const rows = [
    rowOf({}),
    rowOf({ group: "10:00-11:00", trades: 10, meanPoints: -0.5, ...bare, reason: "3 days: below 6" }),
    rowOf({ dimension: "class", group: "GAMMA_EMERGENCY", trades: 40, discovered: false }),
  ];
  const figure = breakdownsFigure(of(rows));
  const [mean, found, others] = figure.data;

  it("has what is found apart from what is not, each group with its interval where it has one", () => {
    expect(found).toMatchObject({ name: "found (1)", x: [1.5], error_x: { array: [1.5], arrayminus: [1] } });
    expect(others).toMatchObject({
      name: "not found (2)",
      x: [-0.5, 1.5],
      error_x: { array: [0, 1.5], arrayminus: [0, 1] },
    });
    expect([found, others].map((trace) => trace!.y)).toEqual([[0], [1, 2]]);
    expect((figure.layout.annotations as { text: string }[]).map(({ text }) => text)).toEqual([
      "hour <b>09:00-10:00</b>, adjusted p 0.0120",
      "hour <b>10:00-11:00</b>, adjusted p –",
      "class <b>gamma emergency</b>, adjusted p 0.0120",
    ]);
    expect(figureTitle(figure)).toBe("Groups of trades (n = 40 trades, false discovery rate 10\u00a0%)");
  });

  it("has the mean of all trades: of the groups of one breakdown, by their sizes", () => {
    expect(mean).toMatchObject({ name: "all trades +1.00", x: [1, 1] });
  });

  it("tells sample, p by itself and why there is none", () => {
    expect((found as { text: string[] }).text[0]).toBe(
      "+1.50 points, 95\u00a0% interval +0.50 to +3.00<br>30 trades on 12 days; p = 0.0040 by itself",
    );
    expect((others as { text: string[] }).text[0]).toContain("<br>3 days: below 6");
  });

  it("is empty without trades", () => {
    expect(breakdownsFigure(of([])).data.map(({ x }) => x)).toEqual([[], []]);
  });
});
