import { describe, expect, it } from "vitest";
import { type DayMeanRule, dayMeanFinding } from "../../lib/hypotheses/day-mean-finding.js";
import { createStream } from "../../lib/numeric/random.js";
import { clusteredMean } from "../../lib/statistics/clustered-mean.js";
import { dateAfter } from "../fixtures/days.js";

const rule: DayMeanRule = { claimed: 0, side: "greater", level: 0.95, draws: 999, alwaysFlip: false };
const dates = (days: number, each: number) =>
  Array.from({ length: days * each }, (_, k) => dateAfter("2026-01-05", Math.floor(k / each)));
const values = (days: number, each: number, shift: number) =>
  Array.from({ length: days * each }, (_, k) => shift + ((k * 7) % 11) - 5);
const found = (days: number, each: number, shift: number, changes: Partial<DayMeanRule> = {}) =>
  dayMeanFinding(values(days, each, shift), dates(days, each), { ...rule, ...changes }, createStream(1, "flip"));

describe("the finding on a mean by day", () => {
  it("is the clustered t from 30 days on", () => {
    const test = clusteredMean(values(30, 3, 1), dates(30, 3), 0, "greater", 0.95);
    expect(found(30, 3, 1)).toMatchObject({
      estimate: test.estimate,
      interval: test.interval,
      pValue: test.pValue,
      trades: 90,
      days: 30,
    });
    expect(found(30, 3, 1).pOpposite).toBeCloseTo(1 - test.pValue, 12);
  });

  it("flips days below 30, or always when asked, and flags fewer than ten", () => {
    expect(found(29, 3, 1).method).toContain("sign flips");
    expect(found(40, 3, 1, { alwaysFlip: true }).method).toContain("sign flips, 999 drawn by day");
    const few = found(7, 1, 20);
    expect(few.pValue).toBeCloseTo(0.5 ** 7, 12);
    expect(few.violated[0]).toContain("only 7 days");
    expect(few.violated[0]).toContain((0.5 ** 7).toPrecision(2));
    expect(found(7, 1, 20, { side: "two-sided" }).violated[0]).toContain((2 * 0.5 ** 7).toPrecision(2));
    expect(found(12, 1, 20).violated).toEqual([]);
  });

  it("flips days where all of them say the same, however many: a t test has no spread there", () => {
    const same = (value: number, side: DayMeanRule["side"] = "two-sided") =>
      dayMeanFinding(Array(40).fill(value), dates(40, 1), { ...rule, claimed: 0.5, side }, createStream(1, "flip"));
    for (const value of [0, 1]) expect(same(value)).toMatchObject({ estimate: value, pValue: 1 / 1000, days: 40 });
    expect(same(1, "greater")).toMatchObject({ pValue: 1 / 1000, pOpposite: 1 });
    expect(same(0.5).pValue).toBe(1);
    expect(same(Number.NaN).pValue).toBeNaN();
  });

  it("holds the mean against the claimed value, on the side asked for", () => {
    expect(found(8, 2, 3, { claimed: 3 + 20 }).pValue).toBe(1);
    expect(found(8, 2, 3, { claimed: 3 + 20 }).pOpposite).toBeCloseTo(0.5 ** 8, 12);
    expect(found(8, 2, -20, { side: "less" }).pValue).toBeCloseTo(0.5 ** 8, 12);
    expect(found(8, 2, -20, { side: "two-sided" })).toMatchObject({ pValue: 2 * 0.5 ** 8, pOpposite: null });
  });

  it("has no answer without values", () => {
    const none = dayMeanFinding([], [], rule, createStream(1));
    expect(none.estimate).toBeNaN();
    expect(none.pValue).toBeNaN();
    expect(none).toMatchObject({ trades: 0, days: 0 });
  });
});
