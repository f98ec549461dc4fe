import { describe, expect, it } from "vitest";
import type { EventFlow } from "../../lib/hypotheses/event-flow.js";
import { responseSpeed } from "../../lib/hypotheses/response-speed.js";
import { createStream } from "../../lib/numeric/random.js";
import { coxRegression } from "../../lib/statistics/cox-regression.js";
import { volumeShockPresets } from "../../lib/strategies/volume-shock.js";
import { eventFlowOf } from "../fixtures/events.js";

const parameters = { ...volumeShockPresets.seed.parameters.judge, resamples: 199 };
const speed = (events: readonly EventFlow[], changes: Partial<typeof parameters> = {}) =>
  responseSpeed(events, { ...parameters, ...changes }, createStream(3, "speed"));

/** Two events a day; hedges are done evenly over a time that falls with the exposure (g = 1), or does not (g = 0). */
function hedged(days: number, g: number, seed = 1): readonly EventFlow[] {
  const stream = createStream(seed, "hedges");
  return Array.from({ length: 2 * days }, (_, k) => {
    const predicted = 100 * Math.exp(0.8 * stream.normal());
    const minutes = 12 * (predicted / 100) ** -g * Math.exp(0.3 * stream.normal());
    const flow = Array.from({ length: 30 }, (_, minute) => predicted * Math.min(1, (minute + 1) / minutes));
    return eventFlowOf(flow, { day: Math.floor(k / 2), predicted, stratum: k % 3, direction: k % 2 ? 1 : -1 });
  });
}

/** No hedge at all: flow is a random walk that knows nothing of the prediction. */
function unhedged(days: number, seed: number): readonly EventFlow[] {
  const stream = createStream(seed, "walks");
  return Array.from({ length: 2 * days }, (_, k) => {
    let sum = 0;
    const flow = Array.from({ length: 30 }, () => {
      sum += 20 * stream.normal();
      return sum;
    });
    return eventFlowOf(flow, {
      day: Math.floor(k / 2),
      predicted: 60 * Math.exp(0.8 * stream.normal()),
      stratum: k % 3,
    });
  });
}

describe("speed of response", () => {
  it("finds that larger exposures are answered faster where that was planted", () => {
    const found = speed(hedged(50, 1))!;
    expect(found.hazard.pValue).toBe(1 / 200);
    expect(found.hazard.estimate).toBeGreaterThan(0.5);
    expect(found.spearman.interval!.upper).toBeLessThan(-0.6);
    expect(found.exponentOfLogs).toBeLessThan(-0.7);
    expect(found.exponent).toBeLessThan(-0.5);
    expect(found.kendallTau).toBeLessThan(-0.5);
    expect(found.pNoRelation).toBe(1 / 200);
    expect(found.hazard.pOpposite).toBe(1);
    expect(found.thirds.pValue).toBeLessThan(0.001);
  });

  it("does not find it where the time has nothing to do with exposure", () => {
    const tests = Array.from({ length: 60 }, (_, seed) => speed(hedged(40, 0, seed), { resamples: 99 })!);
    expect(tests.filter(({ hazard }) => hazard.pValue! <= 0.05).length).toBeLessThanOrEqual(10);
    expect(tests.filter(({ hazard }) => hazard.pOpposite! <= 0.05).length).toBeLessThanOrEqual(10);
    expect(tests.filter(({ spearman }) => spearman.interval!.upper < -0.6)).toEqual([]);
    expect(tests.filter(({ spearman }) => spearman.pOpposite! < 0.05).length).toBeGreaterThan(50);
    expect(speed(hedged(40, 0), { claimedSpearman: 1 })!.spearman.pOpposite).toBe(1);
    // Permuted thresholds alone would be deceived: they cannot be reached by small hedges.
    expect(tests.filter(({ pNoRelation }) => pNoRelation <= 0.05).length).toBeGreaterThan(30);
  });

  it("is not deceived by the definition of the time: without any hedge large thresholds are reached later", () => {
    const tests = Array.from({ length: 60 }, (_, seed) => speed(unhedged(40, seed), { resamples: 99 })!);
    // The textbook statistics are off by construction.
    expect(tests.filter(({ spearman }) => spearman.estimate > 0.2).length).toBeGreaterThan(45);
    expect(tests.filter(({ mechanical }) => mechanical < 0).length).toBe(60);
    // 5 % of 60 to either side, with room for chance.
    expect(tests.filter(({ hazard }) => hazard.pValue! <= 0.05).length).toBeLessThanOrEqual(10);
    expect(tests.filter(({ hazard }) => hazard.pOpposite! <= 0.05).length).toBeLessThanOrEqual(10);
  });

  it("takes the first step of the Newton iteration that a Cox regression makes", () => {
    const { times, score } = speed(hedged(50, 0.05))!;
    const cox = coxRegression(
      times.map(({ minutes }) => minutes),
      times.map(({ censored }) => (censored ? 0 : 1)),
      [times.map(({ exposure }) => Math.log(exposure))],
      "breslow",
      times.map(({ date }) => date),
    );
    // Near zero the first step is almost the whole way.
    expect(Math.abs(score - cox.coefficients[0]!)).toBeLessThan(0.03);
    expect(Math.abs(cox.coefficients[0]!)).toBeLessThan(0.5);
  });

  it("censors what the watch did not see", () => {
    const never = eventFlowOf(new Array<number>(30).fill(0), { day: 1 });
    const cut = eventFlowOf(
      Array.from({ length: 30 }, (_, k) => 10 * (k + 1)),
      { day: 2, watched: 4 },
    );
    const seen = eventFlowOf(
      Array.from({ length: 30 }, (_, k) => 10 * (k + 1)),
      { day: 3 },
    );
    const { times, spearman } = speed([never, cut, seen])!;
    expect(times).toMatchObject([
      { minutes: 30, censored: true },
      { minutes: 4, censored: true },
      { minutes: 5, censored: false },
    ]);
    expect(spearman.violated).toEqual(["2 of 3 times are censored"]);
    const [, , sooner] = speed([never, cut, seen], { responseShare: 0.2 })!.times;
    expect(sooner!.minutes).toBe(2);
  });

  it("leaves out events that others disturb, and is null for fewer than three events or two days", () => {
    const own = hedged(50, 1);
    expect(speed([...own, { ...own[0]!, apart: false }])!.times).toHaveLength(100);
    expect(speed(own.slice(0, 2))).toBeNull();
    expect(speed([own[0]!, own[1]!, own[1]!])).toBeNull();
    expect(speed([])).toBeNull();
  });

  it("has no answer, and no NaN without a reason, where nothing ever responded", () => {
    const silent = Array.from({ length: 5 }, (_, day) =>
      eventFlowOf(new Array<number>(30).fill(0), { day, predicted: 100 + day }),
    );
    const found = speed(silent)!;
    expect(found.hazard.pValue).toBeNaN();
    expect(found.spearman).toMatchObject({ trades: 0, interval: null });
    expect(found.spearman.violated).toEqual(["5 of 5 times are censored"]);
  });
});
