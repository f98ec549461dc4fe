import { describe, expect, it } from "vitest";
import { abnormalFlow, binAt, type ExpectedFlow, expectedFlow } from "../../lib/hypotheses/expected-flow.js";
import { createStream } from "../../lib/numeric/random.js";
import { linearRegression } from "../../lib/statistics/linear-regression.js";
import { dateAfter } from "../fixtures/days.js";
import { flowDay } from "../fixtures/flow-days.js";
import { pricesOf } from "../fixtures/trades.js";

const rule = { flowBin: 60, flowLags: 2, flowHorizon: 30, window: 300 };
const quiet = new Map<string, readonly number[]>();

/** Flow that remembers half of what it was a minute ago, with a clock-time mean of 3 in the second hour. */
function rememberingDays(count: number, memory = 0.5) {
  const stream = createStream(5, "flow");
  return Array.from({ length: count }, (_, k) => {
    let last = 0;
    return flowDay({
      date: dateAfter("2026-01-05", k),
      signed: (second) => {
        last = memory * last + stream.normal();
        return last + (second > 3600 && second <= 7200 ? 3 : 0);
      },
    });
  });
}

describe("expected flow", () => {
  it("finds the memory and the means of the clock buckets, as a regression on dummies does", () => {
    const days = rememberingDays(20);
    const expected = expectedFlow(days, quiet, { ...rule, flowLags: 1 })!;
    // The slow twin: one dummy per clock bucket and the lag, without any partialling out; the price never moves.
    const y: number[] = [];
    const lag: number[] = [];
    const buckets: number[] = [];
    for (const { flow } of days) {
      for (let bin = 1; bin < 390; bin++) {
        y.push(flow!.signed[bin]!);
        lag.push(flow!.signed[bin - 1]!);
        buckets.push(Math.floor(bin / 5));
      }
    }
    const dummies = Array.from({ length: 78 }, (_, bucket) => buckets.map((own) => (own === bucket ? 1 : 0)));
    const twin = linearRegression([...dummies, lag], y, false, null);
    // A price that never moves leaves its lags without meaning, and then none are used: so let it move.
    expect([...expected.ownLags]).toEqual([0]);
    const stream = createStream(6, "price");
    const moving = days.map((day) => {
      const prices = Float64Array.from(day.path.at, () => 5000 + stream.normal());
      return { ...day, path: { ...day.path, price: prices } };
    });
    const fitted = expectedFlow(moving, quiet, { ...rule, flowLags: 1 })!;
    expect(fitted.ownLags[0]).toBeCloseTo(twin.coefficients[78]!, 1);
    expect(fitted.ownLags[0]).toBeGreaterThan(0.45);
    expect(fitted.ownLags[0]).toBeLessThan(0.55);
    expect(fitted.flowMeans[15]).toBeGreaterThan(2);
    expect(Math.abs(fitted.flowMeans[40]!)).toBeLessThan(1);
    expect(fitted.fitted).toBe(20 * 389);
  });

  it("keeps the time around events out of the fit", () => {
    const date = "2026-01-05";
    const at = flowDay({ signed: () => 0 }).opensAt + 60 * 60_000;
    const spiked = flowDay({ date, signed: (second) => (second > 3600 && second <= 5400 ? 1000 : 1) });
    const means = (events: ReadonlyMap<string, readonly number[]>) => expectedFlow([spiked], events, rule)!.flowMeans;
    expect(means(quiet)[12]).toBe(1000);
    expect(means(new Map([[date, [at]]]))[12]).toBe(0);
    expect(means(new Map([[date, [at]]]))[10]).toBe(1);
    // The option window before the event may hold the first of the answer.
    expect(means(new Map([[date, [at]]]))[11]).toBe(0);
    expect(expectedFlow([spiked], new Map([[date, [at]]]), { ...rule, window: 0 })!.flowMeans[11]).toBe(1);
    expect(expectedFlow([spiked], new Map([[date, [at]]]), { ...rule, flowHorizon: 10 })!.flowMeans[14]).toBe(1000);
  });

  it("takes bins as wide as asked for, or the next multiple that covers the feed's step", () => {
    const width = (flowStep: number, flowBin: number) =>
      expectedFlow([flowDay({ flowStep, signed: () => 0 })], quiet, { ...rule, flowBin })!.width;
    expect(width(5, 15)).toBe(15);
    expect(width(60, 15)).toBe(60);
    expect(width(100, 15)).toBe(105);
  });

  it("is null without takers, and leaves out the days that have none", () => {
    const blind = pricesOf({ date: "2026-01-06", prices: [1, 2, 3] });
    expect(expectedFlow([blind], quiet, rule)).toBeNull();
    expect([...expectedFlow([blind, flowDay({ signed: () => 0 })], quiet, rule)!.grids.keys()]).toEqual(["2026-01-05"]);
  });
});

