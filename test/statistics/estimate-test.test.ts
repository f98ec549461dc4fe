import { expect, test } from "vitest";
import { estimateTest, normalInterval, normalPValue } from "../../lib/statistics/estimate-test.js";

const base = {
  name: "the slope",
  value: 3,
  standardError: 1.5,
  degrees: 4,
  method: "HC3",
  units: { trades: 6, events: NaN, days: NaN },
  designEffect: 1,
  effectSize: null,
  violated: [],
};

test("a t of 2 with four degrees of freedom", () => {
  const found = estimateTest(base, 0, "two-sided", 0.95);
  expect(found.statistic).toBe(2);
  // Tables of Student's t: 2.776 is the 97.5 % point, 2 has the two-sided p 0.1161.
  expect(found.pValue).toBeCloseTo(0.1161, 4);
  expect(found.interval!.upper).toBeCloseTo(3 + 2.776445 * 1.5, 5);
  expect(found.interval!.method).toBe("Student t, HC3");
  expect(found).toMatchObject({ nullHypothesis: "the slope is exactly 0", violated: [], method: "HC3" });
});

test("null value, side and level are used", () => {
  expect(estimateTest(base, 1.5, "greater", 0.95).statistic).toBe(1);
  expect(estimateTest(base, 0, "less", 0.95).pValue).toBeGreaterThan(0.9);
  expect(estimateTest(base, 0, "less", 0.5).interval!.upper).toBeLessThan(4.2);
});

test("infinite degrees of freedom are the normal law", () => {
  const found = estimateTest({ ...base, degrees: Infinity }, 0, "two-sided", 0.95);
  expect(found.pValue).toBeCloseTo(0.0455003, 7);
  expect(found.interval!.lower).toBeCloseTo(3 - 1.959964 * 1.5, 5);
  expect(found.interval!.method).toBe("normal, HC3");
  expect(normalPValue(2, "greater") + normalPValue(2, "less")).toBeCloseTo(1, 14);
  expect(normalPValue(NaN, "two-sided")).toBeNaN();
});

test("without an error there is no p, and the reason is given", () => {
  for (const standardError of [0, NaN]) {
    expect(estimateTest({ ...base, standardError }, 0, "less", 0.95)).toMatchObject({
      pValue: NaN,
      violated: ["the estimate has no standard error"],
    });
  }
  expect(estimateTest({ ...base, standardError: NaN, violated: ["no days"] }, 0, "less", 0.9).violated).toEqual([
    "no days",
  ]);
});

test("a level that is none is refused", () => {
  expect(() => normalInterval(0, 1, 1, "normal")).toThrow(new RangeError("invalid level: 1"));
  expect(() => estimateTest(base, 0, "less", 95)).toThrow(new RangeError("invalid level: 95"));
});
