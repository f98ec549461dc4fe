import { describe, expect, it } from "vitest";
import { breakdownHypotheses } from "../../lib/hypotheses/breakdown-hypotheses.js";
import { breakdownTrials } from "../../lib/hypotheses/breakdown-trials.js";
import type { BreakdownRow, Breakdowns } from "../../lib/hypotheses/breakdowns.js";
import { benjaminiHochberg } from "../../lib/statistics/benjamini-hochberg.js";

const hypotheses = Object.values(breakdownHypotheses("XY", { descriptiveDays: 6, breakdownRate: 0.1 }));

type Cell = readonly [BreakdownRow["dimension"], string, number];

function groups(cells: readonly Cell[], changes: Partial<BreakdownRow> = {}, rate = 0.1): Breakdowns {
  const adjusted = benjaminiHochberg(cells.map(([, , p]) => p));
  return {
    ...{ falseDiscoveryRate: rate, adjustment: "Benjamini-Hochberg", trades: 90, days: 40 },
    tests: cells.filter(([, , p]) => !Number.isNaN(p)).length,
    rows: cells.map(([dimension, group, pValue], k) => ({
      ...{ dimension, group, trades: 30, days: 12, wins: 20, winRate: 2 / 3, meanPoints: 1.23456, interval: null },
      ...{ pValue, pAdjusted: adjusted[k]!, discovered: adjusted[k]! <= rate },
      ...{ method: "made up", violated: [], reason: null, standing: "exploratory" },
      ...changes,
    })),
  };
}

const some = groups([
  ["class", "A", 0.9],
  ["class", "B", 0.6],
  ["hour", "09:00-10:00", 0.001],
  ["hour", "10:00-11:00", 0.04],
  ["hour", "11:00-12:00", 0.7],
  ["volatility", "unknown", Number.NaN],
]);
const [byClass, byHour, byVolatility] = breakdownTrials(hypotheses, some, []);

describe("the trials of breakdowns", () => {
  it("count the groups that are found; the least p is adjusted by Benjamini-Hochberg over all breakdowns", () => {
    expect(byHour).toMatchObject({
      ...{ verdict: "SUPPORTED", standing: "exploratory" },
      finding: { estimate: 2, trades: 90, days: 40, interval: null },
      adjustment: { method: "Benjamini-Hochberg", tests: 5 },
    });
    expect(byHour!.finding!.pValue).toBe(0.001);
    expect(byHour!.adjustment!.pValue).toBeCloseTo(0.005, 12);
  });

  it("name what is found, and that it proves nothing", () => {
    expect(byHour!.reason).toBe(
      "09:00-10:00 (1.23 points on average), 10:00-11:00 (1.23 points on average): different from zero at a false discovery rate of 10 % over 5 groups; an exploratory look, which proves nothing by itself",
    );
  });

  it("refute nothing where nothing is found, and say how near it came", () => {
    expect(byClass).toMatchObject({ verdict: "NOT_DEMONSTRATED", finding: { estimate: 0 }, standing: "exploratory" });
    expect(byClass!.reason).toBe(
      "none of 2 tested classes at a false discovery rate of 10 % over 5 groups: the least adjusted p is 0.875",
    );
  });

  it("need a group with enough days", () => {
    expect(byVolatility).toMatchObject({ verdict: "INSUFFICIENT_DATA", finding: { pValue: null, trades: 90 } });
    expect(byVolatility!.finding!.estimate).toBeNaN();
    expect(byVolatility!.reason).toContain("has trades on 6 days: below that the numbers are descriptive only");
  });

  it("need trades, and data on which the strategy can be tried", () => {
    const none = breakdownTrials(hypotheses, { ...groups([]), trades: 0, days: 0 }, []);
    expect(none.map(({ verdict, finding, reason }) => [verdict, finding, reason])).toEqual(
      hypotheses.map(() => ["INSUFFICIENT_DATA", null, "there are no trades"]),
    );
    for (const { verdict, reason, standing } of breakdownTrials(hypotheses, some, ["no side", "no future"])) {
      expect([verdict, reason, standing]).toEqual(["NOT_TESTABLE", "no side; no future", "exploratory"]);
    }
  });

  it("say which groups rest on few days", () => {
    const flagged = breakdownTrials(hypotheses, groups([["class", "A", 0.03]], { violated: ["only 7 days"] }), []);
    expect(flagged[0]!.finding!.violated).toEqual(["few days in A: their p cannot be small"]);
    expect(byHour!.finding!.violated).toEqual([]);
  });
});
