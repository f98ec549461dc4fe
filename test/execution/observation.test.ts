import { describe, expect, it } from "vitest";
import { flowPrediction } from "../../lib/execution/flow-prediction.js";
import { observe } from "../../lib/execution/observation.js";
import { synthetic } from "../../lib/market/market-profiles.js";
import { detectionOf, labelOf } from "../fixtures/alerts.js";
import { openOf } from "../fixtures/days.js";
import { type PricesOptions, perMinute, pricesOf } from "../fixtures/trades.js";

/** An emergency decided at minute 11 (response 2, range 1 to 5 minutes, 15 to 30 points) on a day of the given prices. */
const seen = (price: (minute: number) => number, given: Partial<PricesOptions> = {}, direction: 1 | -1 = 1) =>
  observe(
    flowPrediction(detectionOf({ direction, netDelta: direction * 10_000 }), labelOf("GAMMA_EMERGENCY")),
    pricesOf({ prices: perMinute(price), ...given }),
  );

describe("observe", () => {
  it("holds the prediction against the price until the longest response of the class", () => {
    // Five points a minute from minute 11 on: 25 points in five minutes, half of 22.5 after the third.
    expect(seen((minute) => 5000 + 5 * Math.max(0, minute - 11))).toEqual({
      detection: "TEST/2026-01-05/1",
      basis: "price",
      horizon: 5,
      knownAt: openOf("2026-01-05") + 16 * 60_000,
      predictedDirection: 1,
      observedDirection: 1,
      directionCorrect: true,
      predictedMagnitude: 22.5,
      observedMagnitude: 25,
      magnitudeError: 2.5 / 22.5,
      predictedTiming: 2,
      observedTiming: 3,
      timingError: 1,
      accuracyScore: 0.5 + 0.25 * (1 - 2.5 / 22.5) + 0.25 * (1 - 1 / 2),
    });
  });

  it("is known with the price of the horizon, however late that comes, or without one when none could come any more", () => {
    const minute = (k: number) => openOf("2026-01-05") + k * 60_000;
    // The response ends at minute 16; its price comes two minutes later, and would have counted until half a horizon later.
    expect(seen((k) => (k === 16 || k === 17 ? Number.NaN : 5000)).knownAt).toBe(minute(18));
    expect(seen((k) => (k > 15 ? Number.NaN : 5000)).knownAt).toBe(minute(18.5));
    expect(seen(() => Number.NaN).knownAt).toBe(minute(18.5));
  });

  it("finds the first price that is half of the way", () => {
    const observation = seen((minute) => (minute === 12 ? 5011.25 : 5000));
    expect(observation).toMatchObject({ observedTiming: 1, observedDirection: 0 });
    expect(seen((minute) => (minute === 12 ? 5011.2 : 5000)).observedTiming).toBe(Number.NaN);
  });

  it("counts a move the other way as a miss of direction, with a time that was never reached", () => {
    const observation = seen((minute) => 5000 - 5 * Math.max(0, minute - 11));
    expect(observation).toMatchObject({ observedDirection: -1, directionCorrect: false, observedMagnitude: 25 });
    expect(observation.observedTiming).toBe(Number.NaN);
    expect(observation.accuracyScore).toBeCloseTo(0.25 * (1 - 2.5 / 22.5), 12);
  });

  it("follows the prediction downwards as well", () => {
    const observation = seen((minute) => 5000 - 5 * Math.max(0, minute - 11), {}, -1);
    expect(observation).toMatchObject({ predictedDirection: -1, directionCorrect: true, observedTiming: 3 });
  });

  it("counts no move as no direction", () => {
    expect(seen(() => 5000)).toMatchObject({
      observedDirection: 0,
      directionCorrect: false,
      observedMagnitude: 0,
      magnitudeError: 1,
    });
  });

  it("keeps an alert without prices: a miss of direction and a censored time, worth nothing", () => {
    const observation = seen((minute) => (minute > 13 ? Number.NaN : 5000));
    expect(observation).toMatchObject({
      observedDirection: Number.NaN,
      directionCorrect: false,
      observedMagnitude: Number.NaN,
      observedTiming: Number.NaN,
      accuracyScore: 0,
    });
  });

  it("watches an ambiguous signal over the modelled response, against no magnitude", () => {
    const day = pricesOf({ prices: perMinute((minute) => 5000 + minute) });
    const observation = observe(
      flowPrediction(detectionOf({ estimatedResponse: 10 }), labelOf("AMBIGUOUS_SIGNAL")),
      day,
    );
    expect(observation).toMatchObject({
      horizon: 10,
      observedMagnitude: 10,
      directionCorrect: true,
      predictedMagnitude: Number.NaN,
      magnitudeError: Number.NaN,
      observedTiming: Number.NaN,
      accuracyScore: 0.5,
    });
  });

  it("counts in points of the market", () => {
    const profile = { ...synthetic, point: { kind: "absolute", size: 0.5 } as const };
    expect(seen((minute) => 5000 + 5 * Math.max(0, minute - 11), { profile }).observedMagnitude).toBe(50);
  });

  it("uses no price from before the decision", () => {
    const jump = (minute: number) => (minute < 11 ? 100 : 5000 + minute);
    expect(seen(jump)).toEqual(seen((minute) => 5000 + minute));
  });
});
