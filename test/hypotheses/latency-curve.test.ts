import { describe, expect, it } from "vitest";
import { type LatencyCase, latencyCurve, studiedLatencies } from "../../lib/hypotheses/latency-curve.js";
import { createStream } from "../../lib/numeric/random.js";
import { dateAfter } from "../fixtures/days.js";
import { bookOf, limits, pricesOf, tradeOn } from "../fixtures/trades.js";

const exit = { target: 1000, stop: 1000, maximumHold: 2 };
const step = 5;

/** A price every five seconds that rises by a tenth of a point a second for two minutes after minute 60; noise by day. */
function shockDay(number: number, rise = 0.1, every = step) {
  const stream = createStream(number, "noise");
  const prices = Array.from({ length: (390 * 60) / every + 1 }, (_, k) => {
    const since = Math.min(120, Math.max(0, every * k - 3600));
    return 5000 + rise * since + 0.05 * stream.normal();
  });
  return pricesOf({ date: dateAfter("2026-01-05", number), prices, step: every });
}

const days = Array.from({ length: 8 }, (_, number) => shockDay(number));
const tradesOf = (on = days, minute = 60) => on.map((day) => tradeOn(day, { minute, exit, latency: 5, cost: 0.5 }));

function curve(given: Partial<LatencyCase> = {}) {
  return latencyCurve({
    trades: tradesOf(),
    book: bookOf(days),
    limits,
    enforced: false,
    halts: [],
    latencies: studiedLatencies,
    baseLatency: 5,
    drawnLatency: 20,
    drawnLatencySpread: 0.5,
    stressFactor: 3,
    draws: 999,
    seed: 1,
    ...given,
  });
}

