import { describe, expect, it } from "vitest";
import type { DailyResult } from "../../lib/execution/performance.js";
import {
  coinFinding,
  drawdownFinding,
  meanFinding,
  placeboFinding,
  sharpeFinding,
  winRateFinding,
} from "../../lib/hypotheses/performance-findings.js";
import type { PlaceboTest } from "../../lib/hypotheses/placebo-test.js";
import { createStream } from "../../lib/numeric/random.js";
import { binomialTest } from "../../lib/statistics/binomial-test.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { dateAfter } from "../fixtures/days.js";
import { golden } from "../fixtures/golden.js";
import { tradeOf } from "../fixtures/trades.js";

const parameters = { ...volumeShockPresets.seed.parameters.judge, resamples: 999 };
const date = (day: number) => dateAfter("2026-01-05", day);

/** Trades with given net points by day. */
function tradesOf(days: readonly (readonly number[])[]) {
  return days.flatMap((points, day) => points.map((netPoints) => tradeOf({ date: date(day), netPoints })));
}

/** As many wins of one point and losses of one point as asked for, one trade a day. */
const record = (wins: number, losses: number) => tradesOf([...Array(wins).fill([1]), ...Array(losses).fill([-1])]);
const dailyOf = (profits: readonly number[]): readonly DailyResult[] =>
  profits.map((profit, day) => ({ date: date(day), trades: 1, wins: 0, points: profit, profit }));
/** Days by the changes of their marked equity. */
const sessionsOf = (days: readonly (readonly number[])[]) =>
  days.map((changes, day) => ({
    date: date(day),
    at: Float64Array.from(changes, (_, k) => k),
    money: Float64Array.from(changes),
    points: Float64Array.from(changes),
  }));
const goldenCase = (family: string, id: string) => golden(family).find((reference) => reference.id === id)!;

describe("the win rate as the document tests it", () => {
  it("is the exact binomial test with the Wilson interval, to the reference numbers", () => {
    const finding = coinFinding(record(129, 25), 0.8, parameters);
    const { expected } = goldenCase("binomial-exact", "binomial-exact-002");
    const { wilson } = goldenCase("proportion-ci", "proportion-ci-004").expected;
    expect(finding.estimate).toBeCloseTo(129 / 154, 12);
    expect(finding.pValue).toBeCloseTo(expected.pGreater, 11);
    expect(finding.interval!.lower).toBeCloseTo(wilson[0], 11);
    expect(finding.interval!.upper).toBeCloseTo(wilson[1], 11);
    expect(finding).toMatchObject({ trades: 154, days: 154, designEffect: 1, violated: [] });
  });

  it("counts a trade of zero points as no win", () => {
    expect(coinFinding(tradesOf([[1], [0], [0], [-1]]), 0.5, parameters).estimate).toBe(0.25);
  });

  it("has the exact power at the design alternative, none where the null lies above it", () => {
    const { expected } = goldenCase("power-one-proportion", "power-one-proportion-003");
    const at = { ...parameters, designWinRate: 0.85, level: 0.05 };
    expect(coinFinding(record(50, 50), 0.75, at).power!.value).toBeCloseTo(expected.powerExact, 11);
    expect(coinFinding(record(50, 50), 0.75, at).power!.alternative).toBe(
      "true win rate 0.85 with 100 independent trades",
    );
    expect(coinFinding(record(50, 50), 0.85, at).power).toBeNull();
  });

  it("says so when trades of one day are taken as independent", () => {
    expect(coinFinding(tradesOf([[1, 1], [-1]]), 0.5, parameters).violated).toEqual([
      "several trades of a day are taken as independent",
    ]);
  });

  it("has no estimate without trades, and no proof", () => {
    const finding = coinFinding([], 0.5, parameters);
    expect(finding.estimate).toBeNaN();
    expect(finding).toMatchObject({ pValue: 1, trades: 0, days: 0, power: null });
  });
});