describe("abnormal flow", () => {
  const day = flowDay({ signed: (second) => second / 60 });
  const plain = expectedFlow([day], quiet, { ...rule, flowLags: 0 })!;
  const nothing: ExpectedFlow = { ...plain, flowMeans: new Float64Array(78), returnMeans: new Float64Array(78) };
  const grid = plain.grids.get(day.date)!;
  const at = (minute: number) => day.opensAt + 60_000 * minute;

  it("adds up the bins after the instant, and ends with the session", () => {
    expect([...abnormalFlow(nothing, grid, at(10), 0, 3)]).toEqual([11, 11 + 12, 11 + 12 + 13]);
    expect(abnormalFlow(nothing, grid, at(388), 0, 30)).toHaveLength(2);
    expect(abnormalFlow(nothing, grid, at(400), 0, 30)).toHaveLength(0);
    expect(binAt(grid, at(10) + 1)).toBe(11);
  });

  it("takes the mean of the clock bucket off", () => {
    expect(plain.flowMeans[2]).toBe(13);
    expect([...abnormalFlow(plain, grid, at(10), 0, 3)]).toEqual([-2, -3, -3]);
  });

  it("forms the expectation before the event and lets it feed on itself", () => {
    const memory: ExpectedFlow = { ...nothing, ownLags: Float64Array.of(0.5), returnLags: Float64Array.of(0) };
    // Known at minute 10: flow 10. Expected afterwards: 5, 2.5, 1.25.
    const [first, second, third] = abnormalFlow(memory, grid, at(10), 0, 3);
    expect(first).toBeCloseTo(11 - 5, 12);
    expect(second).toBeCloseTo(11 + 12 - 7.5, 12);
    expect(third).toBeCloseTo(11 + 12 + 13 - 8.75, 12);
    // Known two minutes earlier only: flow 8, expected 4, 2, and then 1, 0.5, 0.25 after the event.
    expect(abnormalFlow(memory, grid, at(10), 120, 3)[2]).toBeCloseTo(11 + 12 + 13 - 1.75, 12);
  });

  it("lets returns speak up to the event only", () => {
    const moving = { ...grid, returns: grid.returns.map((_, bin) => (bin === 9 ? 0.01 : 1)) };
    const echo: ExpectedFlow = { ...nothing, ownLags: Float64Array.of(0), returnLags: Float64Array.of(100) };
    expect([...abnormalFlow(echo, moving, at(10), 0, 2)]).toEqual([11 - 1, 11 + 12 - 1]);
  });

  it("removes nothing of a hedge that comes evenly after the event", () => {
    const stream = createStream(8, "noise");
    const hedged = Array.from({ length: 8 }, (_, k) =>
      flowDay({
        date: dateAfter("2026-02-02", k),
        prices: Array.from({ length: 391 }, () => 5000 + stream.normal()),
        signed: (second) => stream.normal() + (second > 6000 && second <= 6600 ? 20 : 0),
      }),
    );
    const events = new Map(hedged.map((own) => [own.date, [own.opensAt + 6_000_000]]));
    const expected = expectedFlow(hedged, events, rule)!;
    for (const own of hedged) {
      const sums = abnormalFlow(expected, expected.grids.get(own.date)!, own.opensAt + 6_000_000, 300, 10);
      expect(Math.abs(sums[9]! - 200)).toBeLessThan(20);
    }
  });
});
