import { describe, expect, it } from "vitest";
import { hedgeTiming } from "../../lib/hypotheses/hedge-timing.js";
import { createStream } from "../../lib/numeric/random.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { eventFlowOf } from "../fixtures/events.js";

const parameters = { ...volumeShockPresets.seed.parameters.judge, resamples: 99 };
const timing = (events: Parameters<typeof hedgeTiming>[0], changes: Partial<typeof parameters> = {}) =>
  hedgeTiming(events, { ...parameters, ...changes }, createStream(1, "timing"));

/** Cumulative flow that comes evenly between two minutes. */
const between = (from: number, to: number, size = 80) =>
  Array.from({ length: 30 }, (_, minute) => size * Math.max(0, Math.min(1, (minute + 1 - from) / (to - from))));
/** One a day, bought and sold in turn, of slightly different sizes. */
const events = (flow: (size: number) => readonly number[], days = 40) =>
  Array.from({ length: days }, (_, day) => eventFlowOf(flow(80 + (day % 5)), { day, direction: day % 2 ? -1 : 1 }));

describe("hedge timing", () => {
  it("finds flow that comes in the claimed minutes, and that it is more than its even share", () => {
    const { flow, share, pooledShare, evenShare } = timing(events((size) => between(2, 10, size)));
    expect(flow.estimate).toBeCloseTo(82, 9);
    expect(flow.pValue).toBeLessThan(1e-6);
    expect(share.pValue).toBeLessThan(1e-6);
    expect(pooledShare).toBeCloseTo(1, 12);
    expect(evenShare).toBe(8 / 30);
    expect(flow).toMatchObject({ trades: 40, days: 40 });
  });

  it("tells an even flow from a concentrated one, and early flow from timely flow", () => {
    const even = timing(events((size) => between(0, 30, size)));
    expect(even.flow.pValue).toBeLessThan(1e-6);
    expect(even.share.estimate).toBeCloseTo(0, 9);
    expect(even.pooledShare).toBeCloseTo(8 / 30, 12);
    const early = timing(events((size) => between(0, 2, size)));
    expect(early.flow.estimate).toBeCloseTo(0, 12);
    expect(early.share.pOpposite).toBeLessThan(1e-6);
  });

  it("leaves out disturbed events and those that the close cuts off", () => {
    const whole = events((size) => between(2, 10, size), 31);
    const disturbed = eventFlowOf(between(2, 10, 9999), { apart: false });
    const cut = eventFlowOf(between(2, 10, 50).slice(0, 12), { day: 31 });
    const { flow, share } = timing([...whole, disturbed, cut]);
    expect(flow.trades).toBe(32);
    expect(share.trades).toBe(31);
  });

  it("has no share where the pooled flow went the other way", () => {
    expect(timing(events((size) => between(2, 10, -size))).pooledShare).toBeNaN();
  });

  it("takes its minutes from the parameters", () => {
    const late = events((size) => between(15, 20, size));
    expect(timing(late).flow.estimate).toBe(0);
    expect(timing(late, { timingFrom: 15, flowWindow: 20 }).flow.estimate).toBeCloseTo(82, 9);
    expect(timing(late, { flowHorizon: 20 }).evenShare).toBe(8 / 20);
    expect(
      timing(
        events((size) => between(2, 10, size), 25),
        { resamples: 49 },
      ).flow.method,
    ).toContain("49 drawn");
  });
});
