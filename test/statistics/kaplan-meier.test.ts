import { expect, test } from "vitest";
import { kaplanMeier } from "../../lib/statistics/kaplan-meier.js";
import { differences, golden } from "../fixtures/golden.js";

test.each(golden("survival"))("survival: $id", (item) => {
  const { times, survival, median } = kaplanMeier(item.input.time, item.input.event, 0.95);
  const actual = { kaplanMeierTimes: times, kaplanMeier: survival, kaplanMeierMedian: median };
  expect(differences(actual, item)).toEqual([]);
});

test("without censoring it is the share still to come, with the binomial error", () => {
  const { survival, standardErrors, atRisk } = kaplanMeier([4, 1, 3, 2], [1, 1, 1, 1], 0.95);
  for (const [i, share] of [0.75, 0.5, 0.25, 0].entries()) {
    expect(survival[i]).toBeCloseTo(share, 14);
    expect(standardErrors[i]).toBeCloseTo(Math.sqrt((share * (1 - share)) / 4), 14);
  }
  expect(Array.from(atRisk)).toEqual([4, 3, 2, 1]);
});

test("the limits of Klein and Moeschberger's formula, wider with the level", () => {
  const at = (level: number) => kaplanMeier([1, 2, 3, 4, 5], [1, 0, 1, 1, 0], level);
  const { survival, lower, upper } = at(0.95);
  // 0.8 with sigma^2 = 1/20: exponents exp(-+1.96 sqrt(0.05) / log 0.8).
  const half = (1.959963984540054 * Math.sqrt(0.05)) / Math.log(0.8);
  expect(lower[0]).toBeCloseTo(0.8 ** Math.exp(-half), 12);
  expect(upper[0]).toBeCloseTo(0.8 ** Math.exp(half), 12);
  for (const i of [0, 1, 2]) {
    expect(lower[i]).toBeLessThan(survival[i]!);
    expect(upper[i]).toBeGreaterThan(survival[i]!);
    expect(at(0.99).upper[i]).toBeGreaterThan(upper[i]!);
  }
});

test("a median that is not reached is NaN; nobody, only censored or a NaN time has no curve", () => {
  expect(kaplanMeier([1, 2, 3], [1, 0, 0], 0.95).median).toBeNaN();
  for (const [times, events] of [
    [[], []],
    [
      [1, 2],
      [0, 0],
    ],
    [
      [1, NaN],
      [1, 1],
    ],
  ] as [number[], number[]][]) {
    const found = kaplanMeier(times, events, 0.95);
    expect([found.times.length, found.survival.length, found.median]).toEqual([0, 0, NaN]);
  }
});

test("once nobody is left, nothing is uncertain and there are no limits", () => {
  const found = kaplanMeier([1], [1], 0.95);
  expect([found.survival[0], found.standardErrors[0], found.lower[0], found.upper[0]]).toEqual([0, 0, NaN, NaN]);
});

test("a level that is none is refused", () => {
  expect(() => kaplanMeier([1], [1], 0)).toThrow(new RangeError("invalid level: 0"));
});