describe("the latency curve", () => {
  it("follows the same signals at every latency: what is late by a second loses what the price ran in it", () => {
    const { points, signals, dropped, days: clusters } = curve();
    expect({ signals, dropped, clusters, step: curve().step }).toEqual({ signals: 8, dropped: 0, clusters: 8, step });
    expect(points.map(({ latency }) => latency)).toEqual([0, 5, 15, 30, 60, 120, 300]);
    for (const { latency, meanWait, meanPoints, testable } of points) {
      expect(testable).toBe(true);
      expect(meanWait).toBe(latency);
      // Twelve points in two minutes; a later entry leaves the rest.
      expect(meanPoints).toBeCloseTo(0.1 * Math.max(0, 120 - latency) - 0.5, 0);
    }
    expect(points.map(({ winRate }) => winRate)).toEqual([1, 1, 1, 1, 1, 0, 0]);
    expect(points[0]!.winRateInterval.method).toBe("Wilson");
  });

  it("pairs every latency with the shortest one that can be tested", () => {
    const { points, statement } = curve();
    expect(points[0]!.toFirst).toBeNull();
    for (const { latency, toFirst } of points.slice(1)) {
      expect(toFirst!.difference).toBeCloseTo(-0.1 * Math.min(120, latency), 0);
      expect(toFirst!.pValue).toBe(2 / 2 ** 8);
      expect(toFirst!.interval.upper).toBeLessThan(0);
    }
    expect(statement).toMatch(
      /^the same 8 signals filled after 300 s instead of 0 s: -1[12]\.?\d* points \(p = 0\.0078\)/,
    );
  });

  it("has a trend: each signal's own line, averaged with days as clusters", () => {
    const { trend, points } = curve();
    const minutes = points.map(({ latency }) => latency / 60);
    const centre = minutes.reduce((a, b) => a + b) / 7;
    const spread = minutes.reduce((sum, minute) => sum + (minute - centre) ** 2, 0);
    const slope = points.reduce((sum, { meanPoints }, k) => sum + ((minutes[k]! - centre) * meanPoints) / spread, 0);
    expect(trend!.slope).toBeCloseTo(slope, 9);
    expect(trend!.pValue).toBeLessThan(1e-6);
    expect(trend!.armitageZ).toBeLessThan(0);
    expect(trend!.armitagePValue).toBeLessThan(1e-6);
  });

  it("does not test latencies below the step of the prices, and says which fill they stood for", () => {
    const coarse = Array.from({ length: 8 }, (_, number) => shockDay(number, 0.1, 60));
    const { points, trend } = curve({ trades: tradesOf(coarse), book: bookOf(coarse) });
    expect(points.map(({ testable }) => testable)).toEqual([true, false, false, false, true, true, true]);
    expect(points[1]).toMatchObject({
      meanWait: 60,
      meanPoints: Number.NaN,
      toFirst: null,
      reason: "a price comes every 60 s: a fill after 5 s was one after 60 s",
    });
    expect(trend).not.toBeNull();
  });

  it("does not test a latency where fills come much later than it asks", () => {
    const coarse = Array.from({ length: 8 }, (_, number) => shockDay(number, 0.1, 60));
    const decided = (minute: number) =>
      curve({
        trades: coarse.map((day) => tradeOn(day, { minute, exit, latency: 5 })),
        book: bookOf(coarse),
      }).points.map(({ testable }) => testable);
    // Decided 1, 7 and 16 seconds before a price: every fill comes that much late.
    expect(decided(60 - 1 / 60)).toEqual([true, false, false, false, true, true, true]);
    expect(decided(60 - 7 / 60)).toEqual([false, false, false, false, true, true, true]);
    expect(decided(60 - 16 / 60)).toEqual([false, false, false, false, false, true, true]);
    const first = curve({
      trades: coarse.map((day) => tradeOn(day, { minute: 60 - 16 / 60, exit, latency: 5 })),
      book: bookOf(coarse),
    });
    expect(first.points[4]!.reason).toBe("a price comes every 60 s: a fill after 60 s was one after 76 s");
    expect(first.points[5]!.toFirst).toBeNull();
    expect(first.points[6]!.toFirst).not.toBeNull();
  });

  it("leaves a signal out of all latencies where one of them finds no price in time", () => {
    const late = [...tradesOf(), tradeOn(days[0]!, { minute: 387, exit })];
    expect(curve({ trades: late })).toMatchObject({ signals: 8, dropped: 1 });
    const beforeClose = [...tradesOf(), tradeOn(days[0]!, { minute: 357, exit })];
    expect(curve({ trades: beforeClose })).toMatchObject({ signals: 9, dropped: 0 });
    expect(curve({ trades: beforeClose, enforced: true })).toMatchObject({ signals: 8, dropped: 1 });
    const halt = { from: days[0]!.opensAt + 3615_000, to: days[0]!.opensAt + 3616_000, underlying: null, reason: "x" };
    expect(curve({ halts: [halt] })).toMatchObject({ signals: 7, dropped: 1 });
    expect(curve({ latencies: [0, 5], trades: late })).toMatchObject({ signals: 9, dropped: 0 });
  });

  it("draws a latency for each signal beside the fixed ones", () => {
    const { drawn } = curve();
    expect(drawn.latencies.n).toBe(8);
    expect(drawn.latencies.median).toBeGreaterThan(10);
    expect(drawn.latencies.median).toBeLessThan(40);
    // A fill waits for the next price, at most a step.
    expect(drawn.meanWait - drawn.latencies.mean).toBeGreaterThan(0);
    expect(drawn.meanWait - drawn.latencies.mean).toBeLessThan(step);
    expect(drawn.meanPoints).toBeCloseTo(0.1 * (120 - drawn.meanWait) - 0.5, 0);
    expect(curve({ seed: 2 }).drawn.latencies).not.toEqual(drawn.latencies);
    expect(curve({ drawnLatency: 60 }).drawn.latencies.median).toBeCloseTo(3 * drawn.latencies.median, 9);
    const even = curve({ drawnLatencySpread: 0 }).drawn.latencies;
    expect(even).toMatchObject({ minimum: 20, maximum: 20 });
  });

  it("multiplies latency and volatility under stress, apart and together", () => {
    const { stress, points } = curve();
    const [latency, volatility, both] = stress;
    expect(stress.map(({ stress: name, factor }) => [name, factor])).toEqual([
      ["latency", 3],
      ["volatility", 3],
      ["both", 3],
    ]);
    expect(latency!.meanPoints).toBeCloseTo(points[2]!.meanPoints, 12);
    expect(latency!.toCalm!.difference).toBeCloseTo(points[2]!.meanPoints - points[1]!.meanPoints, 12);
    // Three times the points, the cost as it was.
    expect(volatility!.meanPoints).toBeCloseTo(3 * (points[1]!.meanPoints + 0.5) - 0.5, 9);
    expect(both!.meanPoints).toBeCloseTo(3 * (points[2]!.meanPoints + 0.5) - 0.5, 9);
    const five = curve({ stressFactor: 5 }).stress[1]!;
    expect(five.meanPoints).toBeCloseTo(5 * (points[1]!.meanPoints + 0.5) - 0.5, 9);
  });

  it("meets the stop sooner in a wilder market", () => {
    const falling = Array.from({ length: 3 }, (_, number) => shockDay(number, -0.05));
    const trades = falling.map((day) =>
      tradeOn(day, { minute: 60, latency: 5, cost: 0.5, exit: { target: 10, stop: 10, maximumHold: 2 } }),
    );
    const { stress, points } = curve({ trades, book: bookOf(falling) });
    expect(points[1]!.meanPoints).toBeCloseTo(-6.3, 0);
    expect(stress[1]!.meanPoints).toBeLessThan(-10.4);
    expect(stress[1]!.meanPoints).toBeGreaterThan(-12);
  });

  it("says that nothing can be tested without trades, or on one latency", () => {
    const none = curve({ trades: [], book: bookOf([]) });
    expect(none).toMatchObject({ signals: 0, trend: null, statement: "not testable: there are no trades" });
    expect(none.points[0]).toMatchObject({ testable: false, meanPoints: Number.NaN });
    expect(none.drawn.latencies.n).toBe(0);
    const late = curve({ trades: [tradeOn(days[0]!, { minute: 387, exit })] });
    expect(late.statement).toBe("not testable: none of 1 signals found a price at every latency");
    const single = curve({ latencies: [0, 1, 2] });
    expect(single.trend).toBeNull();
    expect(single.statement).toBe("not testable: a price comes every 5 s: a fill after 1 s was one after 5 s");
  });

  it("refuses latencies that do not ascend", () => {
    expect(() => curve({ latencies: [0, 5, 5] })).toThrow(new RangeError("invalid latency: 5"));
    expect(() => curve({ latencies: [-1, 5] })).toThrow(new RangeError("invalid latency: -1"));
  });
});
