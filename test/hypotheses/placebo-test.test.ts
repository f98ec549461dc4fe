import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlaceboTable, placeboTable } from "../../lib/hypotheses/placebo.js";
import { type PlaceboTest, placeboTest } from "../../lib/hypotheses/placebo-test.js";
import { createStream, type RandomStream } from "../../lib/numeric/random.js";
import { differences, golden } from "../fixtures/golden.js";
import { bookOf, limits, type NullMarket, nullMarket, tradeOn } from "../fixtures/trades.js";

const dates = ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"];

/** A table of days, each its points and those of its donors. */
function tableOf(
  ...days: readonly (readonly [actual: readonly number[], ...donors: (readonly number[])[]])[]
): PlaceboTable {
  return { days: days.map(([actual, ...donors], k) => ({ date: dates[k]!, actual, donors })), unmatched: 0 };
}

const run = (table: PlaceboTable, { draws = 999, level = 0.95, seed = 1 } = {}) =>
  placeboTest(table, draws, level, createStream(seed, "days"))!;

const three = tableOf(
  [[4, 6], [1, -1], [0, 2], [3]],
  [[5], [-2], [2], [1]],
  [
    [3, 3, -1],
    [0, 1, -1],
    [2, -2],
  ],
);

/** Mean per trade over its error by days, straight from the definition. */
function studentised(days: readonly (readonly number[])[], centre: number): number {
  const all = days.flat();
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const residuals = days.map((points) => points.reduce((sum, value) => sum + value - mean, 0));
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  return (mean - centre) / (Math.sqrt((days.length / (days.length - 1)) * squares) / all.length);
}

/** Every way to exchange the days of a table with their donors: what random draws approach. */
function allExchanges(table: PlaceboTable): readonly (readonly (readonly number[])[])[] {
  return table.days.reduce<(readonly (readonly number[])[])[]>(
    (sets, { actual, donors }) => sets.flatMap((set) => [actual, ...donors].map((points) => [...set, points])),
    [[]],
  );
}

