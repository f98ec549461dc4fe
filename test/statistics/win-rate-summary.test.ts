import { expect, test } from "vitest";
import { binomialPower, binomialSampleSize } from "../../lib/statistics/binomial-power.js";
import { clusterSums } from "../../lib/statistics/cluster.js";
import { clusteredProportion } from "../../lib/statistics/clustered-proportion.js";
import { expectancy } from "../../lib/statistics/expectancy.js";
import { wilson } from "../../lib/statistics/wilson.js";
import { winRateSummary } from "../../lib/statistics/win-rate-summary.js";

const design = { alternative: 0.8, alpha: 0.05, power: 0.8, level: 0.95 };
// Seven wins of 2 and three losses of 3: break-even at 0.6.
const results = [2, 2, -3, 2, 2, 2, -3, 2, -3, 2];
const oneADay = results.map((_, i) => i);

test("interval, break-even, power and need are those of the single functions", () => {
  const found = winRateSummary(results, oneADay, design);
  expect(found).toMatchObject({
    wins: 7,
    trades: 10,
    days: 10,
    winRate: 0.7,
    averageWin: 2,
    averageLoss: 3,
    violated: [],
  });
  expect(found.interval).toEqual(wilson(7, 10, 0.95));
  expect(found.breakEven).toBe(expectancy(0.7, 2, 3, 0).breakEvenWinRate);
  expect(found.effectiveTrades).toBeCloseTo(10 / found.clustered.designEffect, 12);
  expect(found.power).toEqual({ alternative: 0.8, alpha: 0.05, value: binomialPower(9, 0.6, 0.8, 0.05).power });
  expect(found.tradesNeeded).toBe(Math.ceil(binomialSampleSize(0.6, 0.8, 0.05, 0.8) * found.clustered.designEffect));
});

test("trades of the same day that go together count for less: less power, more trades needed", () => {
  const twice = [...results, ...results];
  const apart = winRateSummary(
    twice,
    twice.map((_, i) => i),
    design,
  );
  const together = winRateSummary(twice, [...oneADay, ...oneADay], design);
  const { designEffect } = clusteredProportion(
    clusterSums(
      twice.map((value) => (value > 0 ? 1 : 0)),
      [...oneADay, ...oneADay],
    ),
    0.95,
  );
  expect(together.effectiveTrades).toBeCloseTo(20 / designEffect, 12);
  expect(together.power!.value).toBeLessThan(apart.power!.value);
  expect(together.tradesNeeded).toBeGreaterThan(1.8 * apart.tradesNeeded);
  // Days that even each other out are not worth more than their trades.
  const paired = winRateSummary([1, -1, 1, -1, 1, -1], [1, 1, 2, 2, 3, 3], design);
  expect(paired.effectiveTrades).toBe(6);
});

test("every part of the design is used", () => {
  const at = (change: Partial<typeof design>) => winRateSummary(results, oneADay, { ...design, ...change });
  expect(at({ alternative: 0.9 }).tradesNeeded).toBeLessThan(at({}).tradesNeeded);
  expect(at({ alpha: 0.01 }).tradesNeeded).toBeGreaterThan(at({}).tradesNeeded);
  expect(at({ power: 0.9 }).tradesNeeded).toBeGreaterThan(at({}).tradesNeeded);
  expect(at({ level: 0.99 }).interval.upper).toBeGreaterThan(at({}).interval.upper);
  expect(at({ level: 0.99 }).clustered.interval.upper).toBeGreaterThan(at({}).clustered.interval.upper);
});

test("what is missing says why", () => {
  const why = (results: number[], change: Partial<typeof design> = {}) =>
    winRateSummary(
      results,
      results.map((_, i) => i),
      { ...design, ...change },
    );
  expect(why([])).toMatchObject({ winRate: NaN, power: null, tradesNeeded: NaN, violated: ["no trades"] });
  expect(why([1, NaN])).toMatchObject({ winRate: NaN, breakEven: NaN, violated: ["a value is not observed"] });
  expect(why([1, NaN]).interval.lower).toBeNaN();
  expect(why([-1, -2])).toMatchObject({
    winRate: 0,
    breakEven: NaN,
    power: null,
    violated: ["no winning trade, so no break-even rate"],
  });
  expect(why([1])).toMatchObject({ winRate: 1, breakEven: NaN, violated: ["no losing trade, so no break-even rate"] });
  expect(why([1, -9])).toMatchObject({
    breakEven: 0.9,
    tradesNeeded: NaN,
    power: null,
    violated: ["the alternative is not above the break-even rate"],
  });
  expect(why([1, -4], { alternative: 0.8001 })).toMatchObject({
    tradesNeeded: NaN,
    violated: ["the alternative is too near the break-even rate"],
  });
  expect(why([1, 0])).toMatchObject({ winRate: 0.5, averageLoss: 0, breakEven: 0, power: null });
});

test("a design that is no probability, and trades without a day, are refused", () => {
  const call = (change: Partial<typeof design>) => () => winRateSummary(results, oneADay, { ...design, ...change });
  expect(call({ alternative: 80 })).toThrow(new RangeError("invalid alternative: 80"));
  expect(call({ alpha: 0 })).toThrow(new RangeError("invalid alpha: 0"));
  expect(call({ power: 1 })).toThrow(new RangeError("invalid power: 1"));
  expect(call({ level: 95 })).toThrow(new RangeError("invalid level: 95"));
  expect(() => winRateSummary([1], [], design)).toThrow(new RangeError("invalid clusters length: 0"));
});
