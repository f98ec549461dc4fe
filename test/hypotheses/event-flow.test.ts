import { describe, expect, it } from "vitest";
import { type EventFlow, eventFlows, flowWithin, instantsOf, minutesToFlow } from "../../lib/hypotheses/event-flow.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { openOf } from "../fixtures/days.js";
import { flowDay } from "../fixtures/flow-days.js";
import { bookOf, detectionOf, perMinute, pricesOf } from "../fixtures/trades.js";

const parameters = { ...volumeShockPresets.seed.parameters.judge, flowBin: 60, flowLags: 0 };
const date = "2026-01-05";
const at = (minute: number) => openOf(date) + 60_000 * minute;
const event = (minute: number, changes: Parameters<typeof detectionOf>[0] = {}) =>
  detectionOf({ id: `m${minute}`, triggeredAt: at(minute), ...changes });

/** Ten contracts a minute are bought from minute 100 to 120, five are sold from 121 to 130; the price rises by a point a minute. */
const day = flowDay({
  date,
  prices: perMinute((minute) => 5000 + minute),
  signed: (second) => (second > 6000 && second <= 7200 ? 10 : second > 7260 && second <= 7800 ? -5 : 0),
});
const flows = (...detections: readonly ReturnType<typeof event>[]) =>
  eventFlows(detections, bookOf([day]), parameters, 300);

describe("flow after events", () => {
  it("predicts the hedge of the net delta in futures, times the hedge ratio", () => {
    expect(flows(event(100)).events[0]!.predicted).toBe(6000 / 50);
    const half = eventFlows([event(100, { direction: -1 })], bookOf([day]), { ...parameters, hedgeRatio: 0.5 }, 300);
    expect(half.events[0]!.predicted).toBe(-60);
  });

  it("adds up abnormal flow from the trigger on", () => {
    const [own] = flows(event(100)).events as [EventFlow];
    expect(flowWithin(own, 10)).toBe(100);
    expect(flowWithin(own, 0)).toBe(0);
    expect(flowWithin(own, 30)).toBe(200 - 45);
    expect(flowWithin(flows(event(380)).events[0]!, 30)).toBeNaN();
  });

  it("says when flow in the predicted direction reached a number of contracts, while it was watched", () => {
    const [own] = flows(event(100)).events as [EventFlow];
    expect(minutesToFlow(own, 55)).toBe(6);
    expect(minutesToFlow(own, 201)).toBeNaN();
    const [against] = flows(event(100, { direction: -1 })).events as [EventFlow];
    expect(minutesToFlow(against, 1)).toBeNaN();
    const [cut] = flows(event(100), event(105)).events as [EventFlow];
    expect(cut.watched).toBe(5);
    expect(minutesToFlow(cut, 55)).toBeNaN();
    expect(minutesToFlow(cut, 50)).toBe(5);
  });

  it("watches to the horizon, the next event or the close", () => {
    expect(flows(event(100)).events[0]!.watched).toBe(30);
    expect(flows(event(375)).events[0]!.watched).toBe(15);
  });

  it("knows whether an event stands apart by the flow window, before and after", () => {
    const apart = (...minutes: readonly number[]) =>
      flows(...minutes.map((minute) => event(minute))).events.map((own) => own.apart);
    expect(apart(100, 110)).toEqual([true, true]);
    expect(apart(100, 109, 130)).toEqual([false, false, true]);
  });

  it("puts events of one clock stretch into one stratum", () => {
    const strata = flows(event(29), event(31), event(59)).events.map(({ stratum }) => stratum);
    expect(strata).toEqual([0, 1, 1]);
  });

  it("has the move of the option window before the trigger", () => {
    expect(flows(event(100)).events[0]!.windowReturn).toBeCloseTo(5100 / 5095 - 1, 12);
  });

  it("takes overlapping events for one episode, with the sum of their predictions", () => {
    const { episodes } = flows(event(100), event(105, { direction: -1, netDelta: -1500 }), event(130));
    expect(episodes).toHaveLength(2);
    expect(episodes[0]).toMatchObject({
      detections: ["m100", "m105"],
      predicted: 120 - 30,
      observed: 150,
      volume: 1000,
    });
    expect(episodes[1]).toMatchObject({ detections: ["m130"], observed: 0, stratum: 4 });
    // Too near the close for its window.
    expect(flows(event(385)).episodes).toEqual([]);
  });

  it("counts events of days without takers as unseen", () => {
    const blind = pricesOf({ date: "2026-01-06", prices: perMinute(() => 5000) });
    const { events, unseen, expected } = eventFlows(
      [event(100), detectionOf({ date: "2026-01-06" })],
      bookOf([day, blind]),
      parameters,
      300,
    );
    expect([events.length, unseen, expected.size]).toEqual([1, 1, 1]);
    expect(eventFlows([detectionOf({ date: "2026-01-06" })], bookOf([blind]), parameters, 300)).toMatchObject({
      events: [],
      episodes: [],
      unseen: 1,
    });
  });
});

describe("the instants of events", () => {
  it("stand by underlying and date, in order", () => {
    const instants = instantsOf([event(9), event(3), event(5, { underlying: "OTHER" })]);
    expect(instants.get("TEST")!.get(date)).toEqual([at(3), at(9)]);
    expect(instants.get("OTHER")!.get(date)).toEqual([at(5)]);
  });
});