describe("the placebo test", () => {
  it("compares the mean per trade with that of the placebo days, every donor day weighing alike", () => {
    const test = run(three);
    const expectedSum = (0 + 2 + 3) / 3 + (-2 + 2 + 1) / 3 + (0 + 0) / 2;
    const expectedCount = (2 + 2 + 1) / 3 + 1 + (3 + 2) / 2;
    expect(test.actual).toBeCloseTo(20 / 6, 12);
    expect(test.placebo).toBeCloseTo(expectedSum / expectedCount, 12);
    expect(test.difference).toBeCloseTo(20 / 6 - expectedSum / expectedCount, 12);
    expect(test.actualWinRate).toBeCloseTo(5 / 6, 12);
    expect(test.placeboWinRate).toBeCloseTo(((1 + 1 + 1) / 3 + (0 + 1 + 1) / 3 + (1 + 1) / 2) / expectedCount, 12);
    expect(test.trades).toBe(6);
    expect(test.days).toBe(3);
    expect(test.donorsPerDay).toBeCloseTo(8 / 3, 12);
  });

  it("takes days as clusters: mean and error are those of the reference cases", () => {
    const wrong = golden("proportion-clustered").flatMap((reference) => {
      const { winsPerDay, tradesPerDay }: Record<string, readonly number[]> = reference.input;
      const days = tradesPerDay!.map((count, k) =>
        Array.from({ length: count }, (_, i) => (i < winsPerDay![k]! ? 1 : 0)),
      );
      const { actual, standardError } = run(tableOf(...days.map((points) => [points, [0]] as const)), { draws: 99 });
      return differences({ estimate: actual, seClustered: standardError }, reference);
    });
    expect(wrong).toEqual([]);
  });

  it("ranks the real days among all exchanges with their donors (slow twin: every exchange, from the definition)", () => {
    const sets = allExchanges(three);
    const count = (pick: (points: readonly number[]) => number) =>
      three.days.reduce(
        (sum, { actual, donors }) =>
          sum + [actual, ...donors].reduce((all, points) => all + pick(points), 0) / (donors.length + 1),
        0,
      );
    const centre = count((points) => points.reduce((sum, value) => sum + value, 0)) / count((points) => points.length);
    const real = studentised(sets[0]!, centre);
    const exact = sets.filter((set) => studentised(set, centre) >= real - 1e-12).length / sets.length;
    const test = run(three, { draws: 9999 });
    expect(sets).toHaveLength(4 * 4 * 3);
    expect(test.statistic).toBeCloseTo(real, 12);
    expect(Math.abs(test.pValue - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 9999));
  });

  it("counts p as (b + 1) / (m + 1): never zero, one when nothing is as low", () => {
    const donors = Array.from({ length: 40 }, (_, k) => [k % 7]);
    const far = (value: number) => tableOf([[value], ...donors], [[value + 1], ...donors], [[value + 2], ...donors]);
    expect(run(far(1000), { draws: 99 }).pValue).toBe(1 / 100);
    expect(run(far(1000), { draws: 199 }).pValue).toBe(1 / 200);
    expect(run(far(-1000), { draws: 99 }).pValue).toBe(1);
    expect(run(far(-1000), { draws: 99 }).pOpposite).toBe(1 / 100);
    expect(run(far(1000), { draws: 99 }).pOpposite).toBe(1);
  });

  it("is null without a day that has donors", () => {
    expect(placeboTest({ days: [], unmatched: 3 }, 99, 0.95, createStream(1))).toBeNull();
  });

  it("ranks a single day by its mean alone and gives it no interval", () => {
    const day: readonly [readonly number[], ...number[][]] = [[5, 6], [1], [2], [3], [4], [7], [8], [9]];
    const test = run(tableOf(day), { draws: 999 });
    expect(test.difference).toBeCloseTo(5.5 - 34 / 7, 12);
    // Four of the eight days that it may be, itself among them, lie above the centre.
    expect(test.pValue).toBeGreaterThan(0.4);
    expect(test.pValue).toBeLessThan(0.6);
    expect(test.interval.lower).toBeNaN();
    expect(test.standardError).toBeNaN();
  });

  it("does not divide by nothing when all days are alike", () => {
    const same = tableOf([[2], [1], [1]], [[2], [1], [1]]);
    const test = run(same, { draws: 199 });
    expect(test.statistic).toBeGreaterThan(0);
    expect(test.pValue).toBeGreaterThan(1 / 9 - 0.1);
    expect(test.pValue).toBeLessThan(1 / 9 + 0.1);
  });

  it("depends on its stream alone, and on the number of draws", () => {
    expect(run(three, { seed: 5 })).toEqual(run(three, { seed: 5 }));
    expect(run(three, { seed: 5 }).interval).not.toEqual(run(three, { seed: 6 }).interval);
    expect(run(three, { draws: 99 }).pValue * 100).toBeCloseTo(Math.round(run(three, { draws: 99 }).pValue * 100), 9);
  });

  it("widens its interval with the level", () => {
    const wide = run(three, { level: 0.95 }).interval;
    const narrow = run(three, { level: 0.5 }).interval;
    expect(wide.lower).toBeLessThan(narrow.lower);
    expect(wide.upper).toBeGreaterThan(narrow.upper);
    expect([wide.level, narrow.level]).toEqual([0.95, 0.5]);
  });

  it("does not care for the unit, and costs that all pay alike move nothing", () => {
    const points = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 3 });
    const day = fc.tuple(points, points, points).map(([actual, ...donors]) => [actual, ...donors] as const);
    fc.assert(
      fc.property(fc.array(day, { minLength: 3, maxLength: 5 }), fc.constantFrom(2, 4, 64), (days, unit) => {
        const plain = run(tableOf(...days), { draws: 49 });
        const scaled = run(tableOf(...days.map((lists) => lists.map((list) => list.map((x) => x * unit)) as never)), {
          draws: 49,
        });
        expect(scaled.pValue).toBe(plain.pValue);
        expect(scaled.difference).toBeCloseTo(unit * plain.difference, 9);
        const shifted = run(tableOf(...days.map((lists) => lists.map((list) => list.map((x) => x + 64)) as never)), {
          draws: 49,
        });
        expect(shifted.difference).toBeCloseTo(plain.difference, 9);
      }),
      { numRuns: 40, seed: 1 },
    );
  });
});