describe("the win rate by day", () => {
  it("takes days as clusters where trades of a day win together, to the reference numbers", () => {
    for (const { input, expected } of golden("proportion-clustered")) {
      const trades = tradesOf(
        (input.tradesPerDay as number[]).map((count, day) =>
          Array.from({ length: count }, (_, k) => (k < input.winsPerDay[day] ? 1 : -1)),
        ),
      );
      const finding = winRateFinding(trades, 0.5, parameters);
      expect(finding.estimate).toBeCloseTo(expected.estimate, 12);
      expect(finding.designEffect).toBeCloseTo(expected.designEffect, 10);
      expect(finding.interval!.lower).toBeCloseTo(expected.ci95StudentT[0], 10);
      // The interval of a rate ends at 1.
      expect(finding.interval!.upper).toBeCloseTo(Math.min(1, expected.ci95StudentT[1]), 10);
      expect(finding.days).toBe(input.tradesPerDay.length);
      expect(finding.power!.alternative).toContain(`with ${Math.floor(expected.effectiveTrades)} independent trades`);
      expect(finding.pValue!).toBeGreaterThan(coinFinding(trades, 0.5, parameters).pValue!);
    }
  });

  it("does not narrow the interval where days look better than chance", () => {
    const alternating = tradesOf(Array(20).fill([1, -1]));
    const finding = winRateFinding(alternating, 0.5, parameters);
    const plain = coinFinding(alternating, 0.5, parameters);
    expect(finding.designEffect).toBeLessThan(1);
    expect(finding).toMatchObject({ interval: plain.interval, pValue: plain.pValue, estimate: 0.5 });
  });

  it("falls back to the exact test for a single day and for wins only", () => {
    const one = tradesOf([[1, 1, -1]]);
    expect(winRateFinding(one, 0.5, parameters)).toEqual(coinFinding(one, 0.5, parameters));
    const won = tradesOf(Array(12).fill([1, 1]));
    expect(winRateFinding(won, 0.8, parameters).pValue).toBe(coinFinding(won, 0.8, parameters).pValue);
    expect(winRateFinding([], 0.5, parameters).trades).toBe(0);
  });
});

describe("mean points", () => {
  const finding = (days: readonly (readonly number[])[], claimed = 0, seed = 1) =>
    meanFinding(tradesOf(days), claimed, parameters, createStream(seed, "mean"));

  it("are the one-sample t test where every day has one trade, to the reference numbers", () => {
    for (const { input, expected } of golden("t-one-sample").filter(({ id }) => /00[12]$/.test(id))) {
      const points = input.x as number[];
      const repeated = [points, points, points].flat();
      const many = finding(
        repeated.map((x) => [x]),
        input.mu0,
      );
      // Three times the same days: the standard deviation shrinks by the lost degrees of freedom.
      const error = (expected.sd * Math.sqrt((11 * 3) / 35)) / 6;
      expect(many.estimate).toBeCloseTo(expected.mean, 10);
      expect((many.interval!.upper - many.interval!.lower) / 2 / error).toBeCloseTo(2.0301, 4);
      expect(many.designEffect).toBeCloseTo(1, 10);
      expect(many.days).toBe(36);
    }
  });

  it("are tried by flipping the signs of days below 30 days, to the reference number", () => {
    const { input, expected } = goldenCase("permutation-sign-flip", "permutation-sign-flip-001");
    const few = finding((input.x as number[]).map((x) => [x]));
    expect(few.pValue).toBeCloseTo(expected.pGreater, 12);
    expect(few.method).toContain("sign flips");
    // A claimed value is taken off first, and trades of a day are flipped together.
    expect(
      finding(
        (input.x as number[]).map((x) => [x + 12]),
        12,
      ).pValue,
    ).toBeCloseTo(expected.pGreater, 12);
    expect(finding((input.x as number[]).map((x) => [x / 4, (3 * x) / 4])).pValue).toBeCloseTo(expected.pGreater, 12);
  });

  it("change to the clustered t test at 30 days", () => {
    const days = (count: number) => Array.from({ length: count }, (_, k) => [((k * 7) % 11) - 4]);
    expect(finding(days(29)).method).toContain("sign flips");
    expect(finding(days(30)).method).toBe("day-clustered t test");
  });

  it("are flagged below 10 days with the smallest p that is possible", () => {
    const days = (count: number) => Array.from({ length: count }, (_, k) => [k + 1]);
    expect(finding(days(10)).violated).toEqual([]);
    expect(finding(days(9)).violated).toEqual(["only 9 days: the smallest p that sign flips can give is 0.0020"]);
    expect(finding(days(9)).pValue).toBeCloseTo(0.5 ** 9, 12);
  });

  it("state the power at the advertised mean: one half where the distance is the critical value", () => {
    const days = Array.from({ length: 40 }, (_, k) => [k % 2 === 0 ? 30 : -30]);
    const { power } = finding(days);
    const error = Math.sqrt((30 * 30 * 40) / 39 / 40);
    const half = meanFinding(
      tradesOf(days),
      0,
      { ...parameters, claimedPoints: 2.3263478740408408 * error },
      createStream(1),
    ).power;
    expect(half!.value).toBeCloseTo(0.5, 6);
    expect(power!.value).toBeGreaterThan(0.5);
    expect(power!.alternative).toBe("true mean 12 points with the spread that was seen");
    expect(finding(days, 12).power).toBeNull();
  });

  it("have no answer without trades", () => {
    const none = finding([]);
    expect(none.estimate).toBeNaN();
    expect(none).toMatchObject({ trades: 0, days: 0, power: null });
  });
});

