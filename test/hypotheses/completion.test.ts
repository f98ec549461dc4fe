import { describe, expect, it } from "vitest";
import { completion, slopeChange } from "../../lib/hypotheses/completion.js";
import { eventFlows } from "../../lib/hypotheses/event-flow.js";
import { createStream } from "../../lib/numeric/random.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { dateAfter } from "../fixtures/days.js";
import { flowDay } from "../fixtures/flow-days.js";
import { bookOf, detectionOf, perMinute, pricesOf } from "../fixtures/trades.js";

const parameters = { ...volumeShockPresets.seed.parameters.judge, flowBin: 60, flowLags: 0, resamples: 199 };

/** How the days of a test are made and judged. */
interface Options {
  /** Points a minute that the price gains in the five minutes after the flow of an event. */
  readonly accelerates?: number;
  readonly mostDays?: number;
  readonly changes?: Partial<typeof parameters>;
}

/**
 * On every day ten minutes of buying begin at minute 100 and the price follows, a point a minute. On odd days an event at minute
 * 100 predicts it; on even days nothing does, so they lend the placebos. Who waits for the flow finds a price that has just moved.
 */
function tried({ accelerates = 0, mostDays = 60, changes = {} }: Options = {}) {
  const stream = createStream(3, "prices");
  const own = { ...parameters, ...changes };
  const days = Array.from({ length: 40 }, (_, day) => {
    let price = 5000;
    const buying = (minute: number) => minute > 100 && minute <= 110;
    const prices = perMinute((minute) => {
      const more = day % 2 && minute > 109 && minute <= 114 ? accelerates : 0;
      price += (buying(minute) ? 1 : 0) + more + 0.5 * stream.normal();
      return price;
    });
    const signed = (second: number) => (buying(second / 60) ? 10 : 0);
    return flowDay({ date: dateAfter("2026-01-05", day), prices, signed });
  });
  const detections = days
    .filter((_, day) => day % 2)
    .map(({ date, opensAt }) => detectionOf({ id: date, date, triggeredAt: opensAt + 100 * 60_000, netDelta: 5000 }));
  const book = bookOf(days);
  const flows = eventFlows(detections, book, own, 0);
  // The bursts come at one clock time here: without the means of the clock they are not expected.
  const expected = new Map(
    [...flows.expected].map(([name, model]) => [name, { ...model, flowMeans: new Float64Array(78) }]),
  );
  const events = flows.events.map((event) => ({
    ...event,
    cumulative: Float64Array.from({ length: 30 }, (_, minute) => 10 * Math.min(10, minute + 1)),
  }));
  const matching = { minutes: 15, mostDays };
  return completion({ ...flows, events, expected }, book, matching, own, 0, createStream(3, "completion"));
}

describe("the change of drift", () => {
  it("is the next minutes' move minus the last ones', per minute", () => {
    const day = pricesOf({ prices: perMinute((minute) => (minute < 100 ? 5000 + minute : 5100 - 2 * (minute - 100))) });
    expect(slopeChange(day, day.opensAt + 100 * 60_000, 5)).toBeCloseTo(-3, 12);
    expect(slopeChange(day, day.opensAt + 50 * 60_000, 2)).toBeCloseTo(0, 12);
  });

  it("is unknown at the edges of the session", () => {
    const day = pricesOf({ prices: perMinute(() => 5000) });
    expect(slopeChange(day, day.opensAt + 60_000, 2)).toBeNaN();
    expect(slopeChange(day, day.closesAt - 60_000, 2)).toBeNaN();
  });
});

describe("completion", () => {
  it("does not take the stopping time for a change: a burst that ends looks alike after events and placebos", () => {
    const found = tried();
    expect(found).toMatchObject({ watched: 20, completed: 20, matched: 20 });
    expect(found.changes.map(({ minutes }) => minutes)).toEqual([2, 5]);
    const { events, placebos, finding } = found.changes[1]!;
    expect(events).toBeLessThan(-0.5);
    expect(placebos).toBeLessThan(-0.5);
    expect(Math.abs(finding.estimate)).toBeLessThan(0.3);
    expect(finding.pValue).toBeGreaterThan(0.01);
    expect(finding).toMatchObject({ trades: 20, days: 20, pOpposite: null });
    expect(finding.method).toContain("sign flips, all");
  });

  it("finds an acceleration, or its opposite, that comes after events only", () => {
    const [gains, loses] = [tried({ accelerates: 3 }), tried({ accelerates: -3 })];
    expect(gains.changes[1]!.finding.estimate).toBeGreaterThan(1.5);
    expect(loses.changes[1]!.finding.estimate).toBeLessThan(-1.5);
    for (const { changes } of [gains, loses]) expect(changes[1]!.finding.pValue).toBeLessThan(0.001);
  });

  it("has nothing to say of hedges that are never complete, nor of those that no placebo equals", () => {
    const never = tried({ changes: { completionShare: 1, hedgeRatio: 1, responseShare: 0.5, flowHorizon: 5 } });
    expect(never).toMatchObject({ completed: 0, matched: 0 });
    expect(never.changes[0]!.finding).toMatchObject({ trades: 0 });
    expect(tried({ changes: { completionShare: 0.5 } }).completed).toBe(20);
  });

  it("draws no more placebo days than asked for, and flips days by draws where they are many", () => {
    const one = tried({ mostDays: 1 });
    expect(one.matched).toBeLessThan(20);
    expect(one.changes[0]!.placebos).not.toBe(tried().changes[0]!.placebos);
  });
});