/** Trades of a market: how many on a day, when, which way. */
interface Flow {
  readonly exit: { readonly target: number; readonly stop: number; readonly maximumHold: number };
  /** Trades of a day stand within a quarter of an hour and share their direction. */
  readonly clustered: boolean;
  readonly edge: number;
}

function tryMarket(seed: number, market: NullMarket, { exit, clustered, edge }: Flow): PlaceboTest | null {
  const stream: RandomStream = createStream(seed, "market");
  const days = nullMarket(stream, market);
  const side = (): 1 | -1 => (stream.uniform() < 0.5 ? 1 : -1);
  const trades = days.flatMap((day) => {
    const count = clustered ? [0, 0, 1, 2, 9][stream.integer(5)]! : 2;
    const [base, together] = [40 + stream.integer(270), side()];
    return Array.from({ length: count }, () => {
      const minute = clustered ? base + stream.integer(15) : 20 + stream.integer(330);
      return tradeOn(day, { minute, direction: clustered ? together : side(), exit, edge, closeEarly: true });
    });
  });
  const matching = { minutes: 15, mostDays: 60, donors: "same-expiration" } as const;
  const table = placeboTable(trades, bookOf(days), matching, limits, true, createStream(seed, "entries"));
  return placeboTest(table, 99, 0.95, createStream(seed, "days"));
}

function tryMarkets(
  runs: number,
  market: NullMarket,
  flow: Flow,
): { readonly rejections: number; readonly tests: readonly PlaceboTest[] } {
  const tests = Array.from({ length: runs }, (_, seed) => tryMarket(seed, market, flow)).filter(
    (test) => test !== null,
  );
  return { rejections: tests.filter(({ pValue }) => pValue <= 0.05).length, tests };
}

describe("the size of the placebo test", () => {
  const symmetric = { target: 15, stop: 15, maximumHold: 8 };
  // A 5 % test over 200 null runs: at most 21 rejections, at least 2 (seeds 0 to 199).
  const atLeast = 2;
  const atMost = 21;

  it("is kept on volatility-switching random walks with trades in clusters of days", () => {
    const { rejections, tests } = tryMarkets(
      200,
      { days: 24, volatility: 0.8, dayEffect: 0.5 },
      { exit: symmetric, clustered: true, edge: 0 },
    );
    expect(tests).toHaveLength(200);
    expect(rejections).toBeGreaterThanOrEqual(atLeast);
    expect(rejections).toBeLessThanOrEqual(atMost);
  });

  it("is kept on eight days, where leaving the real days out of the draws would double it", () => {
    const { rejections } = tryMarkets(
      200,
      { days: 8, volatility: 0.8, dayEffect: 0 },
      { exit: symmetric, clustered: false, edge: 0 },
    );
    expect(rejections).toBeGreaterThanOrEqual(atLeast);
    expect(rejections).toBeLessThanOrEqual(atMost);
  });

  it("is kept for exits that win most trades without any edge: the placebo wins as often, a coin does not", () => {
    const tight = { target: 4, stop: 16, maximumHold: 15 };
    const { rejections, tests } = tryMarkets(
      200,
      { days: 16, volatility: 3, dayEffect: 0.3 },
      { exit: tight, clustered: false, edge: 0 },
    );
    const mean = (value: (test: PlaceboTest) => number) =>
      tests.reduce((sum, test) => sum + value(test), 0) / tests.length;
    expect(mean(({ actualWinRate }) => actualWinRate)).toBeGreaterThan(0.6);
    expect(Math.abs(mean((test) => test.actualWinRate - test.placeboWinRate))).toBeLessThan(0.02);
    expect(rejections).toBeGreaterThanOrEqual(atLeast);
    expect(rejections).toBeLessThanOrEqual(atMost);
  });

  it("leaves it the power to find a planted edge", () => {
    const market = { days: 24, volatility: 0.8, dayEffect: 0 };
    const { rejections, tests } = tryMarkets(40, market, { exit: symmetric, clustered: false, edge: 4 });
    expect(rejections).toBeGreaterThanOrEqual(36);
    const covering = tests.filter(({ interval }) => interval.lower <= 4 && interval.upper >= 4).length;
    expect(covering).toBeGreaterThanOrEqual(33);
    expect(tryMarkets(40, market, { exit: symmetric, clustered: false, edge: -4 }).rejections).toBe(0);
  });
});