describe("the opposite test", () => {
  const days = (count: number, points: number) =>
    Array.from({ length: count }, (_, day) =>
      tradeOf({ date: dateAfter("2026-01-05", day), netPoints: points + (day % 5) }),
    );

  it("has the p of the same method on the other side", () => {
    const trades = days(40, -1);
    const coin = coinFinding(trades, 0.8, parameters);
    expect(coin.pOpposite).toBe(binomialTest(24, 40, 0.8, "less", 0.95).pValue);
    const mean = meanFinding(trades, 3, parameters, createStream(1));
    expect(mean.pOpposite).toBeCloseTo(1 - mean.pValue!, 12);
    expect(mean.pOpposite).toBeLessThan(0.01);
    const few = meanFinding(days(9, -6), 0, parameters, createStream(1));
    expect(few.pOpposite).toBeCloseTo(0.5 ** 9, 12);
    const daily = trades.map(({ date, netPoints }) => ({
      date,
      trades: 1,
      wins: 1,
      points: netPoints,
      profit: netPoints,
    }));
    const sharpe = sharpeFinding(daily, 1000, 2.5, 40);
    expect(sharpe.pOpposite! + sharpe.pValue!).toBeCloseTo(1, 12);
  });

  it("is missing where only an interval decides", () => {
    const daily = days(40, 1).map(({ date, netPoints }) => ({
      date,
      trades: 1,
      wins: 1,
      points: netPoints,
      profit: netPoints,
    }));
    expect(drawdownFinding(daily, [], 1000, 40, parameters, createStream(1)).pOpposite).toBeNull();
  });
});

describe("the placebo finding", () => {
  const test: PlaceboTest = {
    actual: 5,
    placebo: 1,
    difference: 4,
    actualWinRate: 0.6,
    placeboWinRate: 0.5,
    standardError: 2,
    statistic: 2,
    pValue: 0.02,
    pOpposite: 0.99,
    interval: { lower: 0, upper: 8, level: 0.95, method: "percentile-t" },
    trades: 50,
    days: 20,
    donorsPerDay: 19,
  };

  it("carries difference, interval and p over, with the power at the advertised points", () => {
    const finding = placeboFinding(test, 0, parameters);
    expect(finding).toMatchObject({
      estimate: 4,
      interval: test.interval,
      pValue: 0.02,
      pOpposite: 0.99,
      trades: 50,
      days: 20,
      violated: [],
    });
    expect(finding.power!.value).toBeCloseTo(0.99988, 4);
  });

  it("says when trades have no match and when few days stand in", () => {
    expect(placeboFinding({ ...test, donorsPerDay: 9.5 }, 3, parameters).violated).toEqual([
      "3 trades have no matched time on another day and are left out",
      "only 9.5 other days stand in for a day",
    ]);
  });
});

