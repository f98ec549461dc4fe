import { describe, expect, it } from "vitest";
import { type DayGroup, type DayGroupsRule, dayGroupsFinding } from "../../lib/hypotheses/day-groups.js";
import { createStream } from "../../lib/numeric/random.js";

const rule: DayGroupsRule = { compare: "difference", level: 0.95, draws: 499 };
const group = (first: number, ...values: readonly number[]): DayGroup => ({
  values,
  dates: values.map((_, k) => `day ${first + k}`),
});
const found = (x: DayGroup, y: DayGroup, changes: Partial<DayGroupsRule> = {}) =>
  dayGroupsFinding(x, y, { ...rule, ...changes }, createStream(3, "groups"));

describe("two kinds of days against each other", () => {
  it("exchanges days: of the ten ways to choose three of 1, 2, 3, 4, 5, two are as far out as 1, 2, 3", () => {
    const { estimate, pValue, trades, days } = found(group(0, 1, 2, 3), group(10, 4, 5));
    expect({ estimate, pValue, trades, days }).toEqual({ estimate: -2.5, pValue: 0.2, trades: 3, days: 3 });
  });

  it("takes the logarithm of the ratio of means where asked", () => {
    const ratio = found(group(0, 2, 4, 6), group(10, 1, 3), { compare: "log-ratio" });
    expect(ratio.estimate).toBeCloseTo(Math.log(2), 12);
  });

  it("gives a day one value, however much happened in it", () => {
    const busy: DayGroup = { values: [1, 3, 2, 3], dates: ["a", "a", "b", "c"] };
    const found1 = found(busy, group(10, 4, 5));
    expect(found1).toMatchObject({ trades: 4, days: 3 });
    expect(found1.estimate).toBeCloseTo(7 / 3 - 4.5, 12);
  });

  it("holds the true difference in its interval, which the level widens", () => {
    const stream = createStream(5, "noise");
    const noise = (shift: number) => Array.from({ length: 40 }, () => shift + stream.normal());
    const [x, y] = [group(0, ...noise(1)), group(100, ...noise(0))];
    const usual = found(x, y).interval!;
    const wide = found(x, y, { level: 0.99 }).interval!;
    expect(usual.lower).toBeLessThan(1);
    expect(usual.upper).toBeGreaterThan(1);
    expect(wide.upper - wide.lower).toBeGreaterThan(usual.upper - usual.lower);
    expect(found(x, y).pValue).toBe(1 / 500);
    expect(found(x, y, { draws: 99 }).pValue).toBe(1 / 100);
  });

  it("has no interval with a single day of a kind, and says how few there are", () => {
    const single = found(group(0, 1), group(10, 4, 5));
    expect(single.interval).toBeNull();
    expect(single.violated).toEqual(["only 1 days of one kind"]);
  });
});