describe("the Sharpe ratio", () => {
  const { input, expected } = goldenCase("sharpe", "sharpe-001");
  const daily = dailyOf((input.returns as number[]).map((value) => 1000 * value));

  it("is annualised from daily results over capital, to the reference numbers", () => {
    const finding = sharpeFinding(daily, 1000, 0, 75);
    expect(finding.estimate).toBeCloseTo(expected.annualisedSqrtTime, 9);
    expect(finding.pValue).toBeCloseTo(1 - expected.psrZero, 9);
    const half = 1.959963984540054 * expected.seMertens * Math.sqrt(252);
    expect(finding.interval!.lower).toBeCloseTo(expected.annualisedSqrtTime - half, 9);
    expect(finding.interval!.upper).toBeCloseTo(expected.annualisedSqrtTime + half, 9);
    expect(finding).toMatchObject({ trades: 75, days: 60 });
  });

  it("does not depend on the size of the account, but on the claim", () => {
    expect(sharpeFinding(daily, 50_000, 0, 75).estimate).toBeCloseTo(expected.annualisedSqrtTime, 9);
    expect(sharpeFinding(daily, 1000, 2.5, 75).pValue!).toBeGreaterThan(sharpeFinding(daily, 1000, 0, 75).pValue!);
  });

  it("is not defined without any spread", () => {
    expect(sharpeFinding(dailyOf(Array(30).fill(0)), 1000, 0, 0).estimate).toBeNaN();
    expect(sharpeFinding([], 1000, 0, 0).estimate).toBeNaN();
  });
});

describe("the drawdown", () => {
  const { input, expected } = goldenCase("max-drawdown", "max-drawdown-001");
  const finding = (seed = 1, resamples = 999) =>
    drawdownFinding(
      dailyOf(input.pnl),
      sessionsOf(input.pnl.map((profit: number) => [profit])),
      input.initialEquity,
      9,
      { ...parameters, resamples },
      createStream(seed, "drawdown"),
    );

  it("is the largest fall from the running peak, to the reference number", () => {
    expect(finding().estimate).toBeCloseTo(expected.maxDrawdownFractionOfPeak, 12);
    expect(finding()).toMatchObject({ pValue: null, trades: 9, days: 9 });
  });

  it("has the 10 % and 90 % quantiles of resampled histories as its range", () => {
    const { lower, upper, level } = finding().interval!;
    expect(level).toBeCloseTo(0.8, 12);
    expect(lower).toBeLessThan(upper);
    expect(lower).toBeGreaterThanOrEqual(0);
    expect(finding(1)).toEqual(finding(1));
    expect(finding(2).interval).not.toEqual(finding(1).interval);
  });

  it("sees a fall within a day, though the day ends where it began", () => {
    const recovered = sessionsOf([[-30, 30], [10], [-5, 5]]);
    const { estimate, interval } = drawdownFinding(
      dailyOf([0, 10, 0]),
      recovered,
      100,
      3,
      parameters,
      createStream(1, "drawdown"),
    );
    expect(estimate).toBe(0.3);
    expect(interval!.upper).toBeGreaterThan(0.2);
  });

  it("is nothing on days without a result", () => {
    const flat = drawdownFinding(
      dailyOf(Array(20).fill(0)),
      sessionsOf(Array(20).fill([])),
      1000,
      0,
      parameters,
      createStream(1),
    );
    expect(flat).toMatchObject({ estimate: 0, interval: { lower: 0, upper: 0 } });
    expect(() => drawdownFinding([], [], 1000, 0, parameters, createStream(1))).not.toThrow();
  });
});
